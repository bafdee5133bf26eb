import { StoredStateTag } from './event-console.tsx'

/** A campaign's states are among those of events. */
export function CampaignStateTag({ state }: { state: 'draft' | 'published' | 'archived' }) {
  return <StoredStateTag state={state} />
}

import { useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { webhookMessages } from '../webhook-messages.ts'

export type EndpointState = 'active' | 'failing' | 'paused'
const TONES: Record<EndpointState, Tone> = { active: 'ok', failing: 'warn', paused: 'idle' }

export function endpointState({ pausedAt, failingSince }: { pausedAt: unknown; failingSince: unknown }): EndpointState {
  if (pausedAt) return 'paused'
  return failingSince ? 'failing' : 'active'
}

export function WebhookState({ state }: { state: EndpointState }) {
  const text = useMessages(webhookMessages)
  return <StateTag tone={TONES[state]}>{text(state)}</StateTag>
}

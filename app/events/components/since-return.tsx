import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { eventChangeMessages } from '../event-change-messages.ts'
import { ChangeList, receivedChanges, type SentChange } from './change-list.tsx'

type Since = { at: string; by: string | null; note: string | null; changes: readonly SentChange[]; plan: boolean }

/** On the page of a review, when the event was sent back before: what was asked for, and what differs since. */
export function SinceReturnSection({ since, eventId }: { since: Since; eventId: string }) {
  const text = useMessages(eventChangeMessages)
  const by = text('historyBy', { name: since.by ?? text('system'), at: since.at })
  return (
    <Section id="since" title={text('sinceReturn')} headingLevel={3} aside={by}>
      {since.note ? <p className="whitespace-pre-line">{since.note}</p> : null}
      <ChangeList caption={text('sinceChanges')} changes={receivedChanges(since.changes)} />
      {since.plan ? (
        <p>
          <Link href={`/console/events/${eventId}/plan`}>{text('sincePlan')}</Link>
        </p>
      ) : null}
    </Section>
  )
}

import type { Translate } from '#app/platform/messages.ts'
import type { Fact } from '#app/ui/facts.tsx'
import { Link } from '#app/ui/link.tsx'
import type { eventPageMessages } from '../event-page-messages.ts'
import { EventPlace } from './event-place.tsx'
import type { ShownEvent } from './shown-event.ts'

type Text = Translate<(typeof eventPageMessages)['keys'][number]>

/** When, where, who may come, what to bring: in the order in which somebody decides to come. */
export function factsOf(event: ShownEvent, text: Text, preview?: boolean): Fact[] {
  const { venue } = event
  const facts: (Fact | undefined)[] = [
    {
      icon: 'clock',
      label: text('when'),
      content: (
        <>
          <strong className="block">{event.when.strong}</strong>
          {event.when.rest.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
          {preview ? null : <Link href={`/events/${event.slug}.ics`}>{text('calendar')}</Link>}
        </>
      ),
    },
    venue.name || venue.address
      ? {
          icon: 'pin',
          label: text('where'),
          content: <EventPlace venue={venue} />,
        }
      : undefined,
    event.accessibility
      ? { icon: 'wheelchair', label: text('accessibility'), content: event.accessibility, strong: true }
      : undefined,
    {
      icon: 'people',
      label: text('audience'),
      content: (
        <>
          {event.ages ? <strong className="block">{event.ages}</strong> : null}
          {event.audience || (event.ages ? null : text('audienceAny'))}
        </>
      ),
    },
    event.bring || event.slots.length > 0
      ? { icon: 'bag', label: text('bring'), content: event.bring || text('bringTicket') }
      : undefined,
  ]
  return facts.filter((fact) => fact !== undefined)
}

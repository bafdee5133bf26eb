import { formatMomentShort } from '#app/platform/dates.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { wallMessages } from '../wall-messages.ts'

type Spoken = { id: string; speaker: string; summary: string; recordedAt: string | Date }

/** What was said in the room and, for those who run walls, the way to the wall of the question's event. */
export function SpokenAnswers({ event, spoken }: { event: { slug: string } | null; spoken: readonly Spoken[] }) {
  const text = useMessages(wallMessages)
  const language = useLanguage()
  if (!event && spoken.length === 0) return null
  return (
    <Panel title={text(spoken.length > 0 ? 'saidBefore' : 'caseLink')} headingLevel={2}>
      {spoken.map((one) => (
        <div key={one.id}>
          <p className="hint">
            {text('saidLine', { time: formatMomentShort(new Date(one.recordedAt), language), speaker: one.speaker })}
          </p>
          <p className="whitespace-pre-line">{one.summary}</p>
        </div>
      ))}
      {event ? (
        <p>
          <a href={`/console/events/${event.slug}/wall`}>{text('hostTitle')}</a>
        </p>
      ) : null}
    </Panel>
  )
}

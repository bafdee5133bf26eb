import { FEWEST_PEOPLE } from '#app/platform/small-numbers.ts'
import { useMessages } from '#app/ui/language.tsx'
import { statisticsMessages } from '../statistics-messages.ts'

const DEFINED = [
  ['received', 'defReceived'],
  ['answered', 'defAnswered'],
  ['closed', 'defClosed'],
  ['responseRate', 'defResponseRate'],
  ['resolutionRate', 'defResolutionRate'],
  ['onTimeRate', 'defOnTimeRate'],
  ['onTimeOriginalRate', 'defOnTimeOriginalRate'],
  ['satisfactionRate', 'defSatisfactionRate'],
  ['overdueOpen', 'defOverdueOpen'],
] as const

/** What each figure means and how it is computed. */
export function FigureDefinitions({ asOf }: { asOf: string }) {
  const text = useMessages(statisticsMessages)
  return (
    <>
      <dl className="facts">
        {DEFINED.map(([name, definition]) => (
          <div key={name} className="my-2">
            <dt className="font-semibold">{text(name)}</dt>
            <dd>{text(definition, { few: FEWEST_PEOPLE })}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">
        {text('basis')} {asOf}
      </p>
    </>
  )
}

// The check-in page of an event in the console: counts, gates, phones, corrections.
import { localName } from '#app/platform/local-text.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink, Buttons } from '#app/ui/button.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { checkInMessages } from '../check-in-messages.ts'
import { ArrivalsOverview } from './arrivals-overview.tsx'
import type { Arrivals, CheckInEvent, Search } from './check-in-types.ts'
import { type CorrectionAnswer, CorrectionSection } from './correction-section.tsx'
import { DevicesSection, type PairingAnswer } from './devices-section.tsx'

export type CheckInConsoleProps = {
  data: {
    event: CheckInEvent
    arrivals: Arrivals
    search: { q: string; found: Search | null }
    done: string | null
  }
  answer: PairingAnswer | CorrectionAnswer | undefined
}

const DONE = { revoked: 'doneRevoked', corrected: 'doneCorrected', unchanged: 'doneUnchanged' } as const

export function CheckInConsole({ data, answer }: CheckInConsoleProps) {
  const text = useMessages(checkInMessages)
  const language = useLanguage()
  const { event, arrivals, search } = data
  const base = `/console/events/${event.id}`
  const done = DONE[data.done as keyof typeof DONE]
  const correction = answer?.intent === 'correct' ? answer : undefined
  const pairing = answer && answer.intent !== 'correct' ? answer : undefined
  return (
    <ConsolePage
      current="events"
      title={localName(language, event.title, event.titleEn)}
      eyebrow={localName(language, event.department, event.departmentEn)}
      tabs={{
        label: text('tabs'),
        items: [
          { href: base, label: text('tabOverview') },
          { href: `${base}/check-in`, label: text('tabCheckIn'), current: true },
        ],
      }}
      actions={
        <Buttons>
          <ButtonLink href={`/board/${event.slug}`} icon="chart">
            {text('board')}
          </ButtonLink>
          {event.may.correct ? (
            <ButtonLink href={`${base}/check-in/list`} icon="print">
              {text('print')}
            </ButtonLink>
          ) : null}
        </Buttons>
      }
    >
      {done && !answer ? <Banner tone="success" title={text(done)} result /> : null}
      <ArrivalsOverview arrivals={arrivals} />
      <DevicesSection event={event} devices={arrivals.devices} answer={pairing} />
      {event.may.correct ? <CorrectionSection eventId={event.id} search={search} answer={correction} /> : null}
    </ConsolePage>
  )
}

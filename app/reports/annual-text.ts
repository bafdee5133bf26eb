// Paragraphs on open days and public concerns for the yearly report on openness (条例第五十条; 国办公开办函〔2021〕30号). Questions are
// never mixed into its table of applications. Pure.
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { type Counts, percentOf, ratesOf } from '#app/questions/figures.ts'
import { annualMessages } from './annual-messages.ts'
import type { Block } from './report-paper.ts'

export type AnnualFigures = {
  year: string
  events: { planned: number; held: number; visitors: number; units: number; without: number }
  counts: Counts
  /** questions asked at events and with registrations */
  atEvents: number
  suggestions: { asked: number; adopted: number; partly: number; not: number }
  concerns: { entered: number; answered: number; kinds: number }
  orders: { nudge: number; orders: number }
}

export function annualBlocks(figures: AnnualFigures, language: Language): Block[] {
  const text = translator(language, annualMessages)
  const { events, counts, suggestions, orders } = figures
  const rates = ratesOf(counts)
  const ahead = events.planned - events.held
  const paragraph = (words: string): Block => ({ type: 'paragraph', text: words.trim() })
  const heading = (words: string): Block => ({ type: 'heading', text: words })
  return [
    heading(text('openDays')),
    paragraph(
      text('openDaysLine', {
        ...{ year: figures.year, held: events.held, units: events.units, visitors: events.visitors },
        ahead: ahead > 0 ? text('ahead', { count: ahead }) : '',
        idle: events.without > 0 ? text('idle', { count: events.without }) : '',
      }),
    ),
    heading(text('questions')),
    paragraph(
      text('questionsLine', {
        ...{ received: counts.received, atEvents: figures.atEvents, answered: counts.answered },
        ...{ withheld: counts.withheld, overdueOpen: counts.overdueOpen },
        answeredRate: percentOf(rates.answeredRate),
        onTimeRate: percentOf(rates.onTimeRate),
        ratings:
          counts.rated > 0
            ? text('ratings', {
                rated: counts.rated,
                satisfactionRate: percentOf(rates.satisfactionRate),
                speedRate: percentOf(rates.speedRate),
              })
            : '',
      }),
    ),
    ...(suggestions.asked > 0 ? [paragraph(text('suggestions', suggestions))] : []),
    heading(text('concerns')),
    paragraph(text('concernsLine', figures.concerns)),
    ...(orders.nudge + orders.orders > 0 ? [paragraph(text('supervisionLine', orders))] : []),
    paragraph(text('apart')),
  ]
}

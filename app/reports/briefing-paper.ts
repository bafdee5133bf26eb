// A monthly briefing (月度通报) as blocks of a paper, from its figures and what the overseer wrote. Pure.
import { formatMoment, formatMonth } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { percentOf } from '#app/questions/figures.ts'
import { oversightMessages } from '#app/questions/oversight-messages.ts'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import type { BriefingFigures } from '#db/schema/reports.ts'
import { briefingMessages } from './briefing-messages.ts'
import { eventReportMessages } from './event-report-messages.ts'
import { FEWEST_RANKED } from './league.ts'
import { orderPaperMessages } from './order-messages.ts'
import type { Block } from './report-paper.ts'

export type BriefingTexts = { remarks: string; practice: string }

const NUMERALS = ['一', '二', '三', '四', '五', '六']

export function briefingBlocks(
  month: string,
  figures: BriefingFigures,
  texts: BriefingTexts,
  language: Language,
): Block[] {
  const text = translator(language, briefingMessages)
  const sections: [string, Block[]][] = [
    [text('overall'), [...overall(month, figures, language), ...prose(texts.remarks)]],
    [text('league'), league(figures, language)],
    [text('supervision'), supervision(figures, language)],
    ...(texts.practice ? [[text('good'), prose(texts.practice)] satisfies [string, Block[]]] : []),
    [text('overdueTitle'), overdue(figures, language)],
    [text('lateReports'), lateReports(figures, language)],
  ]
  return sections.flatMap(([title, blocks], at) => {
    const n = language === 'en' ? String(at + 1) : (NUMERALS[at] as string)
    return [{ type: 'heading' as const, text: text('section', { n, title }) }, ...blocks]
  })
}

const paragraph = (words: string): Block => ({ type: 'paragraph', text: words })
const prose = (words: string): Block[] =>
  words
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map(paragraph)

function overall(month: string, figures: BriefingFigures, language: Language): Block[] {
  const text = translator(language, briefingMessages)
  const { events, visitors, received, answered, months } = figures
  const bars = (of: 'received' | 'answered'): Block => ({
    type: 'bars',
    caption: text(`${of}Bars`),
    bars: months.map((each) => ({ label: formatMonth(each.month, language), n: each[of] })),
  })
  return [
    paragraph(
      [
        text('overallEvents', { month: formatMonth(month, language), events, visitors }),
        text('overallQuestions', {
          ...{ received, answered, overdue: figures.overdueOpen },
          answeredRate: percentOf(figures.answeredRate),
          onTimeRate: percentOf(figures.onTimeRate),
          satisfactionRate: percentOf(figures.satisfactionRate),
          at: formatMoment(new Date(figures.at), language),
        }),
      ].join(language === 'en' ? ' ' : ''),
    ),
    bars('received'),
    bars('answered'),
  ]
}

function league({ league: rows }: BriefingFigures, language: Language): Block[] {
  const text = translator(language, briefingMessages)
  const words = translator(language, statisticsMessages)
  return [
    paragraph(text('leagueNote', { count: FEWEST_RANKED })),
    {
      type: 'table',
      caption: text('league'),
      head: [
        ...[text('unit'), text('rank'), words('received'), words('answered'), words('answeredRate')],
        ...[words('onTimeRate'), words('satisfactionRate'), words('overdueOpen')],
      ],
      rows: rows.map((row) => [
        localName(language, row.name, row.nameEn),
        row.rank === null ? text('apart') : String(row.rank),
        String(row.received),
        String(row.answered),
        percentOf(row.answeredRate),
        percentOf(row.onTimeRate),
        percentOf(row.satisfactionRate),
        String(row.overdueOpen),
      ]),
      numeric: true,
    },
  ]
}

function supervision({ urged, orders }: BriefingFigures, language: Language): Block[] {
  const text = translator(language, briefingMessages)
  const words = translator(language, oversightMessages)
  const paper = translator(language, orderPaperMessages)
  const none = orders.length === 0 && urged.reports === 0
  return [
    paragraph(none ? text('supervisionNone') : text('supervisionLine', urged)),
    ...table(
      text('orders'),
      [text('no'), text('matter'), text('unit'), text('number'), text('state'), text('due')],
      [
        ...orders.map((order) => [
          order.title ?? text('hidden'),
          localName(language, order.name, order.nameEn),
          paper(order.level === 'nudge' ? 'number_nudge' : 'number_order', { year: order.year, number: order.number }),
          words(`state_${order.state}` as 'state_open'),
          order.dueOn,
        ]),
      ],
    ),
  ]
}

function overdue({ overdue: rows, at }: BriefingFigures, language: Language): Block[] {
  const text = translator(language, briefingMessages)
  if (rows.length === 0) return [paragraph(text('overdueNone'))]
  return [
    paragraph(text('overdueLine', { at: formatMoment(new Date(at), language), count: rows.length })),
    ...table(
      text('overdueTitle'),
      [text('no'), text('matter'), text('unit'), text('due'), text('workdays')],
      rows.map((row) => [
        row.title ?? text('hidden'),
        localName(language, row.name, row.nameEn),
        row.dueOn,
        String(row.workdays),
      ]),
    ),
  ]
}

function lateReports({ lateReports: rows }: BriefingFigures, language: Language): Block[] {
  const text = translator(language, briefingMessages)
  const words = translator(language, eventReportMessages)
  if (rows.length === 0) return [paragraph(text('lateReportsNone'))]
  return table(
    text('lateReports'),
    [text('no'), text('event'), text('unit'), text('report'), text('due')],
    rows.map((row) => [row.event, localName(language, row.name, row.nameEn), words(row.kind as 'summary'), row.dueOn]),
  )
}

/** A numbered list; nothing where it is empty. */
function table(caption: string, head: string[], rows: string[][]): Block[] {
  if (rows.length === 0) return []
  return [
    {
      ...{ type: 'table', caption, head, numeric: false },
      rows: rows.map((cells, at) => [String(at + 1), ...cells]),
    },
  ]
}

// The columns of the tables of figures, the same on pages and in files.
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import type { SheetColumn } from '#app/platform/spreadsheet.server.ts'
import type { SpreadKey } from './count-questions.server.ts'
import type { CountKey, Counts, RateKey, Rates } from './figures.ts'
import { OTHERS, percentOf } from './figures.ts'
import { statisticsMessages } from './statistics-messages.ts'

export type FigureKey = CountKey | RateKey
export type FigureRow = { name: string; nameEn: string; counts: Counts; rates: Rates }

/** What the public sees, in the accustomed order (收到 / 答复 / 答复率 / 按时率 / 满意率 / 逾期). */
export const PUBLIC_COLUMNS = [
  'received',
  'answered',
  'answeredRate',
  'responseRate',
  'resolutionRate',
  'onTimeRate',
  'satisfactionRate',
  'overdueOpen',
] as const satisfies readonly FigureKey[]

const isRate = (key: FigureKey): key is RateKey => key.endsWith('Rate')

/** A count as it is; a rate as `92.3%`. */
export const figureText = (row: { counts: Counts; rates: Rates }, key: FigureKey): string | number =>
  isRate(key) ? percentOf(row.rates[key]) : row.counts[key]

/** A row of a spread in words; topics are words themselves, and kinds of concern have the names that they were given. */
export function spreadText(
  language: Language,
  by: SpreadKey,
  key: string,
  concernNames: Readonly<Record<string, string>>,
): string {
  const text = translator(language, statisticsMessages)
  if (key === OTHERS) return text('others')
  if (key === '') return text('unnamed')
  if (by === 'concern') return concernNames[key] ?? key
  return by === 'topic' ? key : text(`${by}_${key}` as never)
}

/** For files: rates as percent with one decimal, as numbers, so that a spreadsheet can go on with them. */
export function figureColumns<Row extends FigureRow>(
  language: Language,
  keys: readonly FigureKey[],
): SheetColumn<Row>[] {
  const text = translator(language, statisticsMessages)
  return [
    { label: text('department'), width: 28, value: (row) => localName(language, row.name, row.nameEn) },
    ...keys.map((key) => ({
      label: isRate(key) ? `${text(key as never)}（%）` : text(key as never),
      value: (row: Row) => {
        if (!isRate(key)) return row.counts[key]
        const rate = row.rates[key]
        return rate === null ? null : Math.round(rate * 1000) / 10
      },
    })),
  ]
}

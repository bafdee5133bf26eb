// Columns of the league and of the monthly table as files.
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import type { SheetColumn } from '#app/platform/spreadsheet.server.ts'
import { type Counts, ratesOf, sumCounts } from '#app/questions/figures.ts'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import type { FigureKey, FigureRow } from '#app/questions/statistics-table.ts'
import { figureColumns } from '#app/questions/statistics-table.ts'
import type { LeagueRow } from './league.ts'
import { reportMessages } from './report-messages.ts'

export const LEAGUE_FIGURES = [
  'received',
  'answered',
  'answeredRate',
  'onTimeRate',
  'satisfactionRate',
  'overdueOpen',
] as const satisfies readonly FigureKey[]

/** 月报表: all of them. */
export const MONTH_FIGURES = [
  'incoming',
  'received',
  'answered',
  'withheld',
  'closed',
  'answeredRate',
  'responseRate',
  'resolutionRate',
  'onTimeRate',
  'onTimeOriginalRate',
  'satisfactionRate',
  'speedRate',
  'rated',
  'open',
  'paused',
  'extended',
  'returned',
  'misrouted',
  'overdueOpen',
] as const satisfies readonly FigureKey[]

type Held = FigureRow & { events: number; visitors: number }

const heldColumns = <Row extends Held>(language: Language): SheetColumn<Row>[] => {
  const text = translator(language, reportMessages)
  return [
    { label: text('events'), value: (row) => row.events },
    { label: text('visitors'), value: (row) => row.visitors },
  ]
}

export function leagueColumns(language: Language): SheetColumn<LeagueRow>[] {
  const text = translator(language, reportMessages)
  const [name, ...figures] = figureColumns<LeagueRow>(language, LEAGUE_FIGURES)
  return [
    { label: text('rank'), width: 8, value: (row) => row.rank ?? text('apart') },
    name as SheetColumn<LeagueRow>,
    ...heldColumns<LeagueRow>(language),
    ...figures,
    { label: text('trend'), value: (row) => row.trend },
  ]
}

type MonthLine = Held & { area: string; areaEn: string }

/** The lines of the monthly table as a file, the sum of all last. */
export function monthLines(
  language: Language,
  rows: readonly (Omit<MonthLine, 'rates'> & { counts: Counts })[],
): MonthLine[] {
  const lines = rows.map((row) => ({ ...row, rates: ratesOf(row.counts) }))
  if (lines.length < 2) return lines
  const counts = sumCounts(rows.map((row) => row.counts))
  const sum = translator(language, statisticsMessages)('sum')
  const total = {
    ...{ area: sum, areaEn: sum, name: '', nameEn: '', counts, rates: ratesOf(counts) },
    events: rows.reduce((all, row) => all + row.events, 0),
    visitors: rows.reduce((all, row) => all + row.visitors, 0),
  }
  return [...lines, total]
}

export function monthColumns<Row extends MonthLine>(language: Language): SheetColumn<Row>[] {
  const text = translator(language, reportMessages)
  const [name, ...figures] = figureColumns<Row>(language, MONTH_FIGURES)
  return [
    { label: text('area'), width: 12, value: (row) => localName(language, row.area, row.areaEn) },
    name as SheetColumn<Row>,
    ...heldColumns<Row>(language),
    ...figures,
  ]
}

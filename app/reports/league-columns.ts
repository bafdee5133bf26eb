// Columns of the league and of the monthly table as files.
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import type { SheetColumn } from '#app/platform/spreadsheet.server.ts'
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

export function monthColumns<Row extends Held & { area: string; areaEn: string }>(
  language: Language,
): SheetColumn<Row>[] {
  const text = translator(language, reportMessages)
  const [name, ...figures] = figureColumns<Row>(language, MONTH_FIGURES)
  return [
    { label: text('area'), width: 12, value: (row) => localName(language, row.area, row.areaEn) },
    name as SheetColumn<Row>,
    ...heldColumns<Row>(language),
    ...figures,
  ]
}

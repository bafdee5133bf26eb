// Where a number of the league and the monthly table leads. Pure.
import type { ListedFigure } from '#app/questions/count-questions.server.ts'
import type { FigureKey } from '#app/questions/statistics-table.ts'

/** A rate opens what stands below its line, or, where only answered ones do, those. */
const LIST_OF: Partial<Record<FigureKey, ListedFigure>> = {
  incoming: 'incoming',
  received: 'received',
  answered: 'answered',
  withheld: 'withheld',
  onTime: 'answered',
  open: 'open',
  paused: 'paused',
  overdueOpen: 'overdueOpen',
  answeredRate: 'received',
  responseRate: 'incoming',
  onTimeRate: 'answered',
}

/** The list behind a figure of a department, or of all; undefined where none is kept. */
export function figureLink(key: FigureKey, month: string, department?: string): string | undefined {
  const figure = LIST_OF[key]
  if (!figure) return undefined
  const query = new URLSearchParams({ month, figure, ...(department !== undefined && { department }) })
  return `/console/statistics/questions?${query}`
}

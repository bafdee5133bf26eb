// What the address of a list behind a figure means: `month` (or a year `YYYY`), `department` and `area`
// (their codes; all when left out) and `figure`. Pure.
import { type ListKey, listedFigureOf } from '#app/questions/listed-figures.ts'
import type { FigureKey } from '#app/questions/statistics-table.ts'
import { spanOfPeriod } from './period.ts'

export type FigureName = FigureKey | ListKey | 'dueToday'
export type FigureQuery = { figure: FigureName; month: string | null; department: string | null; area: string | null }

/** Undefined for what names no list. What is due today belongs to no month. */
export function readFigureQuery(query: URLSearchParams): FigureQuery | undefined {
  const figure = query.get('figure')
  const [department, area] = [query.get('department'), query.get('area')]
  if (figure === 'dueToday') return { figure, month: null, department, area }
  const month = query.get('month') ?? ''
  if (!listedFigureOf(figure) || !spanOfPeriod(month)) return undefined
  return { figure: figure as FigureName, month, department, area }
}

export function figureQuery({ figure, month, department, area }: FigureQuery): string {
  return new URLSearchParams({
    ...(month !== null && { month }),
    figure,
    ...(department !== null && { department }),
    ...(area !== null && { area }),
  }).toString()
}

// Where a number of oversight leads: the list behind it. Pure.
import type { Counts, RateKey, Rates } from '#app/questions/figures.ts'
import type { ListKey } from '#app/questions/listed-figures.ts'
import type { FigureKey } from '#app/questions/statistics-table.ts'
import { figureQuery } from './figure-query.ts'

/** The questions behind a figure of a department, of an area, or of all. */
export function figureLink(figure: FigureKey | ListKey, month: string, department?: string, area?: string): string {
  const query = figureQuery({ figure, month, department: department ?? null, area: area ?? null })
  return `/console/statistics/questions?${query}`
}

/** The questions that are due today. */
export function dueTodayLink(department?: string): string {
  const query = figureQuery({ figure: 'dueToday', month: null, department: department ?? null, area: null })
  return `/console/statistics/questions?${query}`
}

export const EVENT_LISTS = ['planned', 'held', 'visitors', 'without'] as const
export type EventList = (typeof EVENT_LISTS)[number]

/** The open days behind a figure: planned or held in the month or year, those people came to, and who has none. */
export function eventsLink(figure: EventList, month: string, department?: string, area?: string): string {
  const query = new URLSearchParams({
    month,
    figure,
    ...(department !== undefined && { department }),
    ...(area !== undefined && { area }),
  })
  return `/console/statistics/events?${query}`
}

/** Whether anything stands behind a figure: a zero and a rate of nothing open no list. */
export function hasList({ counts, rates }: { counts: Counts; rates: Rates }, key: FigureKey): boolean {
  return key in rates ? rates[key as RateKey] !== null : counts[key as keyof Counts] > 0
}

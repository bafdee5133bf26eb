// The months and years that lists and reports are of. Pure.
import { formatMonth, instantOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'

type Span = { from: Date; to: Date }

/** First moment of a year `YYYY` and of the next one; undefined for text that is no year. */
export function yearSpan(year: string): Span | undefined {
  if (!/^(19|20|21)\d{2}$/.test(year)) return undefined
  return { from: instantOf(`${year}-01-01`) as Date, to: instantOf(`${Number(year) + 1}-01-01`) as Date }
}

/** The same of a month `YYYY-MM` or a year; undefined for text that is neither. */
export function spanOfPeriod(period: string): Span | undefined {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(period) ?? []
  if (!year || !month) return yearSpan(period)
  const next = month === '12' ? `${Number(year) + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`
  const [from, to] = [instantOf(`${period}-01`), instantOf(`${next}-01`)]
  return from && to && { from, to }
}

/** A month or a year in words. */
export function periodName(period: string, language: Language): string {
  if (period.length > 4) return formatMonth(period, language)
  return language === 'en' ? period : `${period}年`
}

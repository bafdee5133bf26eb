// Dates as officials write them. One zone for everybody: Asia/Shanghai, +08:00, no summer time since 1991.
import type { Language } from './language.ts'

export const ZONE = 'Asia/Shanghai'
const OFFSET_MS = 8 * 3600 * 1000

/** Calendar day in Beijing time, `YYYY-MM-DD`. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10)
}

/** Time of day in Beijing time, `HH:mm`. */
export function timeOf(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(11, 16)
}

/** Month in Beijing time, `YYYY-MM`. */
export function monthOf(at: Date): string {
  return dayOf(at).slice(0, 7)
}

/** The instant of a Beijing calendar day and time; undefined when either is not a real date or time. */
export function instantOf(day: string, time = '00:00'): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return undefined
  const at = new Date(`${day}T${time}:00+08:00`)
  return Number.isNaN(at.getTime()) || dayOf(at) !== day ? undefined : at
}

/** Milliseconds from an instant to the next full hour of that number in Beijing; never nothing, for jobs of the night. */
export function untilHour(hour: number): (at: Date) => number {
  return (at) => {
    const time = `${String(hour).padStart(2, '0')}:00`
    const today = instantOf(dayOf(at), time) as Date
    const next = today > at ? today : (instantOf(addDays(dayOf(at), 1), time) as Date)
    return next.getTime() - at.getTime()
  }
}

/** ISO 8601 with the offset people here live in, as the API shows instants. */
export function isoOf(at: Date): string {
  return `${new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+08:00`
}

/** The day `n` days later (or earlier, when negative). */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

const ZH_WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const
// Built once: a new Intl formatter for each call costs more than rendering the page.
const enDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const enDayShort = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
})
const enPaperDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' })
const enMonth = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' })
const enMonthShort = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'short' })
const enWeekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short' })
const utc = (day: string) => new Date(`${day}T00:00:00Z`)
const numbers = (day: string) => day.split('-').map(Number) as [number, number, number]

/** `2026年12月5日（星期六）` or `Sat, 5 Dec 2026`. */
export function formatDay(day: string, language: Language): string {
  if (language === 'en') return enDay.format(utc(day))
  const [year, month, date] = numbers(day)
  return `${year}年${month}月${date}日（星期${ZH_WEEKDAYS[weekdayOf(day)]}）`
}

/** `2026年12月5日` or `5 December 2026`, as the day of a paper (成文日期) is written. */
export function formatPaperDay(day: string, language: Language): string {
  if (language === 'en') return enPaperDay.format(utc(day))
  const [year, month, date] = numbers(day)
  return `${year}年${month}月${date}日`
}

/** `12月5日（星期六）` or `Sat, 5 Dec`, where the year stands nearby. */
export function formatDayShort(day: string, language: Language): string {
  if (language === 'en') return enDayShort.format(utc(day))
  const [, month, date] = numbers(day)
  return `${month}月${date}日（星期${ZH_WEEKDAYS[weekdayOf(day)]}）`
}

/** `2026年12月` or `December 2026`, from `YYYY-MM`. */
export function formatMonth(month: string, language: Language): string {
  if (language === 'en') return enMonth.format(utc(`${month}-01`))
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}

/** Parts of the tear-off calendar leaf: `12月` `5` `周六`. */
export function leafOf(day: string, language: Language): { month: string; date: string; weekday: string } {
  const [, month, date] = numbers(day)
  return language === 'en'
    ? { month: enMonthShort.format(utc(day)), date: String(date), weekday: enWeekday.format(utc(day)) }
    : { month: `${month}月`, date: String(date), weekday: `周${ZH_WEEKDAYS[weekdayOf(day)]}` }
}

/** `2026年12月5日（星期六）09:00`. */
export function formatMoment(at: Date, language: Language): string {
  const space = language === 'en' ? ', ' : ''
  return `${formatDay(dayOf(at), language)}${space}${timeOf(at)}`
}

/** `12月5日（星期六）09:00`. */
export function formatMomentShort(at: Date, language: Language): string {
  const space = language === 'en' ? ', ' : ''
  return `${formatDayShort(dayOf(at), language)}${space}${timeOf(at)}`
}

/** `09:00–11:00`. */
export function formatTimes(from: Date, to: Date): string {
  return `${timeOf(from)}–${timeOf(to)}`
}

/** `2026年12月5日（星期六）09:00–11:00`; over several days, both ends in full. */
export function formatRange(from: Date, to: Date, language: Language): string {
  if (dayOf(from) === dayOf(to)) {
    const space = language === 'en' ? ', ' : ''
    return `${formatDay(dayOf(from), language)}${space}${formatTimes(from, to)}`
  }
  return `${formatMoment(from, language)} – ${formatMoment(to, language)}`
}

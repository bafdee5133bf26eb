// Working days in China: Monday to Friday, except public holidays, and with make-up working days at weekends (调休上班).
// Data per year, from the yearly notice of the General Office of the State Council: these years come with the program, later
// ones are entered in the console when their notice is out (calendar-years.server.ts) and added here at start. Beside them stand
// the days on which the offices of one place were closed (停止办公), by department: a limit of theirs does not count these days.
import { addDays, weekdayOf } from '#app/platform/dates.ts'

export type DayKind = 'work' | 'weekend' | 'holiday' | 'makeup' | 'closure'
export type Holiday = { name: string; nameEn: string; from: string; to: string; makeup: readonly string[] }
export type CalendarYear = { source: string; holidays: readonly Holiday[] }

export const WORKING_CALENDAR: Readonly<Record<string, CalendarYear>> = {
  '2025': {
    source: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
    holidays: [
      { name: '元旦', nameEn: 'New Year', from: '2025-01-01', to: '2025-01-01', makeup: [] },
      {
        name: '春节',
        nameEn: 'Spring Festival',
        from: '2025-01-28',
        to: '2025-02-04',
        makeup: ['2025-01-26', '2025-02-08'],
      },
      { name: '清明节', nameEn: 'Qingming', from: '2025-04-04', to: '2025-04-06', makeup: [] },
      { name: '劳动节', nameEn: 'Labour Day', from: '2025-05-01', to: '2025-05-05', makeup: ['2025-04-27'] },
      { name: '端午节', nameEn: 'Dragon Boat Festival', from: '2025-05-31', to: '2025-06-02', makeup: [] },
      {
        name: '国庆节、中秋节',
        nameEn: 'National Day',
        from: '2025-10-01',
        to: '2025-10-08',
        makeup: ['2025-09-28', '2025-10-11'],
      },
    ],
  },
  '2026': {
    source: '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）',
    holidays: [
      { name: '元旦', nameEn: 'New Year', from: '2026-01-01', to: '2026-01-03', makeup: ['2026-01-04'] },
      {
        name: '春节',
        nameEn: 'Spring Festival',
        from: '2026-02-15',
        to: '2026-02-23',
        makeup: ['2026-02-14', '2026-02-28'],
      },
      { name: '清明节', nameEn: 'Qingming', from: '2026-04-04', to: '2026-04-06', makeup: [] },
      { name: '劳动节', nameEn: 'Labour Day', from: '2026-05-01', to: '2026-05-05', makeup: ['2026-05-09'] },
      { name: '端午节', nameEn: 'Dragon Boat Festival', from: '2026-06-19', to: '2026-06-21', makeup: [] },
      { name: '中秋节', nameEn: 'Mid-Autumn Festival', from: '2026-09-25', to: '2026-09-27', makeup: [] },
      {
        name: '国庆节',
        nameEn: 'National Day',
        from: '2026-10-01',
        to: '2026-10-07',
        makeup: ['2026-09-20', '2026-10-10'],
      },
    ],
  },
}

/** What a yearly holiday is called in English; the name itself for one that is not known. */
export function holidayNameEn(name: string): string {
  const known = Object.values(WORKING_CALENDAR).flatMap(({ holidays }) => holidays)
  return known.find((holiday) => holiday.name === name)?.nameEn ?? name
}

type Exception = { kind: 'holiday' | 'makeup'; name: string; nameEn: string }
let years: Readonly<Record<string, CalendarYear>> = WORKING_CALENDAR
let exceptions = exceptionsOf(years)

/** Days on which a department's offices are closed, each with why, by department. */
export type ClosedDays = Readonly<Record<string, Readonly<Record<string, string>>>>
let closedDays: ClosedDays = {}

function exceptionsOf(calendar: Readonly<Record<string, CalendarYear>>): Map<string, Exception> {
  const found = new Map<string, Exception>()
  for (const { holidays } of Object.values(calendar)) {
    for (const { name, nameEn, from, to, makeup } of holidays) {
      for (let day = from; day <= to; day = addDays(day, 1)) found.set(day, { kind: 'holiday', name, nameEn })
      for (const day of makeup) found.set(day, { kind: 'makeup', name, nameEn })
    }
  }
  return found
}

/** Adds the years that were entered here; one that the program brings is replaced by them. */
export function useCalendarYears(entered: Readonly<Record<string, CalendarYear>>): void {
  years = { ...WORKING_CALENDAR, ...entered }
  exceptions = exceptionsOf(years)
}

/** Takes the place of the closed days that were known. */
export function useClosedDays(closed: ClosedDays): void {
  closedDays = closed
}

export type EnteredCalendar = { years: Readonly<Record<string, CalendarYear>>; closed: ClosedDays }

/** What was entered here and does not come with the program, for a browser that counts working days too. */
export function enteredCalendar(): EnteredCalendar | undefined {
  const entered = Object.entries(years).filter(([year, of]) => WORKING_CALENDAR[year] !== of)
  if (entered.length === 0 && Object.keys(closedDays).length === 0) return undefined
  return { years: Object.fromEntries(entered), closed: closedDays }
}

/** In the browser: what its server knows. */
export function takeCalendar(entered: EnteredCalendar | undefined): void {
  useCalendarYears(entered?.years ?? {})
  useClosedDays(entered?.closed ?? {})
}

/** Every year that is known, with the notice it comes from. */
export function knownYears(): Readonly<Record<string, CalendarYear>> {
  return years
}

/** `departmentId`: whose limit it is, where the offices of one place may be closed. */
export function dayKind(day: string, departmentId?: string): DayKind {
  const kind = nationalKind(day)
  return (kind === 'work' || kind === 'makeup') && closureOf(day, departmentId) !== undefined ? 'closure' : kind
}

function nationalKind(day: string): Exclude<DayKind, 'closure'> {
  const exception = exceptions.get(day)
  if (exception) return exception.kind
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6 ? 'weekend' : 'work'
}

/** The holiday that makes a day free, or that it is worked for. */
export function holidayOf(day: string): { name: string; nameEn: string } | undefined {
  return exceptions.get(day)
}

/** Why a department's offices are closed on a day; undefined where they are not. */
export function closureOf(day: string, departmentId: string | undefined): string | undefined {
  return departmentId === undefined ? undefined : closedDays[departmentId]?.[day]
}

export function isWorkday(day: string, departmentId?: string): boolean {
  const kind = dayKind(day, departmentId)
  return kind === 'work' || kind === 'makeup'
}

/** False while the State Council's notice for the day's year is not in the calendar: its holidays are still unknown. */
export function isAnnounced(day: string): boolean {
  return day.slice(0, 4) in years
}

/** The `n`-th working day after `day`; `day` itself is day 0 and may be free. */
export function addWorkdays(day: string, n: number, departmentId?: string): string {
  let at = day
  for (let counted = 0; counted < n; ) {
    at = addDays(at, 1)
    if (isWorkday(at, departmentId)) counted += 1
  }
  return at
}

/** Working days after `from`, up to and including `to`; negative when `to` is earlier. */
export function workdaysBetween(from: string, to: string, departmentId?: string): number {
  if (to < from) return -workdaysBetween(to, from, departmentId)
  let counted = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(day, departmentId)) counted += 1
  return counted
}

// The year of open days by department: who owes how many, has planned and held how many, and who has planned none. Pure.
import { dayOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'

/** `none` has planned nothing, `short` less than it owes, `planned` enough but not all held yet, `done` has held what it owes. */
export const YEAR_STANDINGS = ['none', 'short', 'planned', 'done'] as const
export type YearStanding = (typeof YEAR_STANDINGS)[number]

export type YearEvent = { id: string; departmentId: string; startsAt: Date; endsAt: Date }
export type YearDepartment = {
  id: string
  code: string
  name: string
  nameEn: string
  area: string
  areaEn: string
  /** open days owed in the year; 0: none are owed */
  quota: number
  /** not published yet: drafts and what is in review */
  drafts: number
}
export type YearRow = YearDepartment & {
  /** events that begin in each month, January first */
  months: number[]
  planned: number
  held: number
  standing: YearStanding
}

export function yearStanding({ planned, held, quota }: { planned: number; held: number; quota: number }): YearStanding {
  if (planned === 0) return 'none'
  if (planned < quota) return 'short'
  return held >= Math.max(1, quota) ? 'done' : 'planned'
}

const ORDER: Record<YearStanding, number> = { none: 0, short: 1, planned: 2, done: 3 }

/** A row for every department; who has planned nothing stands first, then who lacks most. */
export function yearRows(departments: readonly YearDepartment[], events: readonly YearEvent[], now: Date): YearRow[] {
  return departments
    .map((department): YearRow => {
      const own = events.filter(({ departmentId }) => departmentId === department.id)
      const months = Array.from({ length: 12 }, () => 0)
      for (const { startsAt } of own) {
        const month = Number(dayOf(startsAt).slice(5, 7)) - 1
        months[month] = (months[month] ?? 0) + 1
      }
      const counts = { planned: own.length, held: own.filter(({ endsAt }) => endsAt <= now).length }
      return { ...department, months, ...counts, standing: yearStanding({ ...counts, quota: department.quota }) }
    })
    .toSorted(
      (a, b) =>
        ORDER[a.standing] - ORDER[b.standing] ||
        b.quota - b.planned - (a.quota - a.planned) ||
        (a.code < b.code ? -1 : 1),
    )
}

export type YearSums = { departments: Record<YearStanding, number>; planned: number; held: number }

/** How many departments stand where, and the events of all. */
export function yearSums(rows: readonly YearRow[]): YearSums {
  const n = (standing: YearStanding) => rows.filter((row) => row.standing === standing).length
  return {
    departments: { none: n('none'), short: n('short'), planned: n('planned'), done: n('done') },
    planned: rows.reduce((sum, row) => sum + row.planned, 0),
    held: rows.reduce((sum, row) => sum + row.held, 0),
  }
}

const MONTHS_IN_ENGLISH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Head of a column: `3月`, `Mar`. */
export const monthHead = (index: number, language: Language): string =>
  language === 'en' ? (MONTHS_IN_ENGLISH[index] ?? '') : `${index + 1}月`

/** Years `YYYY` to choose from: last year to next year. */
export function yearsAround(now: Date): string[] {
  const year = Number(dayOf(now).slice(0, 4))
  return [year + 1, year, year - 1].map(String)
}

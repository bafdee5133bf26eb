// Whether an answer is in time. Computed from the due day and the clock at every look; no job writes it anywhere.
// Limits in days compare days, not instants: an answer is late from the day after its due day. Limits in hours and half
// days compare moments.
import { days, hours } from '#app/platform/clock.ts'
import { dayOf, timeOf } from '#app/platform/dates.ts'
import { type DueRule, readRule } from './due-rule.ts'
import { isWorkday, workdaysBetween } from './working-calendar.ts'

export const TIMELINESS = ['onTime', 'dueSoon', 'overdue', 'veryOverdue'] as const
export type Timeliness = (typeof TIMELINESS)[number]

/** Working days late from which a case counts as seriously overdue (严重超期): as long again as the general limit. */
export const VERY_OVERDUE_WORKDAYS = 5

export type Clock = {
  dueAt: Date
  /** when the answer was published or the case ended; null while it is open */
  doneAt: Date | null
  /** of the clock; absent is a limit in days */
  dueRule?: string
  /** since when the clock stands still; it is then as late as it was at that moment */
  pausedSince?: Date | null
  /** whose clock it is, where the offices of its place may have been closed */
  departmentId?: string
}

/** The rule where a limit is counted to the minute; undefined for one in days. */
function exactRule(dueRule: string | undefined): DueRule | undefined {
  const rule = dueRule === undefined ? undefined : readRule(dueRule)
  return rule?.unit === 'hours' || rule?.unit === 'halfDays' ? rule : undefined
}

/** Whether a limit is kept to the minute, not to the day. */
export const isExact = (dueRule: string) => exactRule(dueRule) !== undefined

/** Hours of a limit, where it is one in hours. */
export function hoursOf(dueRule: string | undefined): number | undefined {
  const rule = exactRule(dueRule)
  return rule?.unit === 'hours' ? rule.count : undefined
}

/** An answered question keeps the timeliness it was answered with. */
export function timelinessOf({ dueAt, doneAt, dueRule, pausedSince, departmentId }: Clock, now: Date): Timeliness {
  const at = doneAt ?? (pausedSince && pausedSince < now ? pausedSince : now)
  const exact = exactRule(dueRule)
  if (exact) return exactTimeliness(dueAt, at, doneAt !== null, exact)
  const dueOn = dayOf(dueAt)
  const on = dayOf(at)
  if (on > dueOn) return workdaysBetween(dueOn, on, departmentId) > VERY_OVERDUE_WORKDAYS ? 'veryOverdue' : 'overdue'
  if (doneAt) return 'onTime'
  return isSoon(on, dueOn, dueRule, departmentId) ? 'dueSoon' : 'onTime'
}

/** Of the days of a limit at most this share is left when it is due soon; the due day itself always is. */
const SOON_SHARE = 1 / 5
/** Days left that are soon where the rule of the limit is not known. */
const SOON_OTHERWISE = 1

function isSoon(on: string, dueOn: string, dueRule?: string, departmentId?: string): boolean {
  const rule = dueRule === undefined ? undefined : readRule(dueRule)
  if (rule?.unit === 'days') return daysBetween(on, dueOn) <= rule.count * SOON_SHARE
  return workdaysBetween(on, dueOn, departmentId) <= (rule ? rule.count * SOON_SHARE : SOON_OTHERWISE)
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / days(1))

/** Late by as long again as the limit is seriously overdue; a fifth of the limit left, or two hours, is due soon. */
function exactTimeliness(dueAt: Date, at: Date, isDone: boolean, rule: DueRule): Timeliness {
  const limit = hours(rule.unit === 'hours' ? rule.count : rule.count * 12)
  const left = dueAt.getTime() - at.getTime()
  if (left < 0) return -left > limit ? 'veryOverdue' : 'overdue'
  return !isDone && left <= Math.max(limit / 5, hours(2)) ? 'dueSoon' : 'onTime'
}

/** Whole hours left, or begun hours late, for limits that are counted to the minute. */
export function hoursIn(dueAt: Date, now: Date): { state: 'left' | 'late'; hours: number } {
  const left = dueAt.getTime() - now.getTime()
  return left >= 0
    ? { state: 'left', hours: Math.floor(left / hours(1)) }
    : { state: 'late', hours: Math.ceil(-left / hours(1)) }
}

/** What the due chip says: 余 n 个工作日, 今日到期, 逾期 n 个工作日. A day late at a weekend is 逾期 0 … and reads as one. */
export function dueIn(
  dueAt: Date,
  now: Date,
  departmentId?: string,
): { state: 'left' | 'today' | 'late'; workdays: number } {
  const dueOn = dayOf(dueAt)
  const on = dayOf(now)
  if (on === dueOn) return { state: 'today', workdays: 0 }
  if (on < dueOn) return { state: 'left', workdays: workdaysBetween(on, dueOn, departmentId) }
  return { state: 'late', workdays: Math.max(1, workdaysBetween(dueOn, on, departmentId)) }
}

/** Whether the limit is counted in half working days. */
export function isInHalves(dueRule: string | undefined): boolean {
  return exactRule(dueRule)?.unit === 'halfDays'
}

/**
 * Half working days between the half of now and the half in which a limit ends, which is its last: none left is due in this
 * half. Outside working days the half that was worked last counts as now.
 */
export function halvesIn(
  dueAt: Date,
  now: Date,
  departmentId?: string,
): { state: 'left' | 'today' | 'late'; halves: number } {
  const place = (at: Date) => {
    const day = dayOf(at)
    return { day, half: isWorkday(day, departmentId) && timeOf(at) <= NOON ? 0 : 1 }
  }
  const due = place(dueAt)
  const here = place(now)
  if (now > dueAt) {
    const late = 2 * workdaysBetween(due.day, here.day, departmentId) + here.half - due.half
    return { state: 'late', halves: Math.max(1, late) }
  }
  const halves = 2 * workdaysBetween(here.day, due.day, departmentId) + due.half - here.half
  return halves <= 0 ? { state: 'today', halves: 0 } : { state: 'left', halves }
}

const NOON = '12:00'

/** Working days from receipt to the answer; an answer on the same day took none. */
export function workdaysTaken(receivedAt: Date, answeredAt: Date): number {
  return Math.max(0, workdaysBetween(dayOf(receivedAt), dayOf(answeredAt)))
}

// Whether an answer is in time. Computed from the due day and the clock at every look; no job writes it anywhere.
// Days are compared, not instants: an answer is late from the day after its due day.
import { dayOf } from '#app/platform/dates.ts'
import { workdaysBetween } from './working-calendar.ts'

export const TIMELINESS = ['onTime', 'dueSoon', 'overdue', 'veryOverdue'] as const
export type Timeliness = (typeof TIMELINESS)[number]

/** Working days late from which a case counts as seriously overdue (严重超期): as long again as the general limit. */
export const VERY_OVERDUE_WORKDAYS = 5

export type Clock = {
  dueAt: Date
  /** when the answer was published or the case ended; null while it is open */
  doneAt: Date | null
}

/** An answered question keeps the timeliness it was answered with. */
export function timelinessOf({ dueAt, doneAt }: Clock, now: Date): Timeliness {
  const dueOn = dayOf(dueAt)
  const on = dayOf(doneAt ?? now)
  if (on > dueOn) return workdaysBetween(dueOn, on) > VERY_OVERDUE_WORKDAYS ? 'veryOverdue' : 'overdue'
  if (doneAt) return 'onTime'
  return workdaysBetween(on, dueOn) <= 1 ? 'dueSoon' : 'onTime'
}

/** What the due chip says: 余 n 个工作日, 今日到期, 逾期 n 个工作日. A day late at a weekend is 逾期 0 … and reads as one. */
export function dueIn(dueAt: Date, now: Date): { state: 'left' | 'today' | 'late'; workdays: number } {
  const dueOn = dayOf(dueAt)
  const on = dayOf(now)
  if (on === dueOn) return { state: 'today', workdays: 0 }
  if (on < dueOn) return { state: 'left', workdays: workdaysBetween(on, dueOn) }
  return { state: 'late', workdays: Math.max(1, workdaysBetween(dueOn, on)) }
}

/** Working days from receipt to the answer; an answer on the same day took none. */
export function workdaysTaken(receivedAt: Date, answeredAt: Date): number {
  return Math.max(0, workdaysBetween(dayOf(receivedAt), dayOf(answeredAt)))
}

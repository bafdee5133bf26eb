// 催办 without a hand: on the working day after the limit. What is later than a working week is not urged by itself any more:
// for that a 通报 is proposed. Pure.
import { dayOf } from '#app/platform/dates.ts'
import type { ClockKind } from './due-policies.ts'
import { isOfficeTime } from './office-hours.ts'
import { CENSURE_AFTER_WORKDAYS } from './supervision.ts'
import { addWorkdays, workdaysBetween } from './working-calendar.ts'

/** The clocks by which an answer is owed; steps inside the limit are the department's own affair. */
export const URGED_CLOCKS = ['total', 'rework'] as const satisfies readonly ClockKind[]

/** Working days that the department has to say what it does. */
export const URGE_REPLY_WORKDAYS = 3

/** Whether a notice is due at this moment, for a clock that ran out then. In office hours only. */
export function isUrgedNow(dueAt: Date, now: Date): boolean {
  const late = workdaysBetween(dayOf(dueAt), dayOf(now))
  return isOfficeTime(now) && late >= 1 && late <= CENSURE_AFTER_WORKDAYS
}

/** The Beijing day by which a reply is demanded. */
export function replyDayOf(now: Date): string {
  return addWorkdays(dayOf(now), URGE_REPLY_WORKDAYS)
}

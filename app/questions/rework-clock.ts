// The clock of work done again (重办). It starts with the bad rating and has a limit of its own; the clock of the first answer
// stays what it was. 济南市12345条例 (2018) art. 27: who is not satisfied gets the matter handled again; the limit is the
// general one of art. 24.
import { after } from '#app/platform/clock.ts'
import { addDays, dayOf, instantOf } from '#app/platform/dates.ts'
import { addWorkdays } from './working-calendar.ts'

export const REWORK_RULE = 'rework.v1.5wd'
export const REWORK_WORKDAYS = 5
export const REWORK_BASIS = '济南市12345条例第二十四条、第二十七条'

/** The last moment of the fifth working day after the day it was opened. */
export function reworkDueAt(openedAt: Date): Date {
  const dueOn = addWorkdays(dayOf(openedAt), REWORK_WORKDAYS)
  return after(instantOf(addDays(dueOn, 1)) as Date, -1)
}

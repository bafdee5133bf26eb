// How long before a slot its people are reminded, by the mark that its reminder leaves at the slot (milliseconds). Pure.
import { after, days, hours } from '#app/platform/clock.ts'

export const REMINDED_BEFORE = {
  daysReminderAt: days(3),
  dayReminderAt: days(1),
  hoursReminderAt: hours(2),
} as const
type Mark = keyof typeof REMINDED_BEFORE

/** Marks to take away from a slot that moves to another time: those whose moment is, or is again, still to come. */
export function remindersAnew(startsAt: Date, at: Date): { [Column in Mark]?: null } {
  const marks = Object.keys(REMINDED_BEFORE) as Mark[]
  return Object.fromEntries(
    marks.filter((mark) => after(startsAt, -REMINDED_BEFORE[mark]) > at).map((mark) => [mark, null]),
  )
}

// Dates of the demo data: they follow today.
import { addDays, dayOf, instantOf, weekdayOf } from '#app/platform/dates.ts'
import type { DemoDay, DemoSlot } from '#db/seed/demo-events.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The calendar day that a demo day means, seen from `today`. Week 1 begins on the next Monday, week 0 on this one's. */
export function demoDay(day: DemoDay, today: string): string {
  if ('days' in day) return addDays(today, day.days)
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7))
  return addDays(monday, day.week * 7 + ((day.weekday + 6) % 7))
}

export function demoInstant(day: DemoDay, time: string, today: string): Date {
  const at = instantOf(demoDay(day, today), time)
  if (!at) throw new Error(`not a time: ${time}`)
  return at
}

/** Start, end and windows of a demo slot. */
export function demoSlotTimes(slot: DemoSlot, now: Date) {
  const today = dayOf(now)
  const startsAt = demoInstant(slot.on, slot.from, today)
  const endsAt = demoInstant(slot.on, slot.to, today)
  const signUpClosesAt = new Date(startsAt.getTime() - (slot.closesHoursBefore ?? 12) * HOUR)
  const signUpOpensAt =
    slot.opensInDays === undefined
      ? new Date(startsAt.getTime() - (slot.opensDaysBefore ?? 14) * DAY)
      : demoInstant({ days: slot.opensInDays }, '09:00', today)
  return {
    startsAt,
    endsAt,
    signUpOpensAt,
    signUpClosesAt,
    checkInOpensAt: new Date(startsAt.getTime() - HOUR),
    checkInClosesAt: endsAt,
    drawAt: slot.allocation === 'lottery' ? new Date(signUpClosesAt.getTime() + HOUR) : null,
  }
}

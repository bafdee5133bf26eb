// Reminders: three days, a day and two hours before a slot begins, to everybody with a place.

import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm'
import { REMINDED_BEFORE } from '#app/events/reminder-times.ts'
import { after, days, hours, now } from '#app/platform/clock.ts'
import { events, registrations, slots } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { isMuted } from './optional-messages.server.ts'
import { tellRegistrations } from './tell-registration.server.ts'

const ACTOR = { kind: 'system', job: 'remind registered' } as const

/**
 * `before`: how long before the slot. `atLeast`: when less time is left, it is not sent any more. `signedUpBefore`: only to
 * those who signed up this long before the slot; the others have the confirmation fresh in hand.
 */
const REMINDERS = [
  {
    column: 'daysReminderAt',
    before: REMINDED_BEFORE.daysReminderAt,
    atLeast: days(2),
    signedUpBefore: days(4),
    dedupe: 'reminder-days',
    message: 'reminderDays',
    values: { before: 'days' },
  },
  {
    column: 'dayReminderAt',
    before: REMINDED_BEFORE.dayReminderAt,
    atLeast: 0,
    signedUpBefore: days(1),
    dedupe: 'reminder-day',
    message: 'reminderDay',
    values: {},
  },
  {
    column: 'hoursReminderAt',
    before: REMINDED_BEFORE.hoursReminderAt,
    atLeast: 0,
    signedUpBefore: hours(2),
    dedupe: 'reminder-hours',
    message: 'reminderHours',
    values: { before: 'hours' },
  },
] as const
type Reminder = (typeof REMINDERS)[number]

const TOLD_TOGETHER = 200

/** Reminds the people of every slot that begins within a reminder's time. Returns how many registrations were told. */
export async function remindRegistered(): Promise<number> {
  let told = 0
  for (const reminder of REMINDERS) {
    const due = await reader()
      .select({ id: slots.id })
      .from(slots)
      .innerJoin(events, eq(events.id, slots.eventId))
      .where(
        and(
          eq(events.state, 'published'),
          eq(slots.state, 'open'),
          isNull(slots[reminder.column]),
          gt(slots.startsAt, after(now(), reminder.atLeast)),
          lte(slots.startsAt, after(now(), reminder.before)),
        ),
      )
      .orderBy(asc(slots.startsAt), asc(slots.id))
    for (const { id } of due) {
      told += await inTransaction(ACTOR, (work) => remindSlot(work, id, reminder), { lane: id })
    }
  }
  return told
}

/** One slot, once: whoever sets its mark first tells its people, in the same transaction. */
async function remindSlot(work: Work, slotId: string, reminder: Reminder): Promise<number> {
  const { column, signedUpBefore, dedupe, message, values } = reminder
  const claimed = await work.tx
    .update(slots)
    .set({ [column]: work.now })
    .where(and(eq(slots.id, slotId), isNull(slots[column])))
    .returning({ startsAt: slots.startsAt, eventId: slots.eventId })
  const [slot] = claimed
  if (!slot || (await isMuted(work.tx, slot.eventId, message))) return 0
  const people = await work.tx
    .select({
      id: registrations.id,
      language: registrations.language,
      name: registrations.name,
      phone: registrations.phone,
      email: registrations.email,
      createdAt: registrations.createdAt,
      departmentId: events.departmentId,
    })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(and(eq(registrations.slotId, slotId), eq(registrations.status, 'confirmed')))
    .orderBy(asc(registrations.arrival), asc(registrations.id))
  const justNow = after(slot.startsAt, -signedUpBefore)
  const reachable = people.filter((person) => (person.phone || person.email) && person.createdAt <= justNow)
  // Of another slot, or at another time, it is another reminder. Who registered in somebody's name many times over does not
  // fill that person's mailbox: reminders count against the limits of an address.
  const options = { dedupe: `${dedupe}:${slotId}:${slot.startsAt.getTime()}`, asked: true }
  for (let from = 0; from < reachable.length; from += TOLD_TOGETHER) {
    const some = reachable.slice(from, from + TOLD_TOGETHER)
    await tellRegistrations(some.map((told) => ({ work, kind: 'event-reminder', told, values, options })))
  }
  return reachable.length
}

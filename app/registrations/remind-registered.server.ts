// Reminders: three days, a day and two hours before a slot begins, to everybody with a place.
import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm'
import { after, days, hours, now } from '#app/platform/clock.ts'
import { events, registrations, slots } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { isMuted } from './optional-messages.server.ts'
import { tellRegistration } from './tell-registration.server.ts'

const ACTOR = { kind: 'system', job: 'remind registered' } as const

/**
 * `before`: how long before the slot. `atLeast`: when less time is left, it is not sent any more. `signedUpBefore`: only to
 * those who signed up this long before the slot; the others have the confirmation fresh in hand.
 */
const REMINDERS = [
  {
    column: 'daysReminderAt',
    before: days(3),
    atLeast: days(2),
    signedUpBefore: days(4),
    dedupe: 'reminder-days',
    message: 'reminderDays',
    values: { before: 'days' },
  },
  {
    column: 'dayReminderAt',
    before: days(1),
    atLeast: 0,
    signedUpBefore: days(1),
    dedupe: 'reminder-day',
    message: 'reminderDay',
    values: {},
  },
  {
    column: 'hoursReminderAt',
    before: hours(2),
    atLeast: 0,
    signedUpBefore: hours(2),
    dedupe: 'reminder-hours',
    message: 'reminderHours',
    values: { before: 'hours' },
  },
] as const
type Reminder = (typeof REMINDERS)[number]

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
  for (const person of reachable) await tellRegistration(work, 'event-reminder', person, values, { dedupe })
  return reachable.length
}

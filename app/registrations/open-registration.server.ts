// A registration taken up for a change: its slot locked first, so that all that moves seats of a slot goes one by one.
import { and, eq, inArray } from 'drizzle-orm'
import { lowered } from '#db/counters.ts'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import { events, registrations, slots } from '#db/schema.ts'
import type { Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { mayStep, type RegistrationStatus } from './registration.ts'
import { readSlot, type SlotNow } from './slot-seats.server.ts'

export type RegistrationRow = typeof registrations.$inferSelect
export type OpenRegistration = { registration: RegistrationRow; slot: SlotNow }

/** Holds the slot's row until the end of the transaction, by an update that changes nothing; both databases know it. */
export async function lockSlot(tx: Tx, slotId: string): Promise<void> {
  await tx
    .update(slots)
    .set({ taken: lowered(slots.taken, 0) })
    .where(eq(slots.id, slotId))
}

/** The registration and its slot, with the slot locked; undefined when there is none. */
export async function openRegistration(work: Work, id: string): Promise<OpenRegistration | undefined> {
  const [before] = await work.tx
    .select({ slotId: registrations.slotId })
    .from(registrations)
    .where(eq(registrations.id, id))
  if (!before) return undefined
  await lockSlot(work.tx, before.slotId)
  const [registration] = await work.tx.select().from(registrations).where(eq(registrations.id, id))
  const slot = registration && (await readSlot(work.tx, registration.slotId))
  if (!registration || !slot) return undefined
  // Moved to another slot between the two reads: that slot is the one to lock.
  return registration.slotId === before.slotId ? { registration, slot } : openRegistration(work, id)
}

/** Sets the status, only from the one that was seen. False when somebody was quicker. */
export async function stepRegistration(
  work: Work,
  registration: Pick<RegistrationRow, 'id' | 'status'>,
  to: RegistrationStatus,
  also: Partial<typeof registrations.$inferInsert> = {},
): Promise<boolean> {
  if (!mayStep(registration.status, to)) return false
  const moved = await work.tx
    .update(registrations)
    .set({ ...also, status: to, updatedAt: work.now })
    .where(and(eq(registrations.id, registration.id), eq(registrations.status, registration.status)))
    .returning({ id: registrations.id })
  return moved.length === 1
}

/** The subject of audit entries about a registration. */
export function subjectOf({ registration, slot }: OpenRegistration) {
  return { kind: 'registration', id: registration.id, departmentId: slot.departmentId }
}

export function tellableOf({ registration, slot }: OpenRegistration) {
  const { id, language, name, phone, email } = registration
  return { id, language, name, phone, email, departmentId: slot.departmentId }
}

/** People of the live registrations of an event or a slot, as far as a message needs them; by slot and arrival. */
export async function livePeopleOf(tx: Pick<Tx, 'select'>, where: { eventId: string } | { slotId: string }) {
  return tx
    .select({
      id: registrations.id,
      slotId: registrations.slotId,
      status: registrations.status,
      language: registrations.language,
      name: registrations.name,
      phone: registrations.phone,
      email: registrations.email,
      departmentId: events.departmentId,
    })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(
      and(
        'eventId' in where ? eq(registrations.eventId, where.eventId) : eq(registrations.slotId, where.slotId),
        inArray(registrations.status, [...LIVE_STATUSES]),
      ),
    )
    .orderBy(registrations.slotId, registrations.arrival)
}

// One slot changed, cancelled or removed. What becomes of its registrations is the caller's next step, in the same transaction.
import { and, count, eq, inArray, lte } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { spanText } from '#app/outbox/message-values.ts'
import { NotFound } from '#app/platform/failures.ts'
import { draws, registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { type SlotRules, slotMoments } from './add-slots.server.ts'
import { commitDraws, lotterySlots } from './commit-draw.server.ts'
import type { ToldChange } from './event-content.ts'
import type { EventRecord, SlotRecord } from './event-queries.server.ts'
import { remindersAnew } from './reminder-times.ts'
import { getEventToEdit, saveEventSlots, slotsOfEvent } from './save-event.server.ts'
import type { SlotTime } from './slot-series.ts'

const LIVE = ['pendingApproval', 'inLottery', 'confirmed', 'waiting', 'offered'] as const

/** Registrations of an event that still count, by slot: how many, and how many people. */
export async function liveRegistrationsBySlot(
  reader: Reader,
  eventId: string,
): Promise<ReadonlyMap<string, { registrations: number }>> {
  const rows = await reader
    .select({ slotId: registrations.slotId, live: count() })
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), inArray(registrations.status, [...LIVE])))
    .groupBy(registrations.slotId)
  return new Map(rows.map((row) => [row.slotId, { registrations: row.live }]))
}

async function getSlotToEdit(work: Work, eventId: string, slotId: string) {
  const event = await getEventToEdit(work, eventId)
  const eventSlots = await slotsOfEvent(work.tx, event.id)
  const slot = eventSlots.find((candidate) => candidate.id === slotId)
  if (!slot) throw new NotFound()
  return { event, slot, eventSlots }
}

export type ChangeSlotOutcome =
  | { outcome: 'changed'; event: EventRecord; slot: SlotRecord; tell: ToldChange[]; placesAdded: number }
  | { outcome: 'unchanged' }
  /** more people have a place than the new capacity holds */
  | { outcome: 'belowTaken'; taken: number }
  /** people have signed up under the rule that it has */
  | { outcome: 'allocationFixed' }
  | { outcome: 'notEditable' }

/**
 * Changes times and rules of a slot. Refuses a capacity below the places already taken. When the times of a published
 * event's slot move, `tell` says so for its people. `placesAdded` is how many places came free for the waiting list.
 */
export async function changeSlot(
  work: Work,
  eventId: string,
  slotId: string,
  input: { time: SlotTime; rules: SlotRules },
): Promise<ChangeSlotOutcome> {
  const { event, slot } = await getSlotToEdit(work, eventId, slotId)
  if (event.state === 'cancelled' || event.state === 'archived' || slot.state === 'cancelled') {
    return { outcome: 'notEditable' }
  }
  const { reservedFor = null, reservedForEn = null, capacity, waitingCapacity, partyMax, allocation } = input.rules
  const values = {
    ...input.time,
    reservedFor,
    reservedForEn,
    capacity,
    waitingCapacity,
    partyMax,
    allocation,
    ...slotMoments(input.time, input.rules),
  }
  // Whoever has applied did so under the old rule, and a draw is held once.
  if (allocation !== slot.allocation && (slot.drawnAt || (await countLive(work, slotId)) > 0)) {
    return { outcome: 'allocationFixed' }
  }
  if (Object.entries(values).every(([key, value]) => same(slot[key as keyof typeof values], value))) {
    return { outcome: 'unchanged' }
  }
  const starts = slot.startsAt.getTime() !== input.time.startsAt.getTime()
  const [changed] = await work.tx
    .update(slots)
    .set({ ...values, ...(starts && remindersAnew(input.time.startsAt, work.now)) })
    .where(and(eq(slots.id, slotId), eq(slots.state, 'open'), lte(slots.taken, capacity)))
    .returning()
  if (!changed) return { outcome: 'belowTaken', taken: slot.taken }
  await commitDraws(work, lotterySlots([changed]))
  const saved = await saveEventSlots(work, event)
  await recordAudit(
    work,
    'slot.changed',
    { kind: 'slot', id: slotId, departmentId: event.departmentId },
    { capacity, before: slot.capacity },
  )
  const moved =
    slot.startsAt.getTime() !== changed.startsAt.getTime() || slot.endsAt.getTime() !== changed.endsAt.getTime()
  const tell: ToldChange[] =
    moved && event.state === 'published'
      ? [
          {
            label: 'time',
            from: spanText(slot.startsAt, slot.endsAt),
            to: spanText(changed.startsAt, changed.endsAt),
            slotId,
          },
        ]
      : []
  return { outcome: 'changed', event: saved, slot: changed, tell, placesAdded: changed.capacity - slot.capacity }
}

const countLive = (work: Work, slotId: string) =>
  work.tx.$count(registrations, and(eq(registrations.slotId, slotId), inArray(registrations.status, [...LIVE])))

function same(a: unknown, b: unknown): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b
}

export type RemoveSlotOutcome =
  | { outcome: 'removed' | 'cancelled'; event: EventRecord; slot: SlotRecord }
  | { outcome: 'alreadyCancelled' }
  /** the last slot of a published event: the event itself is to be cancelled */
  | { outcome: 'lastSlot' }

/**
 * Takes a slot out. One that nobody ever signed up for is removed; any other is cancelled and stays visible, and the
 * caller ends its registrations, which tells their people.
 */
export async function removeSlot(work: Work, eventId: string, slotId: string): Promise<RemoveSlotOutcome> {
  const { event, slot, eventSlots } = await getSlotToEdit(work, eventId, slotId)
  if (slot.state === 'cancelled') return { outcome: 'alreadyCancelled' }
  const others = eventSlots.filter((other) => other.state === 'open' && other.id !== slotId)
  if (event.state === 'published' && others.length === 0) return { outcome: 'lastSlot' }
  const used = await work.tx.$count(registrations, eq(registrations.slotId, slotId))
  if (used === 0) {
    await work.tx.delete(draws).where(eq(draws.slotId, slotId))
    await work.tx.delete(slots).where(eq(slots.id, slotId))
  } else await work.tx.update(slots).set({ state: 'cancelled' }).where(eq(slots.id, slotId))
  const saved = await saveEventSlots(work, event)
  const outcome = used === 0 ? 'removed' : 'cancelled'
  await recordAudit(work, `slot.${outcome}`, { kind: 'slot', id: slotId, departmentId: event.departmentId })
  return { outcome, event: saved, slot }
}

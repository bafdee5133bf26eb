// A slot is taken out of an event with people on it: some go on in another slot, the rest are cancelled, each is told.

import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { removeSlot } from '#app/events/change-slot.server.ts'
import { changeValues } from '#app/outbox/message-values.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import { registrations } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { cancelRegistrationsOfSlot } from './cancel-for-event.server.ts'
import { type ClosingFate, type ClosingTarget, planClosing } from './closing-plan.ts'
import { lockSlot } from './open-registration.server.ts'
import { promoteWaiting } from './promote-waiting.server.ts'
import { holdsSeats, type LiveStatus } from './registration.ts'
import { slotChange } from './slot-change.ts'
import { joinWaitingList, readSlot, type SlotNow, takeFreeSeats } from './slot-seats.server.ts'
import { slotsAtOnce } from './slots-at-once.server.ts'
import { tellRegistration } from './tell-registration.server.ts'

/** Whether the people of another slot of the event can go on in this one, and with how much room; undefined when not. */
export function targetOf(slot: SlotNow, now: Date): ClosingTarget | undefined {
  const lotsToCome = slot.allocation === 'lottery' && !slot.drawnAt
  if (slot.state !== 'open' || slot.endsAt <= now || lotsToCome) return undefined
  return {
    free: slot.waiting > 0 ? 0 : Math.max(0, slot.capacity - slot.taken),
    waitingRoom: slot.allocation === 'approval' ? 0 : Math.max(0, slot.waitingCapacity - slot.waiting),
    partyMax: slot.partyMax,
  }
}

const RANK: Record<LiveStatus, number> = { confirmed: 0, offered: 1, waiting: 2, pendingApproval: 3, inLottery: 4 }

/** Every live party of the slot with its fate, and a mark that changes when any of it does. */
export async function readClosing(reader: Reader, slotId: string, target: SlotNow | undefined, now: Date) {
  const live = inArray(registrations.status, [...LIVE_STATUSES])
  const rows = await reader
    .select()
    .from(registrations)
    .where(and(eq(registrations.slotId, slotId), live))
    .orderBy(asc(registrations.waitingPosition), asc(registrations.arrival), asc(registrations.id))
  const there = target
    ? await reader
        .select({ phone: registrations.phoneHash, email: registrations.emailHash })
        .from(registrations)
        .where(
          and(inArray(registrations.slotId, await slotsAtOnce(reader, target)), ne(registrations.slotId, slotId), live),
        )
    : []
  const known = new Set(there.flatMap(({ phone, email }) => [phone, email]).filter((hash) => hash !== null))
  const parties = rows
    .toSorted((a, b) => RANK[a.status as LiveStatus] - RANK[b.status as LiveStatus])
    .map((row) => ({
      row,
      id: row.id,
      status: row.status as LiveStatus,
      people: row.partySize,
      group: row.groupName !== null,
      twice: [row.phoneHash, row.emailHash].some((hash) => hash !== null && known.has(hash)),
    }))
  const fates = planClosing(parties, target ? targetOf(target, now) : undefined)
  const lines = parties.map(({ row }, index) => ({ row, fate: fates[index] as ClosingFate }))
  return { lines, mark: hashSecret(lines.map(({ row, fate }) => `${row.id} ${row.partySize} ${fate}`).join('\n')) }
}

export type CloseSlotOutcome =
  | { outcome: 'closed'; moved: number; waiting: number; cancelled: number }
  | { outcome: 'removed' | 'alreadyCancelled' | 'lastSlot' }
  /** somebody registered or cancelled since the page was read */
  | { outcome: 'planChanged' }

/**
 * Takes a slot out as the page that carried `mark` has shown: nothing happens when anything has changed since. Parties
 * that go on in `moveTo` keep their ticket and are told the new time; the others are cancelled and told the reason.
 */
export async function closeSlot(
  work: Work,
  eventId: string,
  slotId: string,
  { moveTo, reason, mark }: { moveTo: string | undefined; reason: string; mark: string },
): Promise<CloseSlotOutcome> {
  for (const id of [slotId, ...(moveTo ? [moveTo] : [])].sort()) await lockSlot(work.tx, id)
  const slot = await readSlot(work.tx, slotId)
  const target = moveTo ? await readSlot(work.tx, moveTo) : undefined
  const wrongTarget = moveTo !== undefined && (target?.eventId !== eventId || moveTo === slotId)
  const plan = await readClosing(work.tx, slotId, target, work.now)
  if (!slot || wrongTarget || plan.mark !== mark) return { outcome: 'planChanged' }
  const removed = await removeSlot(work, eventId, slotId)
  if (removed.outcome !== 'cancelled') return { outcome: removed.outcome }

  let [moved, waiting] = [0, 0]
  for (const { row, fate } of plan.lines) {
    if (fate === 'cancelled' || !target) continue
    await carryOver(work, row, slot, target)
    if (fate === 'moves') moved += 1
    else waiting += 1
  }
  const cancelled = await cancelRegistrationsOfSlot(work, slotId, reason)
  if (target) {
    work.changed({ kind: 'seats', eventId, slotId: target.id })
    await promoteWaiting(work, target.id)
  }
  return { outcome: 'closed', moved, waiting, cancelled }
}

type Row = typeof registrations.$inferSelect

async function carryOver(work: Work, row: Row, slot: SlotNow, target: SlotNow): Promise<void> {
  const holds = holdsSeats(row.status)
  const waitingPosition = holds ? null : await joinWaitingList(work.tx, target.id, row.partySize)
  const room = holds ? await takeFreeSeats(work.tx, target.id, row.partySize) : waitingPosition !== undefined
  if (!room) throw new Error('the room that was planned with is not there')
  await work.tx
    .update(registrations)
    .set({
      slotId: target.id,
      waitingPosition,
      drawNumber: null,
      calendarSequence: row.calendarSequence + 1,
      updatedAt: work.now,
    })
    .where(eq(registrations.id, row.id))
  const subject = { kind: 'registration', id: row.id, departmentId: slot.departmentId }
  const detail = { from: slot.id, to: target.id, status: row.status, by: 'organiser', waitingPosition }
  await recordAudit(work, 'registration.moved', subject, detail)
  const values = changeValues(slotChange(slot, target, row.language))
  const dedupe = { dedupe: `slot:${row.calendarSequence + 1}` }
  await tellRegistration(work, 'registration-changed', { ...row, departmentId: slot.departmentId }, values, dedupe)
}

// 摇号: the draw of a slot, in one transaction: everybody gets seats or a place in the line, or nothing has happened.
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { commitDraws } from '#app/events/commit-draw.server.ts'
import { raised } from '#db/counters.ts'
import type { DrawnLot } from '#db/schema/draws.ts'
import { draws, registrations, slots } from '#db/schema.ts'
import { prepared, type Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { allotSeats, drawOrder } from './draw-order.ts'
import { lockSlot } from './open-registration.server.ts'
import { promoteWaiting } from './promote-waiting.server.ts'
import { whyClosed } from './registration.ts'
import { requireOrganiserOf } from './registration-policy.ts'
import { readSlot, type SlotNow } from './slot-seats.server.ts'
import { tellRegistration } from './tell-registration.server.ts'

export type DrawOutcome =
  | { outcome: 'drawn'; parties: number; withSeats: number }
  | { outcome: 'alreadyDrawn' | 'stillOpen' | 'notALottery' | 'cancelled' | 'unknown' }

/** Parties settled before other requests get their turn. */
const PORTION = 200

/**
 * Draws the lots of a slot once its sign-up has closed, by the rule of draw-order.ts, and tells each party once. The
 * organisers of the department may, and the clock. The second time changes nothing and tells nobody, also when two
 * processes draw at once.
 */
export async function drawLots(work: Work, slotId: string): Promise<DrawOutcome> {
  await lockSlot(work.tx, slotId)
  const slot = await readSlot(work.tx, slotId)
  if (!slot) return { outcome: 'unknown' }
  if (work.actor.kind !== 'system') requireOrganiserOf(work.actor, slot.departmentId)
  if (slot.drawnAt) return { outcome: 'alreadyDrawn' }
  if (slot.allocation !== 'lottery') return { outcome: 'notALottery' }
  const closed = whyClosed(slot, work.now)
  if (closed === 'cancelled' || slot.eventState !== 'published') return { outcome: 'cancelled' }
  if (closed !== 'closed') return { outcome: 'stillOpen' }

  await commitDraws(work, [slotId])
  const [draw] = await work.tx.select().from(draws).where(eq(draws.slotId, slotId))
  if (!draw) throw new Error('a lottery has no seed')
  const parties = await readLots(work.tx, slot)
  const ordered = drawOrder(draw.seed, parties)
  const seats = slot.capacity - slot.taken
  const lots = allotSeats(ordered, seats, slot.lastPosition + 1)
  await settleSlot(work, slot, lots)
  for (const [index, party] of ordered.entries()) {
    await settleParty(work, slot, party, lots[index] as DrawnLot)
    // Sockets are read while a long list is settled; the transaction stays open.
    if (index % PORTION === PORTION - 1) await new Promise((next) => setImmediate(next))
  }
  const drawnBy = work.actor.kind === 'staff' ? work.actor.staffId : null
  const written = await work.tx
    .update(draws)
    .set({ drawnAt: work.now, drawnBy, result: { seats, lots } })
    .where(and(eq(draws.id, draw.id), isNull(draws.drawnAt)))
    .returning({ id: draws.id })
  if (written.length !== 1) throw new Error('the lots were drawn while the slot was held')
  const withSeats = lots.filter(({ position }) => position === null).length
  const subject = { kind: 'slot', id: slotId, departmentId: slot.departmentId }
  await recordAudit(work, 'slot.drawn', subject, {
    parties: lots.length,
    withSeats,
    seats,
    commitment: draw.commitment,
  })
  for (const kind of ['seats', 'event'] as const) work.changed({ kind, eventId: slot.eventId, slotId })
  // The first in line may take fewer than it asked for.
  await promoteWaiting(work, slotId)
  return { outcome: 'drawn', parties: lots.length, withSeats }
}

type Party = Awaited<ReturnType<typeof readLots>>[number]

/** Everybody in the draw, by number. Whoever has none yet gets the next ones, by arrival. */
async function readLots(tx: Tx, slot: SlotNow) {
  const rows = await tx
    .select({
      id: registrations.id,
      drawNumber: registrations.drawNumber,
      people: registrations.partySize,
      language: registrations.language,
      name: registrations.name,
      phone: registrations.phone,
      email: registrations.email,
    })
    .from(registrations)
    .where(and(eq(registrations.slotId, slot.id), eq(registrations.status, 'inLottery')))
    .orderBy(asc(registrations.arrival), asc(registrations.id))
  let last = slot.lastDrawNumber
  return rows.map(({ drawNumber, ...row }) => ({ ...row, number: drawNumber ?? ++last }))
}

async function settleSlot(work: Work, slot: SlotNow, lots: readonly DrawnLot[]): Promise<void> {
  const people = (which: readonly DrawnLot[]) => which.reduce((sum, lot) => sum + lot.people, 0)
  const seated = lots.filter(({ position }) => position === null)
  const drawn = await work.tx
    .update(slots)
    .set({
      drawnAt: work.now,
      taken: raised(slots.taken, people(seated)),
      waiting: raised(slots.waiting, people(lots) - people(seated)),
      lastPosition: raised(slots.lastPosition, lots.length - seated.length),
      lastDrawNumber: Math.max(slot.lastDrawNumber, ...lots.map(({ number }) => number)),
    })
    .where(and(eq(slots.id, slot.id), isNull(slots.drawnAt)))
    .returning({ id: slots.id })
  if (drawn.length !== 1) throw new Error('the lots were drawn while the slot was held')
}

async function settleParty(work: Work, slot: SlotNow, party: Party, lot: DrawnLot): Promise<void> {
  const status = lot.position === null ? 'confirmed' : 'waiting'
  const statement = prepared(work.tx, 'registrations.drawn', (tx, name) =>
    tx
      .update(registrations)
      .set({
        status: sql.placeholder('status') as never,
        waitingPosition: sql.placeholder('position') as never,
        drawNumber: sql.placeholder('number') as never,
        updatedAt: sql.placeholder('now') as never,
      })
      .where(and(eq(registrations.id, sql.placeholder('id')), eq(registrations.status, 'inLottery')))
      .returning({ id: registrations.id })
      .prepare(name),
  )
  const { number, position } = lot
  const moved = await statement.execute({ id: party.id, status, position, number, now: work.now })
  if (moved.length !== 1) throw new Error('a party left the draw while the slot was held')
  const subject = { kind: 'registration', id: party.id, departmentId: slot.departmentId }
  await recordAudit(work, 'registration.drawn', subject, { status, partySize: lot.people, waitingPosition: position })
  await tellRegistration(
    work,
    position === null ? 'registration-drawn' : 'registration-not-drawn',
    { ...party, departmentId: slot.departmentId },
    { number: String(number), slotId: slot.id },
    { dedupe: `drawn:${slot.id}` },
  )
}

// The seats of a slot: read, taken, given back. Every change is one guarded update; `0 rows` means it did not happen.
import { and, eq, gte, isNull, lte, type SQLWrapper, sql } from 'drizzle-orm'
import { lowered, raised } from '#db/counters.ts'
import { held } from '#db/portable.ts'
import { events, slots } from '#db/schema.ts'
import { prepared, type Tx } from '#db/store.ts'
import type { Seats } from './take-place.ts'

const people = sql.placeholder('people') as unknown as SQLWrapper
const theSlot = eq(slots.id, sql.placeholder('slotId'))

export type SlotNow = NonNullable<Awaited<ReturnType<typeof readSlot>>>

const slotColumns = {
  id: slots.id,
  eventId: slots.eventId,
  state: slots.state,
  allocation: slots.allocation,
  capacity: slots.capacity,
  taken: slots.taken,
  waiting: slots.waiting,
  waitingCapacity: slots.waitingCapacity,
  lastPosition: slots.lastPosition,
  drawnAt: slots.drawnAt,
  lastDrawNumber: slots.lastDrawNumber,
  partyMax: slots.partyMax,
  signUpOpensAt: slots.signUpOpensAt,
  signUpClosesAt: slots.signUpClosesAt,
  checkInOpensAt: slots.checkInOpensAt,
  startsAt: slots.startsAt,
  endsAt: slots.endsAt,
  reservedFor: slots.reservedFor,
  reservedForEn: slots.reservedForEn,
  sharesTime: slots.sharesTime,
}

/** The slot with its event, as this transaction sees it. */
export function readSlot(tx: Tx, slotId: string) {
  return slotBy(
    tx,
    slotId,
    prepared(tx, 'registrations.slot', (db, name) => db.select(slotColumns).from(slots).where(theSlot).prepare(name)),
  )
}

/** The same, held: nobody else changes its seats before this transaction has ended. */
export function holdSlot(tx: Tx, slotId: string) {
  return slotBy(
    tx,
    slotId,
    prepared(tx, 'registrations.hold-slot', (db, name) =>
      held(db.select(slotColumns).from(slots).where(theSlot)).prepare(name),
    ),
  )
}

type SlotRow = Pick<typeof slots.$inferSelect, keyof typeof slotColumns>

/** Two look-ups: as a join they take SQLite three times as long. */
async function slotBy(
  tx: Tx,
  slotId: string,
  slotStatement: { execute: (values: { slotId: string }) => Promise<SlotRow[]> },
) {
  const eventStatement = prepared(tx, 'registrations.event', (db, name) =>
    db
      .select({ departmentId: events.departmentId, eventState: events.state, formVersion: events.formVersion })
      .from(events)
      .where(eq(events.id, sql.placeholder('eventId')))
      .prepare(name),
  )
  const [slot] = await slotStatement.execute({ slotId })
  const [event] = slot ? await eventStatement.execute({ eventId: slot.eventId }) : []
  return slot && event ? { ...slot, ...event } : undefined
}

/** Takes seats for a newcomer: only when they are free and nobody waits. */
export async function takeFreeSeats(tx: Tx, slotId: string, count: number): Promise<boolean> {
  const statement = prepared(tx, 'registrations.take-free', (db, name) =>
    db
      .update(slots)
      .set({ taken: raised(slots.taken, people) })
      .where(
        and(theSlot, eq(slots.state, 'open'), eq(slots.waiting, 0), lte(raised(slots.taken, people), slots.capacity)),
      )
      .returning({ taken: slots.taken })
      .prepare(name),
  )
  return (await statement.execute({ slotId, people: count })).length === 1
}

/** Takes seats for somebody whose turn it is: approved, moved by staff, first in the line. */
export async function takeSeats(tx: Tx, slotId: string, count: number): Promise<boolean> {
  const statement = prepared(tx, 'registrations.take', (db, name) =>
    db
      .update(slots)
      .set({ taken: raised(slots.taken, people) })
      .where(and(theSlot, eq(slots.state, 'open'), lte(raised(slots.taken, people), slots.capacity)))
      .returning({ taken: slots.taken })
      .prepare(name),
  )
  return (await statement.execute({ slotId, people: count })).length === 1
}

export async function giveSeatsBack(tx: Tx, slotId: string, count: number): Promise<void> {
  const statement = prepared(tx, 'registrations.give-back', (db, name) =>
    db
      .update(slots)
      .set({ taken: lowered(slots.taken, people) })
      .where(and(theSlot, gte(slots.taken, people)))
      .returning({ taken: slots.taken })
      .prepare(name),
  )
  const rows = await statement.execute({ slotId, people: count })
  if (rows.length !== 1) throw new Error('seats are given back that were never taken')
}

/** Joins the waiting list; the number in the line, or undefined when the list cannot take the whole party. */
export async function joinWaitingList(tx: Tx, slotId: string, count: number): Promise<number | undefined> {
  const statement = prepared(tx, 'registrations.join-line', (db, name) =>
    db
      .update(slots)
      .set({ waiting: raised(slots.waiting, people), lastPosition: raised(slots.lastPosition, 1) })
      .where(and(theSlot, eq(slots.state, 'open'), lte(raised(slots.waiting, people), slots.waitingCapacity)))
      .returning({ position: slots.lastPosition })
      .prepare(name),
  )
  const [row] = await statement.execute({ slotId, people: count })
  return row?.position
}

export async function leaveWaitingList(tx: Tx, slotId: string, count: number): Promise<void> {
  const statement = prepared(tx, 'registrations.leave-line', (db, name) =>
    db
      .update(slots)
      .set({ waiting: lowered(slots.waiting, people) })
      .where(and(theSlot, gte(slots.waiting, people)))
      .returning({ waiting: slots.waiting })
      .prepare(name),
  )
  const rows = await statement.execute({ slotId, people: count })
  if (rows.length !== 1) throw new Error('a party leaves a waiting list that it was never on')
}

/** The next number in the draw of a slot; undefined once its lots are drawn. */
export async function takeDrawNumber(tx: Tx, slotId: string): Promise<number | undefined> {
  const statement = prepared(tx, 'registrations.draw-number', (db, name) =>
    db
      .update(slots)
      .set({ lastDrawNumber: raised(slots.lastDrawNumber, 1) })
      .where(and(theSlot, eq(slots.state, 'open'), isNull(slots.drawnAt)))
      .returning({ number: slots.lastDrawNumber })
      .prepare(name),
  )
  const [row] = await statement.execute({ slotId })
  return row?.number
}

/** Writes the seats of a slot that `holdSlot` holds. */
export async function writeSeats(tx: Tx, slotId: string, seats: Seats): Promise<void> {
  const statement = prepared(tx, 'registrations.write-seats', (db, name) =>
    db
      .update(slots)
      .set({
        taken: sql`${sql.placeholder('taken')}`,
        waiting: sql`${sql.placeholder('waiting')}`,
        lastPosition: sql`${sql.placeholder('lastPosition')}`,
        lastDrawNumber: sql`${sql.placeholder('lastDrawNumber')}`,
      })
      .where(and(theSlot, eq(slots.state, 'open')))
      .returning({ id: slots.id })
      .prepare(name),
  )
  const { taken, waiting, lastPosition, lastDrawNumber } = seats
  const rows = await statement.execute({ slotId, taken, waiting, lastPosition, lastDrawNumber })
  if (rows.length !== 1) throw new Error('a slot was changed while it was held')
}

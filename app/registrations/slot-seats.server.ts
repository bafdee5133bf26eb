// The seats of a slot: read, taken, given back. Every change is one guarded update; `0 rows` means it did not happen.
import { and, eq, gte, isNull, lte, type SQLWrapper, sql } from 'drizzle-orm'
import { lowered, raised } from '#db/counters.ts'
import { events, slots } from '#db/schema.ts'
import { prepared, type Tx } from '#db/store.ts'

const people = sql.placeholder('people') as unknown as SQLWrapper
const theSlot = eq(slots.id, sql.placeholder('slotId'))

export type SlotNow = NonNullable<Awaited<ReturnType<typeof readSlot>>>

/** The slot with its event, as this transaction sees it. Two look-ups: as a join they take SQLite three times as long. */
export async function readSlot(tx: Tx, slotId: string) {
  const slotStatement = prepared(tx, 'registrations.slot', (db, name) =>
    db
      .select({
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
      })
      .from(slots)
      .where(theSlot)
      .prepare(name),
  )
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

/** Undoes a joinWaitingList of this very transaction: the number was given to nobody and is free again. */
export async function withdrawFromWaitingList(tx: Tx, slotId: string, count: number): Promise<void> {
  const statement = prepared(tx, 'registrations.withdraw-from-line', (db, name) =>
    db
      .update(slots)
      .set({ waiting: lowered(slots.waiting, people), lastPosition: lowered(slots.lastPosition, 1) })
      .where(theSlot)
      .prepare(name),
  )
  await statement.execute({ slotId, people: count })
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

/** Undoes a takeDrawNumber of this very transaction. */
export async function returnDrawNumber(tx: Tx, slotId: string): Promise<void> {
  await tx
    .update(slots)
    .set({ lastDrawNumber: lowered(slots.lastDrawNumber, 1) })
    .where(eq(slots.id, slotId))
}

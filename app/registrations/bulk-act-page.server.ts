// What the page of an act on many registrations shows: before, while it runs, and after.
import { and, asc, count, eq, inArray, isNotNull, notInArray, sum } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { maskName } from '#app/platform/text.ts'
import { stored } from '#db/portable.ts'
import { bulkActItems, events, registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { DONE_OUTCOMES, isConcerned, isDone, SECONDS_TO_WITHDRAW } from './bulk-act.ts'
import { type BulkActRow, getBulkAct } from './bulk-acts.server.ts'

const SHOWN = 50
/** People named on the page that asks, so that a wrong choice is seen. */
const NAMED = 8

export async function readBulkAct(reader: Reader, actor: Actor, id: string, at: Date) {
  const { act } = await getBulkAct(reader, actor, id)
  const [event] = await reader
    .select({ id: events.id, title: events.title })
    .from(events)
    .where(eq(events.id, act.eventId))
  const progress = await progressOf(reader, id)
  return {
    id: act.id,
    eventId: act.eventId,
    title: event?.title ?? '',
    kind: act.kind,
    state: act.state,
    back: act.back,
    secondsLeft: act.runAt
      ? Math.min(SECONDS_TO_WITHDRAW, Math.max(0, Math.ceil((act.runAt.getTime() - at.getTime()) / 1000)))
      : 0,
    toSlot: act.toSlotId ? await slotOf(reader, act.toSlotId) : null,
    progress,
    chosen: act.state === 'asked' || act.state === 'waiting' ? await chosenOf(reader, act) : null,
    undone: ['done', 'running', 'stopped'].includes(act.state) ? await undoneOf(reader, act.id) : [],
    slots:
      act.kind === 'move' && act.state === 'asked'
        ? (
            await reader
              .select({
                id: slots.id,
                startsAt: slots.startsAt,
                endsAt: slots.endsAt,
                reservedFor: slots.reservedFor,
                reservedForEn: slots.reservedForEn,
                capacity: slots.capacity,
                taken: slots.taken,
                state: slots.state,
              })
              .from(slots)
              .where(eq(slots.eventId, act.eventId))
              .orderBy(asc(slots.startsAt), asc(slots.id))
          )
            .filter((slot) => slot.state === 'open' && slot.endsAt > at)
            .map(({ capacity, taken, state: _, ...slot }) => ({ ...slot, free: Math.max(0, capacity - taken) }))
        : [],
  }
}

async function slotOf(reader: Reader, slotId: string) {
  const [slot] = await reader
    .select({
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      reservedFor: slots.reservedFor,
      reservedForEn: slots.reservedForEn,
    })
    .from(slots)
    .where(eq(slots.id, slotId))
  return slot ?? null
}

async function progressOf(reader: Reader, actId: string) {
  const rows = await reader
    .select({ outcome: bulkActItems.outcome, rows: count(), people: sum(registrations.partySize) })
    .from(bulkActItems)
    .innerJoin(registrations, eq(registrations.id, bulkActItems.registrationId))
    .where(eq(bulkActItems.actId, actId))
    .groupBy(bulkActItems.outcome)
  const total = rows.reduce((all, row) => all + row.rows, 0)
  const done = rows.filter(({ outcome }) => outcome !== null && isDone(outcome))
  return {
    total,
    handled: rows.reduce((all, row) => all + (row.outcome === null ? 0 : row.rows), 0),
    done: done.reduce((all, row) => all + row.rows, 0),
    donePeople: done.reduce((all, row) => all + Number(row.people ?? 0), 0),
  }
}

/** How many records and people the act concerns, and whom it tells how. */
async function chosenOf(reader: Reader, act: BulkActRow) {
  const rows = await reader
    .select({
      id: registrations.id,
      status: registrations.status,
      slotId: registrations.slotId,
      arrivedPeople: registrations.arrivedPeople,
      partySize: registrations.partySize,
      // Whether there is one, not what it is.
      email: stored(registrations.email),
      phone: stored(registrations.phone),
    })
    .from(bulkActItems)
    .innerJoin(registrations, eq(registrations.id, bulkActItems.registrationId))
    .where(eq(bulkActItems.actId, act.id))
    .orderBy(asc(bulkActItems.place))
  const concerned = rows.filter((row) => isConcerned(act.kind, row, act.toSlotId ?? undefined))
  const people = concerned.reduce((all, row) => all + row.partySize, 0)
  const byMail = concerned.filter((row) => row.email).length
  const byText = concerned.filter((row) => !row.email && row.phone).length
  return {
    records: concerned.length,
    people,
    leftOut: rows.length - concerned.length,
    byMail,
    byText,
    unreachable: concerned.length - byMail - byText,
    names: await namesOf(
      reader,
      concerned.slice(0, NAMED).map(({ id }) => id),
    ),
  }
}

/** Masked, in the order in which the act goes through them. */
async function namesOf(reader: Reader, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await reader
    .select({ id: registrations.id, name: registrations.name })
    .from(registrations)
    .where(inArray(registrations.id, [...ids]))
  return ids.flatMap((id) => rows.filter((row) => row.id === id).map(({ name }) => maskName(name)))
}

/** The first registrations with which nothing was done, each with the reason. */
async function undoneOf(reader: Reader, actId: string) {
  const rows = await reader
    .select({
      id: registrations.id,
      outcome: bulkActItems.outcome,
      name: registrations.name,
      partySize: registrations.partySize,
      status: registrations.status,
      place: bulkActItems.place,
    })
    .from(bulkActItems)
    .innerJoin(registrations, eq(registrations.id, bulkActItems.registrationId))
    .where(
      and(
        eq(bulkActItems.actId, actId),
        isNotNull(bulkActItems.outcome),
        notInArray(bulkActItems.outcome, [...DONE_OUTCOMES]),
      ),
    )
    .orderBy(asc(bulkActItems.place))
    .limit(SHOWN)
  return rows.map(({ name, place: _, ...row }) => ({ ...row, outcome: row.outcome ?? '', name: maskName(name) }))
}

// The statements of a scan, prepared once: a queue of people waits for each of them.
import { type AnyColumn, and, desc, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm'
import { gateDevices, headCounts, registrations, scans, slots } from '#db/schema.ts'
import { prepared, type Reader, type Tx } from '#db/store.ts'
import { holdParty, type OwnCode, partyOfCode, readOwnCode } from './own-code-statements.server.ts'
import { registrationOfReplaced } from './replaced-code-statements.server.ts'

/** A value filled in at execution, written as its column writes values. */
export function filled(column: AnyColumn, name: string): SQL {
  return sql`${sql.param(sql.placeholder(name), column)}`
}

/** How a ticket is named: by the hash of its secret, by its short code in the event, or by the registration's id. */
export type TicketKey = { ticketHash: string } | { shortCode: string } | { registrationId: string }

const ticketFields = {
  id: registrations.id,
  eventId: registrations.eventId,
  slotId: registrations.slotId,
  status: registrations.status,
  partySize: registrations.partySize,
  arrivedPeople: registrations.arrivedPeople,
  insidePeople: registrations.insidePeople,
  ownInside: registrations.ownInside,
  name: registrations.name,
  needs: registrations.needs,
  care: registrations.care,
}
const slotFields = {
  slotState: slots.state,
  checkInOpensAt: slots.checkInOpensAt,
  checkInClosesAt: slots.checkInClosesAt,
}

/**
 * The ticket in whatever event it belongs to, with its slot; a short code is one of this event only. By a companion's own code
 * it is the party's, with the companion; by a code that was replaced, whose it once was, and marked so. Two look-ups: as a
 * join they take SQLite several times as long.
 */
export async function findTicket(db: Tx, eventId: string, key: TicketKey) {
  const ticket =
    (await findRegistration(db, eventId, key)) ??
    (await findByOwnCode(db, eventId, key)) ??
    (await findByReplacedCode(db, eventId, key))
  if (!ticket) return undefined
  const statement = prepared(db, 'gate.slot', (reader, name) =>
    reader
      .select(slotFields)
      .from(slots)
      .where(eq(slots.id, sql.placeholder('id')))
      .prepare(name),
  )
  const [slot] = await statement.execute({ id: ticket.slotId })
  return slot && { ...ticket, ...slot }
}

async function findByOwnCode(tx: Tx, eventId: string, key: TicketKey) {
  const registrationId = 'ticketHash' in key ? await partyOfCode(tx, key.ticketHash) : undefined
  if (!registrationId || !('ticketHash' in key)) return undefined
  await holdParty(tx, registrationId)
  const person = await readOwnCode(tx, key.ticketHash)
  const party = await findRegistration(tx, eventId, { registrationId })
  return party && person && { ...party, person }
}

async function findByReplacedCode(tx: Tx, eventId: string, key: TicketKey) {
  const registrationId = 'registrationId' in key ? undefined : await registrationOfReplaced(tx, eventId, key)
  const ticket = registrationId && (await findRegistration(tx, eventId, { registrationId }))
  return ticket ? { ...ticket, replaced: true as const } : undefined
}

async function findRegistration(db: Reader, eventId: string, key: TicketKey) {
  if ('ticketHash' in key) {
    const statement = prepared(db, 'gate.ticket-by-hash', (reader, name) =>
      reader
        .select(ticketFields)
        .from(registrations)
        .where(eq(registrations.ticketHash, sql.placeholder('hash')))
        .prepare(name),
    )
    return (await statement.execute({ hash: key.ticketHash }))[0]
  }
  if ('shortCode' in key) {
    const statement = prepared(db, 'gate.ticket-by-code', (reader, name) =>
      reader
        .select(ticketFields)
        .from(registrations)
        .where(
          and(
            eq(registrations.eventId, sql.placeholder('event')),
            eq(registrations.shortCode, sql.placeholder('code')),
          ),
        )
        .prepare(name),
    )
    return (await statement.execute({ event: eventId, code: key.shortCode }))[0]
  }
  const statement = prepared(db, 'gate.ticket-by-id', (reader, name) =>
    reader
      .select(ticketFields)
      .from(registrations)
      .where(eq(registrations.id, sql.placeholder('id')))
      .prepare(name),
  )
  return (await statement.execute({ id: key.registrationId }))[0]
}
export type TicketRow = NonNullable<Awaited<ReturnType<typeof findTicket>>> & { person?: OwnCode; replaced?: true }

export type People = { arrivedPeople: number; insidePeople: number; ownInside: number }

/** Whether the phone is still paired, seen in the transaction of its scan: one that was cut off changes nothing any more. */
export async function isPaired(tx: Tx, deviceId: string, at: Date): Promise<boolean> {
  const statement = prepared(tx, 'gate.is-paired', (db, name) =>
    db
      .select({ expiresAt: gateDevices.expiresAt })
      .from(gateDevices)
      .where(and(eq(gateDevices.id, sql.placeholder('id')), isNull(gateDevices.revokedAt)))
      .prepare(name),
  )
  const [device] = await statement.execute({ id: deviceId })
  return device !== undefined && device.expiresAt > at
}

/** Moves a ticket's counts from what was read to what was decided; false when another gate was quicker. */
export async function moveTicket(tx: Tx, ticket: TicketRow, to: People, at: Date): Promise<boolean> {
  const statement = prepared(tx, 'gate.move-ticket', (db, name) =>
    db
      .update(registrations)
      .set({
        arrivedPeople: filled(registrations.arrivedPeople, 'arrived'),
        insidePeople: filled(registrations.insidePeople, 'inside'),
        ownInside: filled(registrations.ownInside, 'own'),
        updatedAt: filled(registrations.updatedAt, 'at'),
      })
      .where(
        and(
          eq(registrations.id, sql.placeholder('id')),
          eq(registrations.arrivedPeople, sql.placeholder('arrivedBefore')),
          eq(registrations.insidePeople, sql.placeholder('insideBefore')),
          eq(registrations.ownInside, sql.placeholder('ownBefore')),
          eq(registrations.status, sql.placeholder('status')),
        ),
      )
      .returning({ id: registrations.id })
      .prepare(name),
  )
  const moved = await statement.execute({
    arrived: to.arrivedPeople,
    inside: to.insidePeople,
    own: to.ownInside,
    at,
    id: ticket.id,
    arrivedBefore: ticket.arrivedPeople,
    insideBefore: ticket.insidePeople,
    ownBefore: ticket.ownInside,
    status: ticket.status,
  })
  return moved.length > 0
}

/** Adds to the running sums of a slot. */
export async function addToHeadCount(
  tx: Tx,
  { eventId, slotId }: { eventId: string; slotId: string },
  change: { arrived: number; inside: number },
): Promise<void> {
  const statement = prepared(tx, 'gate.head-count', (db, name) =>
    db
      .insert(headCounts)
      .values({
        eventId: sql.placeholder('event'),
        slotId: sql.placeholder('slot'),
        arrived: sql.placeholder('arrived'),
        inside: sql.placeholder('inside'),
      })
      .onConflictDoUpdate({
        target: [headCounts.eventId, headCounts.slotId],
        set: {
          arrived: sql`${headCounts.arrived} + excluded.arrived`,
          inside: sql`${headCounts.inside} + excluded.inside`,
        },
      })
      .prepare(name),
  )
  await statement.execute({ event: eventId, slot: slotId, arrived: change.arrived, inside: change.inside })
}

export type NewScan = Omit<typeof scans.$inferInsert, 'undoneAt'>

/** Appends an attempt; false when its nonce is known. */
export async function insertScan(tx: Tx, scan: NewScan): Promise<boolean> {
  const statement = prepared(tx, 'gate.insert-scan', (db, name) =>
    db
      .insert(scans)
      .values({
        id: sql.placeholder('id'),
        nonce: sql.placeholder('nonce'),
        eventId: sql.placeholder('eventId'),
        slotId: sql.placeholder('slotId'),
        registrationId: sql.placeholder('registrationId'),
        person: sql.placeholder('person'),
        deviceId: sql.placeholder('deviceId'),
        staffId: sql.placeholder('staffId'),
        gate: sql.placeholder('gate'),
        kind: sql.placeholder('kind'),
        verdict: sql.placeholder('verdict'),
        people: sql.placeholder('people'),
        offline: sql.placeholder('offline'),
        forced: sql.placeholder('forced'),
        happenedAt: sql.placeholder('happenedAt'),
        receivedAt: sql.placeholder('receivedAt'),
        conflict: sql.placeholder('conflict'),
        answer: sql.placeholder('answer'),
      })
      .onConflictDoNothing({ target: scans.nonce })
      .returning({ id: scans.id })
      .prepare(name),
  )
  const inserted = await statement.execute({
    slotId: null,
    registrationId: null,
    person: null,
    deviceId: null,
    staffId: null,
    ...scan,
  })
  return inserted.length > 0
}

export type Passage = { kind: 'entry' | 'exit'; people: number; happenedAt: Date; gate: string; phone: string | null }

/**
 * The last attempt that let people of this ticket in, and was not undone. Where gates without network each let them in, it is
 * the earliest by its own time, whichever was counted. With `person`, of those by the companion's own code.
 */
export async function lastEntry(db: Reader, registrationId: string, person?: number) {
  const byCode = person === undefined ? undefined : eq(scans.person, sql.placeholder('person'))
  const statement = prepared(db, byCode ? 'gate.last-own-entry' : 'gate.last-entry', (reader, name) =>
    reader
      .select({
        kind: scans.kind,
        people: scans.people,
        happenedAt: scans.happenedAt,
        gate: scans.gate,
        phone: gateDevices.name,
      })
      .from(scans)
      .leftJoin(gateDevices, eq(gateDevices.id, scans.deviceId))
      .where(
        and(
          eq(scans.registrationId, sql.placeholder('id')),
          byCode,
          or(gt(scans.people, 0), letInTwice),
          isNull(scans.undoneAt),
        ),
      )
      .orderBy(desc(scans.happenedAt), desc(scans.id))
      .limit(MOST_PASSAGES)
      .prepare(name),
  )
  return entryOf(await statement.execute({ id: registrationId, ...(person !== undefined && { person }) }))
}
const MOST_PASSAGES = 20

/** Let in by a phone without network although the party was inside already, and therefore counted by another attempt. */
export const letInTwice = and(eq(scans.conflict, true), eq(scans.kind, 'entry'), eq(scans.verdict, 'alreadyIn'))

/** Of passages with the latest first: the last counted entry, or the uncounted one of the same coming in that was earlier. */
export function entryOf<Of extends Pick<Passage, 'kind' | 'people'>>(passages: readonly Of[]): Of | undefined {
  const last = passages.findIndex(({ kind, people }) => kind === 'entry' && people > 0)
  if (last < 0) return undefined
  const before = passages.slice(last + 1)
  const counted = before.findIndex(({ people }) => people > 0)
  return (counted < 0 ? before : before.slice(0, counted)).at(-1) ?? passages[last]
}

/** People of a ticket who were seen leaving after a moment without being counted inside, and whom no entry has taken up. */
export async function leftSince(tx: Tx, registrationId: string, at: Date): Promise<number> {
  const statement = prepared(tx, 'gate.left-since', (db, name) =>
    db
      .select({ kind: scans.kind, happenedAt: scans.happenedAt, answer: scans.answer })
      .from(scans)
      .where(and(eq(scans.registrationId, sql.placeholder('id')), isNull(scans.undoneAt)))
      .prepare(name),
  )
  let left = 0
  for (const { kind, happenedAt, answer } of await statement.execute({ id: registrationId })) {
    const { uncounted = 0, gone = 0 } = answer as { uncounted?: number; gone?: number }
    if (kind === 'exit' && happenedAt > at) left += uncounted
    if (kind === 'entry') left -= gone
  }
  return Math.max(0, left)
}

// What a phone keeps for the time without network, see sealed-list.ts.

import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { and, asc, eq, gt, gte, sql } from 'drizzle-orm'
import { after, seconds } from '#app/platform/clock.ts'
import { isoOf } from '#app/platform/dates.ts'
import { companionName } from '#app/registrations/own-codes.ts'
import type { Companion } from '#db/schema/registrations.ts'
import { companionTickets, events, registrations, slots } from '#db/schema.ts'
import { prepared, type Reader } from '#db/store.ts'
import type { GateDevice } from './gate-device.ts'
import { groupFields } from './gate-slot.ts'
import {
  CODE_LENGTH,
  type CompanionRow,
  type GateSnapshot,
  KEY_LENGTH,
  keyMaterial,
  type ListRow,
  type ListSlot,
  NAMES_INFO,
  NONCE_BYTES,
  SEAL_INFO,
  type SearchableName,
  type TicketHolder,
} from './sealed-list.ts'
import { nameAtGate } from './walk-in.ts'

/** Rows read and sealed before other requests get their turn. */
const CHUNK = 200
/** A change is committed a moment after its time was taken: the next delta looks back this far. Repeats do no harm. */
const OVERLAP = seconds(30)

/**
 * All tickets of the event, or those changed since a moment; cancelled ones too, so that a phone refuses them. A
 * supervisor's phone also gets names to search in, sealed with a key made from the token that only this phone holds.
 */
export async function gateSnapshot(
  db: Reader,
  device: Pick<GateDevice, 'eventId' | 'profile' | 'expiresAt'>,
  given: { since?: Date; now: Date; token?: string },
): Promise<GateSnapshot> {
  const { eventId } = device
  const [event] = await db
    .select({ id: events.id, title: events.title, titleEn: events.titleEn, limit: events.safetyLimit })
    .from(events)
    .where(eq(events.id, eventId))
  if (!event) throw new Error('a phone is paired with an event that is not there')
  const { limit, ...about } = event
  const listed = await listSlots(db, eventId)
  const places = new Map(listed.map((slot, index) => [slot.id, index]))
  const namesKey = device.profile === 'supervisor' && given.token ? derive(given.token, eventId, NAMES_INFO) : undefined
  const tickets: ListRow[] = []
  let last = ''
  for (;;) {
    const rows = await changedTickets(db, eventId, given.since ?? new Date(0), last)
    for (const row of rows) tickets.push(listRow(eventId, row, places.get(row.slotId) ?? 0, namesKey))
    const end = rows.at(-1)
    if (!end || rows.length < CHUNK) break
    last = end.id
    await new Promise((next) => setImmediate(next))
  }
  const companions = await changedCompanions(db, eventId, given.since ?? new Date(0))
  return {
    now: isoOf(given.now),
    at: isoOf(after(given.now, -OVERLAP)),
    complete: given.since === undefined,
    expiresAt: isoOf(device.expiresAt),
    event: { ...about, ...(limit !== null && { limit }) },
    slots: listed,
    tickets,
    ...(companions.length > 0 && { companions }),
  }
}

/** Cancelled slots are among them: a phone must refuse their tickets. */
async function listSlots(db: Reader, eventId: string): Promise<ListSlot[]> {
  const rows = await db
    .select()
    .from(slots)
    .where(eq(slots.eventId, eventId))
    .orderBy(asc(slots.startsAt), asc(slots.id))
  return rows.map((slot) => ({
    id: slot.id,
    startsAt: isoOf(slot.startsAt),
    endsAt: isoOf(slot.endsAt),
    ...groupFields(slot),
    checkInOpensAt: isoOf(slot.checkInOpensAt),
    checkInClosesAt: isoOf(slot.checkInClosesAt),
    cancelled: slot.state === 'cancelled',
    capacity: slot.capacity,
    taken: slot.taken,
  }))
}

async function changedTickets(db: Reader, eventId: string, since: Date, last: string) {
  const statement = prepared(db, 'gate.snapshot', (reader, name) =>
    reader
      .select({
        id: registrations.id,
        name: registrations.name,
        initials: registrations.nameInitials,
        phone: registrations.phone,
        needs: registrations.needs,
        status: registrations.status,
        slotId: registrations.slotId,
        partySize: registrations.partySize,
        arrived: registrations.arrivedPeople,
        inside: registrations.insidePeople,
        ticketSecret: registrations.ticketSecret,
        ticketHash: registrations.ticketHash,
        shortCode: registrations.shortCode,
      })
      .from(registrations)
      .where(
        and(
          eq(registrations.eventId, sql.placeholder('event')),
          gt(registrations.id, sql.placeholder('last')),
          gte(registrations.updatedAt, sql`${sql.param(sql.placeholder('since'), registrations.updatedAt)}`),
        ),
      )
      .orderBy(asc(registrations.id))
      .limit(CHUNK)
      .prepare(name),
  )
  return statement.execute({ event: eventId, last, since })
}
type Row = Awaited<ReturnType<typeof changedTickets>>[number]

function listRow(eventId: string, row: Row, slot: number, namesKey: Buffer | undefined): ListRow {
  const holder: TicketHolder = { name: nameAtGate(row.name), ...(row.needs && { attention: row.needs }) }
  const key = derive(row.ticketSecret.toLowerCase(), eventId, SEAL_INFO)
  const listed: ListRow = [
    row.ticketHash.slice(0, KEY_LENGTH),
    createHash('sha256').update(`${eventId}:${row.shortCode}`).digest('base64url').slice(0, CODE_LENGTH),
    slot,
    row.status,
    row.partySize,
    row.arrived,
    row.inside,
    seal(key, holder),
  ]
  if (namesKey) {
    const searchable: SearchableName = [row.id, row.name, row.initials, row.phone?.slice(-4) ?? '']
    listed.push(seal(namesKey, searchable))
  }
  return listed
}

/** Own codes of the parties that changed: who of them is inside, and whose code is void, changes with the party. */
async function changedCompanions(db: Reader, eventId: string, since: Date): Promise<CompanionRow[]> {
  const listed: CompanionRow[] = []
  let last = ''
  for (;;) {
    const rows = await db
      .select({
        id: companionTickets.id,
        person: companionTickets.person,
        inside: companionTickets.inside,
        voidedAt: companionTickets.voidedAt,
        ticketSecret: companionTickets.ticketSecret,
        ticketHash: companionTickets.ticketHash,
        party: registrations.ticketHash,
        partySize: registrations.partySize,
        name: registrations.name,
        companions: registrations.companions,
        needs: registrations.needs,
      })
      .from(companionTickets)
      .innerJoin(registrations, eq(registrations.id, companionTickets.registrationId))
      .where(
        and(eq(companionTickets.eventId, eventId), gt(companionTickets.id, last), gte(registrations.updatedAt, since)),
      )
      .orderBy(asc(companionTickets.id))
      .limit(CHUNK)
    for (const row of rows) listed.push(companionRow(eventId, row))
    const end = rows.at(-1)
    if (!end || rows.length < CHUNK) return listed
    last = end.id
    await new Promise((next) => setImmediate(next))
  }
}

type CompanionFacts = {
  person: number
  inside: boolean
  voidedAt: Date | null
  ticketSecret: string
  ticketHash: string
  party: string
  partySize: number
  name: string
  companions: Companion[] | null
  needs: string | null
}

function companionRow(eventId: string, row: CompanionFacts): CompanionRow {
  const isVoid = row.voidedAt !== null || row.person > row.partySize
  const own = isVoid ? undefined : companionName(row.companions, row.person)
  const holder: TicketHolder = {
    name: nameAtGate(own ?? row.name),
    ...(own === undefined && { ofParty: true }),
    ...(row.needs && { attention: row.needs }),
  }
  const record = seal(derive(row.ticketSecret.toLowerCase(), eventId, SEAL_INFO), holder)
  const [key, party] = [row.ticketHash, row.party].map((hash) => hash.slice(0, KEY_LENGTH)) as [string, string]
  return [key, party, row.person, row.inside ? 1 : 0, isVoid ? 1 : 0, record]
}

function derive(secret: string, eventId: string, info: string): Buffer {
  return createHash('sha256')
    .update(keyMaterial(secret, eventId, info))
    .digest()
}

function seal(key: Buffer, content: TicketHolder | SearchableName): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = cipher.update(JSON.stringify(content), 'utf8')
  return Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

// What a phone keeps for the time without network, see sealed-list.ts.

import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { and, asc, eq, gt, gte, sql } from 'drizzle-orm'
import { after, seconds } from '#app/platform/clock.ts'
import { isoOf } from '#app/platform/dates.ts'
import { careOf } from '#app/registrations/care.ts'
import { companionName } from '#app/registrations/own-codes.ts'
import type { CareFlag, Companion } from '#db/schema/registrations.ts'
import { companionTickets, events, registrations, slots } from '#db/schema.ts'
import { prepared, type Reader } from '#db/store.ts'
import { crowdOf } from './count-crowd.server.ts'
import type { GateDevice } from './gate-device.ts'
import { groupFields } from './gate-slot.ts'
import { type EntriesOf, lastEntries, placesOf } from './last-entries.server.ts'
import { changedReplaced, codeKey } from './replaced-rows.server.ts'
import {
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
  const order = new Map(listed.map((slot, index) => [slot.id, index]))
  const { places, numbers } = await placesOf(db, eventId)
  const namesKey = device.profile === 'supervisor' && given.token ? derive(given.token, eventId, NAMES_INFO) : undefined
  const tickets: ListRow[] = []
  let last = ''
  for (;;) {
    const rows = await changedTickets(db, eventId, given.since ?? new Date(0), last)
    const entries = await lastEntries(db, rows, numbers)
    for (const row of rows) tickets.push(listRow(eventId, row, order.get(row.slotId) ?? 0, { namesKey, entries }))
    const end = rows.at(-1)
    if (!end || rows.length < CHUNK) break
    last = end.id
    await new Promise((next) => setImmediate(next))
  }
  const companions = await changedCompanions(db, eventId, given.since ?? new Date(0), numbers)
  const replaced = await changedReplaced(db, eventId, given.since ?? new Date(0))
  const crowd = await crowdOf(db, eventId)
  return {
    now: isoOf(given.now),
    at: isoOf(after(given.now, -OVERLAP)),
    complete: given.since === undefined,
    expiresAt: isoOf(device.expiresAt),
    event: { ...about, ...(limit !== null && { limit }) },
    slots: listed,
    tickets,
    ...(companions.length > 0 && { companions }),
    ...(replaced.length > 0 && { replaced }),
    ...(places.length > 0 && { places }),
    ...(crowd.length > 0 && { crowd }),
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
        care: registrations.care,
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

type Sealing = { namesKey: Buffer | undefined; entries: EntriesOf }

function listRow(eventId: string, row: Row, slot: number, { namesKey, entries }: Sealing): ListRow {
  const holder: TicketHolder = { name: nameAtGate(row.name), ...lookedOutFor(row), ...entries.of(row.id) }
  const key = derive(row.ticketSecret.toLowerCase(), eventId, SEAL_INFO)
  const listed: ListRow = [
    row.ticketHash.slice(0, KEY_LENGTH),
    codeKey(eventId, row.shortCode),
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
async function changedCompanions(
  db: Reader,
  eventId: string,
  since: Date,
  numbers: ReadonlyMap<string, number>,
): Promise<CompanionRow[]> {
  const listed: CompanionRow[] = []
  let last = ''
  for (;;) {
    const rows = await db
      .select({
        id: companionTickets.id,
        registrationId: companionTickets.registrationId,
        arrived: registrations.arrivedPeople,
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
        care: registrations.care,
      })
      .from(companionTickets)
      .innerJoin(registrations, eq(registrations.id, companionTickets.registrationId))
      .where(
        and(eq(companionTickets.eventId, eventId), gt(companionTickets.id, last), gte(registrations.updatedAt, since)),
      )
      .orderBy(asc(companionTickets.id))
      .limit(CHUNK)
    const parties = rows.map(({ registrationId, arrived }) => ({ id: registrationId, arrived }))
    const entries = await lastEntries(db, parties, numbers)
    for (const row of rows) listed.push(companionRow(eventId, row, entries))
    const end = rows.at(-1)
    if (!end || rows.length < CHUNK) return listed
    last = end.id
    await new Promise((next) => setImmediate(next))
  }
}

type CompanionFacts = {
  registrationId: string
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
  care: CareFlag[] | null
}

/** 特别留意, and in whose words. */
function lookedOutFor({ needs, care }: { needs: string | null; care: CareFlag[] | null }): Partial<TicketHolder> {
  const flags = careOf(care, needs)
  return { ...(needs && { attention: needs }), ...(flags.length > 0 && { care: flags }) }
}

function companionRow(eventId: string, row: CompanionFacts, entries: EntriesOf): CompanionRow {
  const isVoid = row.voidedAt !== null || row.person > row.partySize
  const own = isVoid ? undefined : companionName(row.companions, row.person)
  const holder: TicketHolder = {
    name: nameAtGate(own ?? row.name),
    ...(own === undefined && { ofParty: true }),
    ...lookedOutFor(row),
    ...entries.of(row.registrationId, row.inside ? row.person : undefined),
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

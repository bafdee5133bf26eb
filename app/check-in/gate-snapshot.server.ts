// What a phone keeps for the time without network: one sealed record per ticket. The key of a record is made from the
// ticket's secret, so a phone can open only what it has seen the code of; a lost phone tells no names.
import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { and, asc, eq, gt, gte, sql } from 'drizzle-orm'
import { after, seconds } from '#app/platform/clock.ts'
import { isoOf } from '#app/platform/dates.ts'
import { events, registrations } from '#db/schema.ts'
import { prepared, type Reader } from '#db/store.ts'
import { type GateSlot, slotsOfGate } from './pair-gate.server.ts'
import { nameAtGate } from './record-scans.server.ts'

/** Rows read and sealed before other requests get their turn. */
const CHUNK = 200
/** A change is committed a moment after its time was taken: the next delta looks back this far. Repeats do no harm. */
const OVERLAP = seconds(30)

export type SealedTicket = {
  /** SHA-256 of the secret in lower case, base64url: what the phone looks up */
  key: string
  /** base64url(nonce ‖ ciphertext ‖ tag), AES-256-GCM; key: HKDF-SHA-256(secret, salt = event id, SNAPSHOT_INFO) */
  data: string
}
/** What a sealed record says; `status`, counts and slot feed decide-scan.ts. */
export type SnapshotTicket = {
  id: string
  name: string
  status: (typeof registrations.$inferSelect)['status']
  slotId: string
  partySize: number
  arrived: number
  inside: number
  attention?: string
}
export type GateSnapshot = {
  /** given back as `since` for what has changed */
  at: string
  /** false: only what has changed since; the phone keeps the rest */
  complete: boolean
  event: { id: string; title: string; titleEn: string | null; limit?: number }
  slots: GateSlot[]
  tickets: SealedTicket[]
}

export const SNAPSHOT_INFO = 'open-day gate snapshot 1'

/** All tickets of the event, or those changed since a moment; cancelled ones too, so that a phone refuses them. */
export async function gateSnapshot(
  db: Reader,
  eventId: string,
  given: { since?: Date; now: Date },
): Promise<GateSnapshot> {
  const [event] = await db
    .select({ id: events.id, title: events.title, titleEn: events.titleEn, limit: events.safetyLimit })
    .from(events)
    .where(eq(events.id, eventId))
  if (!event) throw new Error('a phone is paired with an event that is not there')
  const { limit, ...about } = event
  const tickets: SealedTicket[] = []
  let last = ''
  for (;;) {
    const rows = await changedTickets(db, eventId, given.since ?? new Date(0), last)
    for (const row of rows) tickets.push(seal(eventId, row))
    const end = rows.at(-1)
    if (!end || rows.length < CHUNK) break
    last = end.id
    await new Promise((next) => setImmediate(next))
  }
  return {
    at: isoOf(after(given.now, -OVERLAP)),
    complete: given.since === undefined,
    event: { ...about, ...(limit !== null && { limit }) },
    slots: await slotsOfGate(db, eventId),
    tickets,
  }
}

async function changedTickets(db: Reader, eventId: string, since: Date, last: string) {
  const statement = prepared(db, 'gate.snapshot', (reader, name) =>
    reader
      .select({
        id: registrations.id,
        name: registrations.name,
        needs: registrations.needs,
        status: registrations.status,
        slotId: registrations.slotId,
        partySize: registrations.partySize,
        arrived: registrations.arrivedPeople,
        inside: registrations.insidePeople,
        ticketSecret: registrations.ticketSecret,
        ticketHash: registrations.ticketHash,
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

function seal(eventId: string, { ticketSecret, ticketHash, needs, name, ...row }: Row): SealedTicket {
  const ticket: SnapshotTicket = { ...row, name: nameAtGate(name), ...(needs && { attention: needs }) }
  const key = Buffer.from(hkdfSync('sha256', ticketSecret.toLowerCase(), eventId, SNAPSHOT_INFO, 32))
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = cipher.update(JSON.stringify(ticket), 'utf8')
  const data = Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]).toString('base64url')
  return { key: ticketHash, data }
}

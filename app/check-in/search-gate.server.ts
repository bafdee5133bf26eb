// Finding a registration at the gate without its code: by name, initials in pinyin, last four digits, phone or short code.
import { and, asc, eq, gt, inArray, type SQL } from 'drizzle-orm'
import { foldText, lengthOf, maskPhone } from '#app/platform/text.ts'
import { normalisePhone } from '#app/registrations/contact.ts'
import { phoneHash, phoneTailHash } from '#app/registrations/prepare-registration.server.ts'
import { registrations } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { nameAtGate } from './walk-in.ts'

export type GateFind = {
  registrationId: string
  /** masked */
  name: string
  phone: string
  status: (typeof registrations.$inferSelect)['status']
  slotId: string
  partySize: number
  arrived: number
  inside: number
}

export const SHORTEST_SEARCH = 2
const MOST_FOUND = 20
/** Rows decrypted before other requests get their turn. */
const CHUNK = 500

/**
 * Registrations of the event that fit, at most twenty, those who may come in first. Names are encrypted in the database;
 * they are therefore read in portions and compared here. `tooShort` for fewer than two characters.
 */
export async function searchGate(
  db: Reader,
  eventId: string,
  typed: string,
): Promise<{ outcome: 'found'; items: GateFind[] } | { outcome: 'tooShort' }> {
  const query = foldText(typed)
  if (lengthOf(query) < SHORTEST_SEARCH || query.length > 60) return { outcome: 'tooShort' }
  const digits = query.replace(/[\s-]/g, '')
  const rows = /^\+?\d+$/.test(digits)
    ? await byNumber(db, eventId, digits)
    : await byName(db, eventId, query.replaceAll(' ', ''))
  const order = (status: string) =>
    status === 'confirmed' ? 0 : status === 'cancelled' || status === 'expired' ? 2 : 1
  const items = rows
    .sort((a, b) => order(a.status) - order(b.status))
    .slice(0, MOST_FOUND)
    .map(
      (row): GateFind => ({
        registrationId: row.id,
        name: nameAtGate(row.name),
        phone: row.phone ? maskPhone(row.phone) : '',
        status: row.status,
        slotId: row.slotId,
        partySize: row.partySize,
        arrived: row.arrivedPeople,
        inside: row.insidePeople,
      }),
    )
  return { outcome: 'found', items }
}

const found = {
  id: registrations.id,
  name: registrations.name,
  phone: registrations.phone,
  status: registrations.status,
  slotId: registrations.slotId,
  partySize: registrations.partySize,
  arrivedPeople: registrations.arrivedPeople,
  insidePeople: registrations.insidePeople,
}

async function byNumber(db: Reader, eventId: string, digits: string) {
  const select = (condition: SQL) =>
    db
      .select(found)
      .from(registrations)
      .where(and(eq(registrations.eventId, eventId), condition))
      .limit(MOST_FOUND)
  if (digits.length === 4) return select(eq(registrations.phoneTailHash, phoneTailHash(digits)))
  if (digits.length === 8) {
    const rows = await select(eq(registrations.shortCode, digits))
    if (rows.length > 0) return rows
  }
  const phone = normalisePhone(digits)
  return phone ? select(eq(registrations.phoneHash, phoneHash(phone))) : []
}

async function byName(db: Reader, eventId: string, query: string) {
  const ids: string[] = []
  let last = ''
  for (;;) {
    const rows = await db
      .select({ id: registrations.id, name: registrations.name, initials: registrations.nameInitials })
      .from(registrations)
      .where(and(eq(registrations.eventId, eventId), gt(registrations.id, last)))
      .orderBy(asc(registrations.id))
      .limit(CHUNK)
    for (const row of rows) {
      const name = foldText(row.name).replaceAll(' ', '')
      if (name.includes(query) || row.initials.startsWith(query)) ids.push(row.id)
    }
    const end = rows.at(-1)
    if (!end || rows.length < CHUNK || ids.length >= MOST_FOUND) break
    last = end.id
    await new Promise((next) => setImmediate(next))
  }
  if (ids.length === 0) return []
  return db
    .select(found)
    .from(registrations)
    .where(inArray(registrations.id, ids.slice(0, MOST_FOUND)))
}

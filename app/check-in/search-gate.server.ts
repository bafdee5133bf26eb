// Finding a registration at the gate without its code: by name, its pinyin or initials, last four digits, phone or short code.
import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { foldText, lengthOf, maskPhone } from '#app/platform/text.ts'
import { normalisePhone } from '#app/registrations/contact.ts'
import { findByName } from '#app/registrations/event-names.server.ts'
import { phoneHash, phoneTailHash } from '#app/registrations/prepare-registration.server.ts'
import { latestFirst } from '#app/registrations/select-sign-ups.server.ts'
import { registrations } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { type GateFind, MOST_FOUND, mayComeFirst, SHORTEST_SEARCH } from './gate-find.ts'
import { nameAtGate } from './walk-in.ts'

/** Of more people than that with a name that fits, the latest are compared. */
const MOST_COMPARED = 1000

/**
 * Registrations of the event that fit, at most twenty, those who may come in first. No name is deciphered but those that
 * are shown: they are searched in memory (decision 0026). `tooShort` for fewer than two characters.
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
  const items = mayComeFirst(rows).map(
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
      .orderBy(...latestFirst)
      .limit(MOST_FOUND)
  if (digits.length === 4) return select(eq(registrations.phoneTailHash, phoneTailHash(digits)))
  if (digits.length === 8) {
    const rows = await select(eq(registrations.shortCode, digits))
    if (rows.length > 0) return rows
  }
  const phone = normalisePhone(digits)
  return phone ? select(eq(registrations.phoneHash, phoneHash(phone))) : []
}

/** Names are searched in memory (decision 0026): no name is deciphered but those that are shown. */
async function byName(db: Reader, eventId: string, query: string) {
  const ids = (await findByName(db, eventId, query)).slice(0, MOST_COMPARED)
  if (ids.length === 0) return []
  const fitting = await db
    .select({ id: registrations.id, status: registrations.status })
    .from(registrations)
    .where(inArray(registrations.id, ids))
    .orderBy(...latestFirst)
  const shown = mayComeFirst(fitting).map(({ id }) => id)
  return db
    .select(found)
    .from(registrations)
    .where(inArray(registrations.id, shown))
    .orderBy(...latestFirst)
}

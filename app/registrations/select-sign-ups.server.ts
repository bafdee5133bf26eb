// Which registrations of an event a filter means. One place says it, for the list, the exports and what is done to many.
import { and, desc, eq, gt, inArray, lt, or, type SQL } from 'drizzle-orm'
import { registrations } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { normaliseEmail, normalisePhone } from './contact.ts'
import { findByName } from './event-names.server.ts'
import { emailHash, phoneHash, phoneTailHash } from './prepare-registration.server.ts'
import { type Cursor, isFiltered, type SignUpFilter } from './sign-up-query.ts'

/** Ids named in one question; for more, all that the filter means is read and compared. */
const MOST_NAMED = 1000

export const latestFirst = [desc(registrations.arrival), desc(registrations.id)]

/** Everything of the filter that the database decides. */
export function filterCondition(eventId: string, filter: SignUpFilter): SQL | undefined {
  return and(
    eq(registrations.eventId, eventId),
    filter.slotId ? eq(registrations.slotId, filter.slotId) : undefined,
    filter.status ? eq(registrations.status, filter.status) : undefined,
    filter.source ? eq(registrations.source, filter.source) : undefined,
    filter.listId ? eq(registrations.listId, filter.listId) : undefined,
    filter.arrival === 'came' ? gt(registrations.arrivedPeople, 0) : undefined,
    filter.arrival === 'missing'
      ? and(eq(registrations.status, 'confirmed'), eq(registrations.arrivedPeople, 0))
      : undefined,
  )
}

export function behind({ arrival, id }: Cursor): SQL | undefined {
  return or(lt(registrations.arrival, arrival), and(eq(registrations.arrival, arrival), lt(registrations.id, id)))
}

/**
 * Ids of all that the filter means, latest first. What was typed is a whole phone number, its last four digits, a short
 * code or an e-mail address, which are found by their keyed hashes; or else part of a name, or its beginning in pinyin
 * or in initials. Names are encrypted, so those of the event are read one after the other, in portions.
 */
export async function selectSignUps(reader: Reader, eventId: string, filter: SignUpFilter): Promise<string[]> {
  const where = filterCondition(eventId, filter)
  const exact = filter.q ? exactConditions(filter.q) : []
  if (!filter.q || exact.length > 0) {
    const rows = await reader
      .select({ id: registrations.id })
      .from(registrations)
      .where(and(where, exact.length > 0 ? or(...exact) : undefined))
      .orderBy(...latestFirst)
    return rows.map(({ id }) => id)
  }
  return keepFitting(
    reader,
    await findByName(reader, eventId, filter.q),
    where,
    isFiltered({ ...filter, q: undefined }),
  )
}

/** Those of the ids, in their order, that the rest of the filter means too. */
async function keepFitting(reader: Reader, ids: readonly string[], where: SQL | undefined, filtered: boolean) {
  if (!filtered || ids.length === 0) return [...ids]
  const rows = await reader
    .select({ id: registrations.id })
    .from(registrations)
    .where(ids.length > MOST_NAMED ? where : and(where, inArray(registrations.id, [...ids])))
  const fitting = new Set(rows.map(({ id }) => id))
  return ids.filter((id) => fitting.has(id))
}

function exactConditions(typed: string): SQL[] {
  const phone = normalisePhone(typed)
  const email = normaliseEmail(typed)
  const digits = typed.replace(/[\s-]/g, '')
  return [
    ...(phone ? [eq(registrations.phoneHash, phoneHash(phone))] : []),
    ...(email ? [eq(registrations.emailHash, emailHash(email))] : []),
    ...(/^\d{4}$/.test(digits) ? [eq(registrations.phoneTailHash, phoneTailHash(digits))] : []),
    ...(/^\d{8}$/.test(digits) ? [eq(registrations.shortCode, digits)] : []),
  ]
}

/** Those of the ids that belong to the event, latest first: ids come from a browser. */
export async function keepOfEvent(reader: Reader, eventId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await reader
    .select({ id: registrations.id })
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), inArray(registrations.id, [...ids])))
    .orderBy(...latestFirst)
  return rows.map(({ id }) => id)
}

// Which registrations of an event a filter means. One place says it, for the list, the exports and what is done to many.
import { and, desc, eq, gt, inArray, lt, or, type SQL } from 'drizzle-orm'
import { decrypt } from '#app/platform/key-ring.server.ts'
import { foldText } from '#app/platform/text.ts'
import { stored } from '#db/portable.ts'
import { registrations } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { normaliseEmail, normalisePhone } from './contact.ts'
import { fullPinyin } from './pinyin-initials.ts'
import { emailHash, phoneHash, phoneTailHash } from './prepare-registration.server.ts'
import type { Cursor, SignUpFilter } from './sign-up-query.ts'

/** Names decrypted before other requests get their turn. */
const PORTION = 500

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
  const typed = foldText(filter.q).replaceAll(' ', '')
  const rows = await reader
    .select({
      id: registrations.id,
      name: stored(registrations.name),
      initials: stored(registrations.nameInitials),
    })
    .from(registrations)
    .where(where)
    .orderBy(...latestFirst)
  const fits = /^[a-z'.-]+$/.test(typed) ? fitsLatin : fitsName
  const hits: string[] = []
  for (const [index, { id, name, initials }] of rows.entries()) {
    if (name && initials && fits(typed, name, initials)) hits.push(id)
    if (index % PORTION === PORTION - 1) await new Promise((next) => setImmediate(next))
  }
  return hits
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

const folded = (name: string) => foldText(decrypt(name)).replaceAll(' ', '')

function fitsName(typed: string, name: string): boolean {
  return folded(name).includes(typed)
}

/** Letters: initials of a Chinese name, its pinyin from the beginning, or part of a Latin name. */
function fitsLatin(typed: string, name: string, initials: string): boolean {
  const heads = decrypt(initials)
  if (heads.startsWith(typed)) return true
  const text = folded(name)
  if (text.includes(typed)) return true
  return heads[0] === typed[0] && fullPinyin(text).startsWith(typed)
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

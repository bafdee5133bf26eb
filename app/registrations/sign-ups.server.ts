// The sign-up list of an event, as an organiser works with it: slots as filter, statuses, search, pages.
import { and, count, eq, inArray } from 'drizzle-orm'
import type { Language } from '#app/platform/language.ts'
import { maskEmail, maskName, maskPhone } from '#app/platform/text.ts'
import { registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { answerCells } from './answers-shown.ts'
import type { FormQuestion } from './event-form.ts'
import { behind, filterCondition, latestFirst, selectSignUps } from './select-sign-ups.server.ts'
import type { Cursor, SignUpQuery } from './sign-up-query.ts'

export const SIGN_UPS_ON_A_PAGE = 50

const shown = {
  id: registrations.id,
  slotId: registrations.slotId,
  startsAt: slots.startsAt,
  reservedFor: slots.reservedFor,
  reservedForEn: slots.reservedForEn,
  status: registrations.status,
  partySize: registrations.partySize,
  name: registrations.name,
  nameInitials: registrations.nameInitials,
  phone: registrations.phone,
  email: registrations.email,
  needs: registrations.needs,
  guardian: registrations.guardian,
  waitingPosition: registrations.waitingPosition,
  offerExpiresAt: registrations.offerExpiresAt,
  arrivedPeople: registrations.arrivedPeople,
  arrivedAt: registrations.arrivedAt,
  arrival: registrations.arrival,
  source: registrations.source,
  shortCode: registrations.shortCode,
}

function select(reader: Reader) {
  return reader.select(shown).from(registrations).innerJoin(slots, eq(slots.id, registrations.slotId))
}
type Row = Awaited<ReturnType<typeof select>>[number]

/** Answers of the rows of one page to the questions that are columns, in words; nothing else is deciphered. */
async function answersOf(
  reader: Reader,
  rows: readonly Row[],
  questions: readonly FormQuestion[],
  language: Language,
): Promise<Map<string, string[]>> {
  if (rows.length === 0 || questions.length === 0) return new Map()
  const ids = rows.map(({ id }) => id)
  const given = await reader
    .select({ id: registrations.id, answers: registrations.answers })
    .from(registrations)
    .where(inArray(registrations.id, ids))
  return new Map(given.map(({ id, answers }) => [id, answerCells(questions, answers, language)]))
}

function listed(row: Row) {
  const { name, nameInitials, phone, email, guardian, arrival: _, ...rest } = row
  return {
    ...rest,
    name: maskName(name),
    initials: nameInitials.toUpperCase(),
    contact: phone ? maskPhone(phone) : maskEmail(email ?? ''),
    child: guardian !== null,
  }
}
export type SignUp = ReturnType<typeof listed>

/**
 * Slots with their sums, statuses with their counts, and one page of the list; contacts masked. `questions`: those of the
 * event whose answers are columns. For organisers of the department; the page asks who reads.
 */
export async function listSignUps(
  reader: Reader,
  eventId: string,
  query: SignUpQuery,
  { questions = [], language = 'zh-CN' }: { questions?: readonly FormQuestion[]; language?: Language } = {},
) {
  const eventSlots = await slotsWithSums(reader, eventId)
  const counted = eventSlots.map(({ id }) => id).filter((id) => !query.slotId || id === query.slotId)
  const counts =
    query.listId || query.arrival || query.source
      ? await countsWithin(reader, eventId, query)
      : await countsByStatus(reader, counted)
  const { rows, total, next } = query.q
    ? await searched(reader, eventId, query)
    : await paged(reader, eventId, query, counts)
  const answers = await answersOf(reader, rows, questions, language)
  const ofPage = rows.map((row) => ({ ...listed(row), answers: answers.get(row.id) ?? [] }))
  return { slots: eventSlots, counts, total, rows: ofPage, next, from: query.after?.rows ?? 0 }
}

async function slotsWithSums(reader: Reader, eventId: string) {
  return reader
    .select({
      id: slots.id,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      reservedFor: slots.reservedFor,
      reservedForEn: slots.reservedForEn,
      state: slots.state,
      capacity: slots.capacity,
      taken: slots.taken,
      waiting: slots.waiting,
      signUpOpensAt: slots.signUpOpensAt,
    })
    .from(slots)
    .where(eq(slots.eventId, eventId))
    .orderBy(slots.startsAt, slots.id)
}

/** By slot, because an index holds slot and status: the rows themselves, which are wide, are not read. */
async function countsByStatus(reader: Reader, slotIds: readonly string[]) {
  if (slotIds.length === 0) return []
  return reader
    .select({ status: registrations.status, parties: count() })
    .from(registrations)
    .where(inArray(registrations.slotId, [...slotIds]))
    .groupBy(registrations.status)
}

/** Within everything of the filter but the status, and what is searched for. */
async function countsWithin(reader: Reader, eventId: string, query: SignUpQuery) {
  return reader
    .select({ status: registrations.status, parties: count() })
    .from(registrations)
    .where(filterCondition(eventId, { ...query, status: undefined }))
    .groupBy(registrations.status)
}

type Page = { rows: Row[]; total: number; next: Cursor | null }

const cursorBehind = (row: Row | undefined, rows: number): Cursor | null =>
  row ? { arrival: row.arrival, id: row.id, rows } : null

async function paged(
  reader: Reader,
  eventId: string,
  query: SignUpQuery,
  counts: readonly { status: string; parties: number }[],
): Promise<Page> {
  const found = await select(reader)
    .where(and(filterCondition(eventId, query), query.after ? behind(query.after) : undefined))
    .orderBy(...latestFirst)
    .limit(SIGN_UPS_ON_A_PAGE + 1)
  const rows = found.slice(0, SIGN_UPS_ON_A_PAGE)
  const total = counts
    .filter(({ status }) => !query.status || status === query.status)
    .reduce((sum, row) => sum + row.parties, 0)
  const next =
    found.length > SIGN_UPS_ON_A_PAGE ? cursorBehind(rows.at(-1), (query.after?.rows ?? 0) + rows.length) : null
  return { rows, total, next }
}

/** All hits are found, so that their number can be said; only a page of them is read in full. */
async function searched(reader: Reader, eventId: string, query: SignUpQuery): Promise<Page> {
  const ids = await selectSignUps(reader, eventId, query)
  const place = query.after ? ids.indexOf(query.after.id) + 1 : 0
  const ofPage = ids.slice(place, place + SIGN_UPS_ON_A_PAGE)
  const rows =
    ofPage.length > 0
      ? await select(reader)
          .where(inArray(registrations.id, ofPage))
          .orderBy(...latestFirst)
      : []
  const more = place + ofPage.length < ids.length
  return { rows, total: ids.length, next: more ? cursorBehind(rows.at(-1), place + ofPage.length) : null }
}

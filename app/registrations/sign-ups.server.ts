// The sign-up list of an event, as an organiser works with it: slots as filter, statuses, search, pages.
import { and, count, desc, eq, inArray, or, type SQL, sum } from 'drizzle-orm'
import { foldText, maskEmail, maskName, maskPhone } from '#app/platform/text.ts'
import { REGISTRATION_STATUSES } from '#db/schema/registrations.ts'
import { registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { normaliseEmail, normalisePhone } from './contact.ts'
import { emailHash, phoneHash, phoneTailHash } from './prepare-registration.server.ts'
import type { RegistrationStatus } from './registration.ts'

export const SIGN_UPS_ON_A_PAGE = 50
/** Rows decrypted before other requests get their turn. */
const PORTION = 500

export type SignUpQuery = { slotId?: string; status?: RegistrationStatus; q?: string; page: number }

/** Reads the query of the address; what is not known there is not there. */
export function readSignUpQuery(params: URLSearchParams): SignUpQuery {
  const status = REGISTRATION_STATUSES.find((known) => known === params.get('status'))
  const q = (params.get('q') ?? '').trim().slice(0, 100)
  const page = Number.parseInt(params.get('page') ?? '1', 10)
  return {
    ...(params.get('slot') ? { slotId: params.get('slot') as string } : {}),
    ...(status ? { status } : {}),
    ...(q ? { q } : {}),
    page: Number.isInteger(page) && page > 0 ? Math.min(page, 10_000) : 1,
  }
}

const shown = {
  id: registrations.id,
  slotId: registrations.slotId,
  startsAt: slots.startsAt,
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
  cancelledBy: registrations.cancelledBy,
}
const latestFirst = [desc(registrations.arrivedAt), desc(registrations.arrival)]

type Row = Awaited<ReturnType<typeof select>>[number]

function listed(row: Row) {
  const { name, nameInitials, phone, email, guardian, ...rest } = row
  return {
    ...rest,
    name: maskName(name),
    initials: nameInitials.toUpperCase(),
    contact: phone ? maskPhone(phone) : maskEmail(email ?? ''),
    child: guardian !== null,
  }
}
export type SignUp = ReturnType<typeof listed>

/** Slots with their sums, statuses with their counts, and one page of the list; contacts masked. */
export async function listSignUps(reader: Reader, eventId: string, query: SignUpQuery) {
  const inEvent = eq(registrations.eventId, eventId)
  const inSlot = query.slotId ? eq(registrations.slotId, query.slotId) : undefined
  const inStatus = query.status ? eq(registrations.status, query.status) : undefined
  const counts = await reader
    .select({ status: registrations.status, parties: count(), people: sum(registrations.partySize) })
    .from(registrations)
    .where(and(inEvent, inSlot))
    .groupBy(registrations.status)
  const found = query.q
    ? await search(reader, and(inEvent, inSlot, inStatus), query.q)
    : await pageOf(reader, and(inEvent, inSlot, inStatus), query.page)
  const total = query.q
    ? found.length
    : counts.filter(({ status }) => !query.status || status === query.status).reduce((all, row) => all + row.parties, 0)
  const offset = query.q ? (query.page - 1) * SIGN_UPS_ON_A_PAGE : 0
  return {
    slots: await reader
      .select({
        id: slots.id,
        startsAt: slots.startsAt,
        endsAt: slots.endsAt,
        state: slots.state,
        capacity: slots.capacity,
        taken: slots.taken,
        waiting: slots.waiting,
        signUpOpensAt: slots.signUpOpensAt,
      })
      .from(slots)
      .where(eq(slots.eventId, eventId))
      .orderBy(slots.startsAt, slots.id),
    counts: counts.map((row) => ({ ...row, people: Number(row.people ?? 0) })),
    total,
    pages: Math.max(1, Math.ceil(total / SIGN_UPS_ON_A_PAGE)),
    rows: found.slice(offset, offset + SIGN_UPS_ON_A_PAGE).map(listed),
  }
}

function select(reader: Reader, where: SQL | undefined) {
  return reader.select(shown).from(registrations).innerJoin(slots, eq(slots.id, registrations.slotId)).where(where)
}

async function pageOf(reader: Reader, where: SQL | undefined, page: number): Promise<Row[]> {
  return select(reader, where)
    .orderBy(...latestFirst)
    .limit(SIGN_UPS_ON_A_PAGE)
    .offset((page - 1) * SIGN_UPS_ON_A_PAGE)
}

/**
 * By last four digits, short code, whole phone number or e-mail address through their hashes; by name or initials in
 * pinyin by reading the names, which are encrypted, in portions.
 */
async function search(reader: Reader, where: SQL | undefined, typed: string): Promise<Row[]> {
  const phone = normalisePhone(typed)
  const email = normaliseEmail(typed)
  const digits = typed.replace(/[\s-]/g, '')
  const exact: SQL[] = [
    ...(phone ? [eq(registrations.phoneHash, phoneHash(phone))] : []),
    ...(email ? [eq(registrations.emailHash, emailHash(email))] : []),
    ...(/^\d{4}$/.test(digits) ? [eq(registrations.phoneTailHash, phoneTailHash(digits))] : []),
    ...(/^\d{8}$/.test(digits) ? [eq(registrations.shortCode, digits)] : []),
  ]
  if (exact.length > 0) return select(reader, and(where, or(...exact))).orderBy(...latestFirst)
  const query = foldText(typed).replaceAll(' ', '')
  const ids = await reader
    .select({ id: registrations.id })
    .from(registrations)
    .where(where)
    .orderBy(...latestFirst)
  const hits: Row[] = []
  for (let from = 0; from < ids.length; from += PORTION) {
    const portion = ids.slice(from, from + PORTION).map(({ id }) => id)
    const rows = await select(reader, inArray(registrations.id, portion)).orderBy(...latestFirst)
    hits.push(...rows.filter((row) => fits(row, query)))
    await new Promise((next) => setImmediate(next))
  }
  return hits
}

function fits({ name, nameInitials }: Row, query: string): boolean {
  return foldText(name).replaceAll(' ', '').includes(query) || nameInitials.startsWith(query)
}

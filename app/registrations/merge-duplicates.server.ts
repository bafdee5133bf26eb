// Registrations of one event that are likely the same person's, and making one of them.

import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { foldText, maskEmail, maskName, maskPhone } from '#app/platform/text.ts'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import { events, registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { cancelRegistration } from './cancel-registration.server.ts'
import { openRegistration, type RegistrationRow } from './open-registration.server.ts'
import { requireOrganiserOf } from './registration-policy.ts'
import { handOverCode } from './replace-code.server.ts'
import { readSlot } from './slot-seats.server.ts'
import { contactsAtOnce } from './slots-at-once.server.ts'
import { tellPlace } from './tell-place.server.ts'

export type Because = 'nameTail' | 'email'
const MOST_GROUPS = 50
const MOST_IN_A_GROUP = 10

/**
 * Groups of live registrations of an event with the same e-mail address, or with the same name and the same last four
 * digits. Hashes find the candidates; only their names are deciphered.
 */
export async function findDuplicates(reader: Reader, eventId: string) {
  const hashes = await reader
    .select({ id: registrations.id, tail: registrations.phoneTailHash, email: registrations.emailHash })
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), inArray(registrations.status, [...LIVE_STATUSES])))
  const byTail = together(hashes, ({ tail }) => tail)
  const byEmail = together(hashes, ({ email }) => email)
  const rows = await readCandidates(
    reader,
    [...byTail, ...byEmail].flat().map(({ id }) => id),
  )
  const groups: { because: Because; rows: Candidate[] }[] = []
  const seen = new Set<string>()
  const add = (because: Because, members: Candidate[]) => {
    const key = members
      .map(({ id }) => id)
      .sort()
      .join()
    if (members.length < 2 || seen.has(key)) return
    seen.add(key)
    groups.push({ because, rows: members.slice(0, MOST_IN_A_GROUP) })
  }
  const of = (group: readonly { id: string }[]) => group.flatMap(({ id }) => rows.get(id) ?? [])
  for (const group of byEmail) add('email', of(group))
  for (const group of byTail) {
    for (const same of together(of(group), ({ name }) => foldText(name))) add('nameTail', same)
  }
  return groups.slice(0, MOST_GROUPS).map((group) => ({ ...group, rows: group.rows.map(shown) }))
}

/** Members that share a key, for every key that two or more have. */
function together<Member>(members: readonly Member[], keyOf: (member: Member) => string | null): Member[][] {
  const byKey = new Map<string, Member[]>()
  for (const member of members) {
    const key = keyOf(member)
    if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), member])
  }
  return [...byKey.values()].filter((group) => group.length > 1)
}

const candidate = {
  id: registrations.id,
  name: registrations.name,
  phone: registrations.phone,
  email: registrations.email,
  status: registrations.status,
  partySize: registrations.partySize,
  arrivedPeople: registrations.arrivedPeople,
  arrivedAt: registrations.arrivedAt,
  startsAt: slots.startsAt,
  reservedFor: slots.reservedFor,
  reservedForEn: slots.reservedForEn,
}
type Candidate = Awaited<ReturnType<typeof selectCandidates>>[number]
const selectCandidates = (reader: Reader, ids: string[]) =>
  reader
    .select(candidate)
    .from(registrations)
    .innerJoin(slots, eq(slots.id, registrations.slotId))
    .where(and(inArray(registrations.id, ids), isNotNull(registrations.name)))

async function readCandidates(reader: Reader, ids: readonly string[]): Promise<Map<string, Candidate>> {
  const found = new Map<string, Candidate>()
  for (let from = 0; from < ids.length; from += 500) {
    for (const row of await selectCandidates(reader, ids.slice(from, from + 500))) found.set(row.id, row)
  }
  return found
}

function shown({ name, phone, email, ...row }: Candidate) {
  return {
    ...row,
    name: maskName(name),
    contact: [phone ? maskPhone(phone) : '', email ? maskEmail(email) : ''].filter(Boolean).join(' · '),
  }
}

export type MergeOutcome = { outcome: 'merged' | 'notMerged' }

/**
 * Keeps one registration and cancels the others, whose people are told `reason`. What the kept one lacks of telephone,
 * e-mail, needs and flags for the gate comes from the others; its party stays as large as it was. At the gate a code of the
 * others is one that was replaced. Where its messages go to
 * another address now, or its own was confirmed by one of the others, it is told its place there. All or nothing: `notMerged`
 * when one of them is no longer live, has come in or belongs to another event.
 */
export async function mergeRegistrations(
  work: Work,
  eventId: string,
  given: { keep: string; others: readonly string[]; reason: string },
): Promise<MergeOutcome> {
  const [event] = await work.tx.select({ departmentId: events.departmentId }).from(events).where(eq(events.id, eventId))
  requireOrganiserOf(work.actor, event?.departmentId ?? '')
  const others = given.others.filter((id) => id !== given.keep)
  const ids = [given.keep, ...others]
  const live = await work.tx.$count(
    registrations,
    and(
      eq(registrations.eventId, eventId),
      inArray(registrations.id, ids),
      inArray(registrations.status, [...LIVE_STATUSES]),
      eq(registrations.arrivedPeople, 0),
    ),
  )
  if (others.length === 0 || live !== ids.length) return { outcome: 'notMerged' }
  const kept: Partial<RegistrationRow> = {}
  const merged: RegistrationRow[] = []
  for (const id of others) {
    const before = await openRegistration(work, id)
    const { outcome } = await cancelRegistration(work, id, { kind: 'organiser', reason: given.reason })
    // The count above was of live ones of this transaction; whoever was quicker makes all of it undone.
    if (outcome !== 'cancelled' || !before) throw new MergeRefused()
    const { phone, phoneHash, phoneTailHash, email, emailHash, needs, care } = before.registration
    merged.push(before.registration)
    await handOverCode(work, before.registration, given.keep)
    if (phone && !kept.phone) Object.assign(kept, { phone, phoneHash, phoneTailHash })
    if (email && !kept.email) Object.assign(kept, { email, emailHash })
    if (needs && !kept.needs) kept.needs = needs
    if (care && !kept.care) kept.care = care
  }
  const open = await openRegistration(work, given.keep)
  if (!open) throw new MergeRefused()
  if (open.registration.phone) for (const key of ['phone', 'phoneHash', 'phoneTailHash'] as const) delete kept[key]
  if (open.registration.email) for (const key of ['email', 'emailHash'] as const) delete kept[key]
  if (open.registration.needs) delete kept.needs
  if (open.registration.care) delete kept.care
  // Somebody else in the kept one's session may be reached there already.
  const { phoneHash = null, emailHash = null } = kept
  const slot = await readSlot(work.tx, open.slot.id)
  const taken =
    slot && (phoneHash || emailHash)
      ? await contactsAtOnce(work.tx, slot, { phone: phoneHash, email: emailHash }, given.keep)
      : []
  if (taken.length > 0) throw new MergeRefused()
  const now = { ...open.registration, ...kept }
  now.confirmBy = stillToConfirm(now, [open.registration, ...merged])
  await work.tx
    .update(registrations)
    .set({ ...kept, confirmBy: now.confirmBy, updatedAt: work.now })
    .where(eq(registrations.id, given.keep))
  await recordAudit(
    work,
    'registration.merged',
    { kind: 'registration', id: given.keep, departmentId: event?.departmentId ?? null },
    { cancelled: others.length },
  )
  const isConfirmed = open.registration.confirmBy !== null && now.confirmBy === null
  if (addressOf(now) !== addressOf(open.registration) || isConfirmed)
    await tellPlace(work, { ...open, registration: now }, { dedupe: `place:${work.now.getTime()}` })
  return { outcome: 'merged' }
}

/** Where its messages go, and what its owner confirms. */
const addressOf = ({ emailHash, phoneHash }: RegistrationRow) => emailHash ?? phoneHash

/**
 * Until when the address of the kept one is to be confirmed. Once confirmed it stays so; it counts as confirmed when it is by
 * any of the merged; else the latest of their times holds, because the link in a former message may be another address's.
 */
function stillToConfirm(kept: RegistrationRow, merged: readonly RegistrationRow[]): Date | null {
  if (!kept.confirmBy) return null
  const ofAddress = merged.filter((row) => addressOf(row) === addressOf(kept))
  const times = ofAddress.map(({ confirmBy }) => confirmBy)
  if (times.includes(null)) return null
  return new Date(Math.max(...[kept.confirmBy, ...times].map((time) => (time as Date).getTime())))
}

/** Undoes the whole merge; the page tells that nothing was merged. */
export class MergeRefused extends Error {
  override name = 'MergeRefused'
}

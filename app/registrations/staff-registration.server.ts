// One registration in the console: its facts with contacts masked, its history from the audit trail.
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { maskEmail, maskName, maskPhone } from '#app/platform/text.ts'
import { departments, events, identities, registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { filesOfRegistration } from './answer-files.server.ts'
import { shownAnswers } from './answers-shown.ts'
import { careOf } from './care.ts'
import { readAllQuestions } from './event-form-queries.server.ts'
import { maskIdentityNumber } from './identity-number.ts'
import { needsOf } from './needs.ts'
import { liveCodesOf } from './own-codes.server.ts'
import { mayHaveOwnCodes } from './own-codes.ts'
import { historyOf } from './registration-history.server.ts'
import { mayManageRegistrations, requireOrganiserOf } from './registration-policy.ts'
import { slotsOfEvent } from './registration-queries.server.ts'

async function find(reader: Reader, actor: Actor, id: string) {
  const [found] = await reader
    .select({ registration: registrations, slot: slots, event: events, department: departments })
    .from(registrations)
    .innerJoin(slots, eq(slots.id, registrations.slotId))
    .innerJoin(events, eq(events.id, registrations.eventId))
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .where(eq(registrations.id, id))
  if (!found || !mayManageRegistrations(actor, found.event.departmentId)) throw new NotFound()
  return found
}

/** For organisers of the department; NotFound for anybody else. */
export async function readStaffRegistration(reader: Reader, actor: Actor, id: string, language: Language = 'zh-CN') {
  const { registration, slot, event, department } = await find(reader, actor, id)
  const { phone, email, companions, guardian } = registration
  const identity = await identityOf(reader, id)
  return {
    id: registration.id,
    status: registration.status,
    partySize: registration.partySize,
    shortCode: registration.shortCode,
    name: maskName(registration.name),
    initials: registration.nameInitials.toUpperCase(),
    phone: phone ? maskPhone(phone) : null,
    email: email ? maskEmail(email) : null,
    companions: companions?.map(({ name }) => maskName(name)) ?? [],
    guardian: guardian ? [maskName(guardian.name), maskPhone(guardian.phone ?? '')].join(' ') : null,
    identity: identity ? maskIdentityNumber(identity) : null,
    groupName: registration.groupName,
    confirmBy: registration.confirmBy,
    answers: shownAnswers(await readAllQuestions(reader, event.id), registration.answers, language),
    ownCodes: (await liveCodesOf(reader, id)).length,
    mayMakeOwnCodes: registration.status === 'confirmed' && mayHaveOwnCodes(registration),
    files: Object.fromEntries((await filesOfRegistration(reader, id)).map((file) => [file.id, file.name])),
    needs: registration.needs,
    help: needsOf(registration.needs),
    care: registration.care ?? [],
    cared: careOf(registration.care, registration.needs),
    over: slot.endsAt <= now(),
    updatedAt: registration.updatedAt,
    language: registration.language,
    source: registration.source,
    consentVersion: registration.consentVersion,
    arrivedAt: registration.arrivedAt,
    arrivedPeople: registration.arrivedPeople,
    waitingPosition: registration.waitingPosition,
    offerExpiresAt: registration.offerExpiresAt,
    /** stands in line to be decided on */
    waitsForDecision: registration.status === 'waiting' && slot.allocation === 'approval',
    slot: timesOf(slot),
    event: {
      id: event.id,
      title: localName(language, event.title, event.titleEn),
      department: localName(language, department.name, department.nameEn),
    },
    slots: (await slotsOfEvent(reader, event.id))
      .filter((each) => each.state === 'open')
      .map((each) => ({ ...timesOf(each), free: each.capacity - each.taken })),
    history: await historyOf(reader, id),
  }
}

const timesOf = ({ id, startsAt, endsAt, reservedFor, reservedForEn }: typeof slots.$inferSelect) => ({
  id,
  startsAt,
  endsAt,
  reservedFor,
  reservedForEn,
})

async function identityOf(reader: Reader, registrationId: string): Promise<string | undefined> {
  const [row] = await reader
    .select({ number: identities.number })
    .from(identities)
    .where(and(eq(identities.registrationId, registrationId), isNull(identities.erasedAt)))
  return row?.number
}

/** The contact in full. Looking is an act: it leaves an audit entry. */
export async function viewContact(work: Work, id: string) {
  const { registration, event } = await find(work.tx, work.actor, id)
  requireOrganiserOf(work.actor, event.departmentId)
  await recordAudit(work, 'registration.viewed', { kind: 'registration', id, departmentId: event.departmentId })
  const { name, phone, email, companions, guardian } = registration
  return {
    name,
    phone,
    email,
    companions: companions?.map((each) => each.name) ?? [],
    guardian: guardian ? [guardian.name, guardian.phone ?? ''].filter(Boolean).join(' ') : null,
    identity: (await identityOf(work.tx, id)) ?? null,
  }
}

// One registration in the console: its facts with contacts masked, its history from the audit trail.
import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { maskEmail, maskName, maskPhone } from '#app/platform/text.ts'
import { departments, events, registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
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
export async function readStaffRegistration(reader: Reader, actor: Actor, id: string) {
  const { registration, slot, event, department } = await find(reader, actor, id)
  const { phone, email, companions, guardian } = registration
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
    guardian: guardian ? maskName(guardian.name) : null,
    needs: registration.needs,
    language: registration.language,
    source: registration.source,
    consentVersion: registration.consentVersion,
    arrivedAt: registration.arrivedAt,
    arrivedPeople: registration.arrivedPeople,
    waitingPosition: registration.waitingPosition,
    offerExpiresAt: registration.offerExpiresAt,
    slot: { id: slot.id, startsAt: slot.startsAt, endsAt: slot.endsAt },
    event: { id: event.id, title: event.title, department: department.name },
    slots: (await slotsOfEvent(reader, event.id))
      .filter((each) => each.state === 'open')
      .map(({ id: slotId, startsAt, endsAt, capacity, taken }) => ({
        id: slotId,
        startsAt,
        endsAt,
        free: capacity - taken,
      })),
    history: await historyOf(reader, id),
  }
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
    guardian: guardian?.name ?? null,
  }
}

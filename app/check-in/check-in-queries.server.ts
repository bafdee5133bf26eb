// What the check-in page, the printed list and the arrivals board read.
import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { after, minutes } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { departments, events, gateDevices, registrations, scans, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { arrivalsByTime } from './arrivals-by-time.server.ts'
import { mayCorrect, mayPair, mayPairSupervisor } from './check-in-policy.ts'
import { crowdOf } from './count-crowd.server.ts'
import { SILENT_AFTER } from './device-session.server.ts'
import { headCountOf } from './head-count.server.ts'
import { nameAtGate } from './walk-in.ts'

const RECENT = 10

/** The event as the check-in page names it, and what this person may do there. Not there for people of other departments. */
export async function checkInEvent(db: Reader, actor: Actor, eventId: string) {
  const [event] = await db
    .select({
      id: events.id,
      slug: events.slug,
      title: events.title,
      titleEn: events.titleEn,
      state: events.state,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      departmentId: events.departmentId,
      department: departments.name,
      departmentEn: departments.nameEn,
    })
    .from(events)
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .where(eq(events.id, eventId))
  if (!event || !mayPair(actor, event)) throw new NotFound()
  return {
    ...event,
    may: { correct: mayCorrect(actor, event), pairSupervisor: mayPairSupervisor(actor, event) },
  }
}

/** Counts, gates, phones and the last attempts of an event; arrivals in bars of `perMinutes`. */
export async function arrivalsOf(db: Reader, eventId: string, now: Date, perMinutes: 1 | 5 = 1) {
  const counts = await headCountOf(db, eventId)
  const walkIns = await walkInsOf(db, eventId)
  const booked = { arrived: counts.arrived - walkIns.arrived, expected: counts.expected - walkIns.expected }
  return {
    counts,
    walkIns: walkIns.arrived,
    /** people who signed up beforehand */
    booked: { ...booked, missing: Math.max(0, booked.expected - booked.arrived) },
    missingWithNeeds: await missingWithNeeds(db, eventId),
    gates: await gatesOf(db, eventId),
    bars: await arrivalsByTime(db, eventId, now, minutes(perMinutes)),
    devices: await devicesOf(db, eventId, now),
    recent: await recentScans(db, eventId),
  }
}

async function walkInsOf(db: Reader, eventId: string): Promise<{ arrived: number; expected: number }> {
  const [row] = await db
    .select({
      arrived: sql<number>`coalesce(sum(${registrations.arrivedPeople}), 0)`.mapWith(Number),
      expected: sql<number>`coalesce(sum(${registrations.partySize}), 0)`.mapWith(Number),
    })
    .from(registrations)
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.source, 'walkIn'),
        eq(registrations.status, 'confirmed'),
      ),
    )
  return row ?? { arrived: 0, expected: 0 }
}

/** Parties to look out for of whom nobody has come. */
async function missingWithNeeds(db: Reader, eventId: string): Promise<number> {
  const [row] = await db
    .select({ parties: count() })
    .from(registrations)
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.status, 'confirmed'),
        eq(registrations.arrivedPeople, 0),
        or(isNotNull(registrations.needs), isNotNull(registrations.care)),
      ),
    )
  return row?.parties ?? 0
}

async function gatesOf(db: Reader, eventId: string) {
  const rows = await db
    .select({ gate: scans.gate, kind: scans.kind, people: sql<number>`sum(${scans.people})`.mapWith(Number) })
    .from(scans)
    .where(and(eq(scans.eventId, eventId), gt(scans.people, 0), isNull(scans.undoneAt)))
    .groupBy(scans.gate, scans.kind)
  const crowd = await crowdOf(db, eventId)
  const gates = [...new Set([...rows, ...crowd].map((row) => row.gate))].sort()
  const people = (gate: string, kind: 'entry' | 'exit') =>
    rows.find((row) => row.gate === gate && row.kind === kind)?.people ?? 0
  return gates.map((gate) => {
    const counted = crowd.find((each) => each.gate === gate)
    return {
      gate,
      entered: people(gate, 'entry'),
      left: people(gate, 'exit'),
      /** people without a ticket, counted by hand */
      crowd: { entered: counted?.entered ?? 0, left: counted?.left ?? 0 },
    }
  })
}

async function devicesOf(db: Reader, eventId: string, now: Date) {
  const rows = await db
    .select({
      id: gateDevices.id,
      name: gateDevices.name,
      gate: gateDevices.gate,
      profile: gateDevices.profile,
      lastSeenAt: gateDevices.lastSeenAt,
      expiresAt: gateDevices.expiresAt,
      revokedAt: gateDevices.revokedAt,
    })
    .from(gateDevices)
    .where(eq(gateDevices.eventId, eventId))
    .orderBy(asc(gateDevices.gate), asc(gateDevices.createdAt))
  return rows.map(({ revokedAt, expiresAt, ...device }) => ({
    ...device,
    state: revokedAt
      ? ('revoked' as const)
      : expiresAt <= now
        ? ('expired' as const)
        : device.lastSeenAt < after(now, -SILENT_AFTER)
          ? ('silent' as const)
          : ('active' as const),
  }))
}

async function recentScans(db: Reader, eventId: string) {
  const rows = await db
    .select({
      id: scans.id,
      gate: scans.gate,
      kind: scans.kind,
      verdict: scans.verdict,
      people: scans.people,
      happenedAt: scans.happenedAt,
      undoneAt: scans.undoneAt,
      forced: scans.forced,
      conflict: scans.conflict,
      answer: scans.answer,
      name: registrations.name,
      ticketEventId: registrations.eventId,
    })
    .from(scans)
    .leftJoin(registrations, eq(registrations.id, scans.registrationId))
    .where(eq(scans.eventId, eventId))
    .orderBy(desc(scans.receivedAt), desc(scans.id))
    .limit(RECENT)
  return rows.map(({ name, ticketEventId, undoneAt, answer, ...scan }) => ({
    ...scan,
    replaced: (answer as { replaced?: true }).replaced === true,
    undone: undoneAt !== null,
    name: name && ticketEventId === eventId ? nameAtGate(name) : '',
  }))
}

/** The list on paper: everybody with a place, by slot and initials, with full names; of one slot when it is named. */
export async function rosterOf(db: Reader, eventId: string, slotId?: string) {
  const eventSlots = await db
    .select({
      id: slots.id,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      reservedFor: slots.reservedFor,
      reservedForEn: slots.reservedForEn,
      capacity: slots.capacity,
    })
    .from(slots)
    .where(and(eq(slots.eventId, eventId), eq(slots.state, 'open'), slotId ? eq(slots.id, slotId) : undefined))
    .orderBy(asc(slots.startsAt), asc(slots.id))
  const people = await db
    .select({
      id: registrations.id,
      slotId: registrations.slotId,
      name: registrations.name,
      initials: registrations.nameInitials,
      phone: registrations.phone,
      needs: registrations.needs,
      care: registrations.care,
      groupName: registrations.groupName,
      shortCode: registrations.shortCode,
      partySize: registrations.partySize,
      arrived: registrations.arrivedPeople,
    })
    .from(registrations)
    .where(
      and(
        eq(registrations.eventId, eventId),
        slotId ? eq(registrations.slotId, slotId) : undefined,
        inArray(registrations.status, ['confirmed']),
      ),
    )
  people.sort((a, b) => a.initials.localeCompare(b.initials, 'en') || a.name.localeCompare(b.name, 'zh-CN'))
  return eventSlots.map((slot) => ({
    ...slot,
    people: people
      .filter((person) => person.slotId === slot.id)
      .map(({ phone, slotId: _, care, ...person }) => ({
        ...person,
        // What follows from the help asked for stands there in the visitor's words.
        care: care ?? [],
        phoneTail: phone?.slice(-4) ?? '',
      })),
  }))
}

export async function eventIdOfSlug(db: Reader, slug: string): Promise<string> {
  const [event] = await db.select({ id: events.id }).from(events).where(eq(events.slug, slug))
  if (!event) throw new NotFound()
  return event.id
}

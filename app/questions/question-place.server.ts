// Where a question comes in: at an event, at a stall, or at the office that distributes what belongs to nobody yet.

import { and, asc, eq, inArray, like, or, sql } from 'drizzle-orm'
import { NotFound } from '#app/platform/failures.ts'
import { departments, events, settings, stalls } from '#db/schema.ts'
import { prepared, type Reader } from '#db/store.ts'

/** Setting: code of the department that takes questions asked without an event. */
export const INTAKE_SETTING = 'questions.intake'

export type AskingPlace = {
  event: { id: string; slug: string; title: string; titleEn: string | null } | null
  stall: { id: string; code: string; name: string; nameEn: string | null } | null
  department: { id: string; name: string; nameEn: string; phone: string | null }
}

/**
 * The place behind an address such as `/ask?event=SLUG&stall=CODE`; ids serve as well. Questions are taken at published,
 * cancelled and archived events. Says which of the two is unknown.
 */
export async function findAskingPlace(
  reader: Reader,
  { event: eventKey, stall: stallKey }: { event?: string; stall?: string },
): Promise<AskingPlace | { unknown: 'event' | 'stall' }> {
  if (!eventKey) {
    if (stallKey) return { unknown: 'event' }
    return { event: null, stall: null, department: await intakeDepartment(reader) }
  }
  const [found] = await prepared(reader, 'askingPlace.event', (db, name) =>
    db
      .select({ id: events.id, slug: events.slug, title: events.title, titleEn: events.titleEn, department })
      .from(events)
      .innerJoin(departments, eq(departments.id, events.departmentId))
      .where(
        and(
          or(eq(events.slug, sql.placeholder('key')), eq(events.id, sql.placeholder('key'))),
          inArray(events.state, ['published', 'cancelled', 'archived']),
        ),
      )
      .prepare(name),
  ).execute({ key: eventKey })
  if (!found) return { unknown: 'event' }
  const { department: own, ...event } = found
  if (!stallKey) return { event, stall: null, department: own }
  const [stall] = await reader
    .select({ id: stalls.id, code: stalls.code, name: stalls.name, nameEn: stalls.nameEn, department })
    .from(stalls)
    .innerJoin(departments, eq(departments.id, stalls.departmentId))
    .where(and(eq(stalls.eventId, event.id), or(eq(stalls.code, stallKey), eq(stalls.id, stallKey))))
  if (!stall) return { unknown: 'stall' }
  const { department: behind, ...desk } = stall
  return { event, stall: desk, department: behind }
}

const department = {
  id: departments.id,
  name: departments.name,
  nameEn: departments.nameEn,
  phone: departments.phone,
}

/** The department of the setting; else the office of government openness (政务公开); else the first department. */
export async function intakeDepartment(reader: Reader): Promise<AskingPlace['department']> {
  const [setting] = await reader
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, INTAKE_SETTING))
  if (typeof setting?.value === 'string') {
    const [chosen] = await reader.select(department).from(departments).where(eq(departments.code, setting.value))
    if (chosen) return chosen
  }
  const [openness] = await reader
    .select(department)
    .from(departments)
    .where(like(departments.name, '%政务公开%'))
    .orderBy(asc(departments.createdAt), asc(departments.id))
    .limit(1)
  if (openness) return openness
  const [first] = await reader
    .select(department)
    .from(departments)
    .orderBy(asc(departments.createdAt), asc(departments.id))
    .limit(1)
  // On an installation without departments nobody can be asked yet.
  if (!first) throw new NotFound()
  return first
}

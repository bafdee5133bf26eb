// The event whose wall it is, for the public, for the host, and for a vote.
import { and, eq, inArray, or } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { departments, events } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { mayHost } from './wall-policy.ts'

const fields = {
  id: events.id,
  slug: events.slug,
  kind: events.kind,
  title: events.title,
  titleEn: events.titleEn,
  startsAt: events.startsAt,
  endsAt: events.endsAt,
  state: events.state,
  departmentId: events.departmentId,
  department: departments.name,
  departmentEn: departments.nameEn,
}

export type WallEvent = Awaited<ReturnType<typeof publicWallEvent>>

/** A published event; nobody else's wall is there. */
export async function publicWallEvent(db: Reader, slug: string) {
  const [event] = await db
    .select(fields)
    .from(events)
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .where(and(eq(events.slug, slug), inArray(events.state, ['published', 'archived'])))
  if (!event) throw new NotFound()
  return event
}

/** The event by id or slug, if the actor may run its wall; not there for anybody else. */
export async function hostedWallEvent(db: Reader, actor: Actor, key: string) {
  const [event] = await db
    .select(fields)
    .from(events)
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .where(and(or(eq(events.id, key), eq(events.slug, key)), inArray(events.state, ['published', 'archived'])))
  if (!event || !mayHost(actor, event)) throw new NotFound()
  return event
}

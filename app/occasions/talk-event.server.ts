// The event whose transcript it is, for those who write it and those who check it; not there for anybody else.
import { and, eq, inArray } from 'drizzle-orm'
import { mayReviewEvent } from '#app/events/event-policy.ts'
import type { Actor, Role } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { mayHost } from '#app/questions/wall-policy.ts'
import { events } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

export const TALK_ROLES = ['organiser', 'answerOfficer', 'reviewer', 'overseer'] as const satisfies readonly Role[]

export type TalkEvent = Awaited<ReturnType<typeof getTalkEvent>>

export async function getTalkEvent(reader: Reader, actor: Actor, eventId: string) {
  const [event] = await reader
    .select({
      id: events.id,
      slug: events.slug,
      kind: events.kind,
      state: events.state,
      title: events.title,
      titleEn: events.titleEn,
      speakers: events.speakers,
      startsAt: events.startsAt,
      departmentId: events.departmentId,
    })
    .from(events)
    .where(and(eq(events.id, eventId), inArray(events.state, ['published', 'archived'])))
  if (!event) throw new NotFound()
  const rights = { write: mayHost(actor, event), release: mayReviewEvent(actor, event) }
  if (!rights.write && !rights.release) throw new NotFound()
  return { ...event, rights }
}

import { recordAudit } from '#app/audit/record-audit.server.ts'
import { holdsRole } from '#app/platform/actor.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { events } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { Attachment } from './attachment.ts'
import type { EventContent } from './event-content.ts'
import type { EventRecord } from './event-queries.server.ts'
import { keepVersion, type picturesOf } from './save-event.server.ts'
import { slugOf, slugsToTry } from './slug.ts'

export type NewEvent = EventContent & { departmentId: string; startsAt: Date; endsAt: Date }

/** Makes a draft in a department whose organiser the actor is. Its address is chosen here and never changes. `from` goes on record. */
export async function createEvent(
  work: Work,
  input: NewEvent,
  from: { template?: string } = {},
): Promise<{ outcome: 'created'; event: EventRecord }> {
  if (!holdsRole(work.actor, 'organiser', input.departmentId)) throw new Forbidden('make an event here')
  const event = await insertDraft(work, input)
  await recordAudit(work, 'event.created', { kind: 'event', id: event.id, departmentId: event.departmentId }, from)
  return { outcome: 'created', event }
}

/** Inserts a draft under the first free slug. Used by createEvent and duplicateEvent, which check who may. */
export async function insertDraft(
  work: Work,
  input: NewEvent &
    Partial<ReturnType<typeof picturesOf>> & { coverHash?: string | null; attachments?: Attachment[] | null },
): Promise<EventRecord> {
  const staffId = work.actor.kind === 'staff' ? work.actor.staffId : null
  for (const slug of slugsToTry(slugOf(input.title, input.titleEn))) {
    const [event] = await work.tx
      .insert(events)
      .values({
        ...input,
        id: newId(),
        slug,
        state: 'draft',
        createdBy: staffId,
        createdAt: work.now,
        updatedAt: work.now,
      })
      .onConflictDoNothing({ target: events.slug })
      .returning()
    if (!event) continue
    await keepVersion(work, event)
    work.changed({ kind: 'event', eventId: event.id })
    return event
  }
  throw new Error('unreachable: the numbers after a slug do not end')
}

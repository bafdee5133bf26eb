// Notices about an event before it is public: to those who may publish it when it is handed in, to those who wrote it when it was decided on.
import { and, asc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { staffHolding } from '#app/accounts/staff-holding.server.ts'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import type { MessageValues } from '#app/outbox/message-values.ts'
import { eventVersions, memberships, staff } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { EventRecord } from './event-queries.server.ts'
import { lastEditorOf } from './save-event.server.ts'

type Person = Awaited<ReturnType<typeof staffHolding>>[number]

/**
 * Writes to the reviewers of the department who may decide on what is handed in; where there are none, to the overseers. `event`
 * already says who hands it in.
 */
export async function tellReviewers(work: Work, event: EventRecord): Promise<void> {
  const own = [event.submittedBy, await lastEditorOf(work.tx, event.id)]
  const apart = async (roles: ('reviewer' | 'overseer')[], departmentId: string | null) =>
    (await staffHolding(work.tx, { roles, departmentId })).filter(({ id }) => !own.includes(id))
  const near = await apart(['reviewer', 'overseer'], event.departmentId)
  const people = near.length > 0 ? near : await apart(['reviewer', 'overseer'], null)
  await tell(work, event, people, { notice: 'handedIn', note: null })
}

/** Writes to everybody who wrote the event or handed it in, and can still change it; where nobody can, to the organisers of the department. */
export async function tellWriters(
  work: Work,
  event: EventRecord,
  decision: { notice: 'returned'; note: string } | { notice: 'published'; note: null },
): Promise<void> {
  const writers = await writersOf(work, event)
  const { departmentId } = event
  const people = writers.length > 0 ? writers : await staffHolding(work.tx, { roles: ['organiser'], departmentId })
  await tell(work, event, people, decision)
}

async function writersOf({ tx }: Work, event: EventRecord): Promise<Person[]> {
  const wrote = tx
    .select({ id: eventVersions.staffId })
    .from(eventVersions)
    .where(and(eq(eventVersions.eventId, event.id), isNotNull(eventVersions.staffId)))
  return tx
    .selectDistinct({ id: staff.id, email: staff.email, name: staff.name, language: staff.language })
    .from(staff)
    .innerJoin(memberships, eq(memberships.staffId, staff.id))
    .where(
      and(
        or(inArray(staff.id, wrote), eq(staff.id, event.submittedBy ?? '')),
        isNull(staff.disabledAt),
        eq(memberships.role, 'organiser'),
        or(isNull(memberships.departmentId), eq(memberships.departmentId, event.departmentId)),
      ),
    )
    .orderBy(asc(staff.id))
}

async function tell(
  work: Work,
  event: EventRecord,
  people: readonly Person[],
  values: MessageValues['review-notice'],
): Promise<void> {
  for (const { id, email, name, language } of people) {
    if (work.actor.kind === 'staff' && work.actor.staffId === id) continue
    await enqueueMessage(work, 'review-notice', {
      channel: 'email',
      to: { address: email, name },
      language: language ?? 'zh-CN',
      subject: { kind: 'event', id: event.id },
      departmentId: event.departmentId,
      values,
      // The same event is handed in again after it was sent back.
      dedupeKey: `review:${event.id}:${values.notice}:${work.now.getTime()}:${id}`,
    })
  }
}

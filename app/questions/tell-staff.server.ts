// Notices to the people of a department that a case needs them now.
import { and, asc, eq, isNull } from 'drizzle-orm'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import type { CaseNotice } from '#app/outbox/message-values.ts'
import type { Role } from '#app/platform/actor.ts'
import { memberships, staff } from '#db/schema.ts'
import type { Work } from '#db/work.ts'

/** At most this many people are written to about one step. */
const MOST = 20

/** Those who hold the role in the department (overseers: over all departments), except whoever acts. */
export async function staffHolding(work: Work, to: { role: Role; departmentId: string | null }) {
  const people = await work.tx
    .selectDistinct({ id: staff.id, email: staff.email, name: staff.name })
    .from(memberships)
    .innerJoin(staff, eq(staff.id, memberships.staffId))
    .where(
      and(
        eq(memberships.role, to.role),
        isNull(staff.disabledAt),
        to.departmentId === null ? isNull(memberships.departmentId) : eq(memberships.departmentId, to.departmentId),
      ),
    )
    .orderBy(asc(staff.id))
    .limit(MOST)
  return people.filter(({ id }) => work.actor.kind !== 'staff' || work.actor.staffId !== id)
}

/**
 * Writes to those who hold the role in the department (overseers: over all departments), except whoever acts. `cause` tells
 * apart notices of one kind about one question.
 */
export async function tellStaff(
  work: Work,
  notice: CaseNotice,
  question: { id: string },
  to: { role: Role; departmentId: string | null },
  cause: string,
): Promise<void> {
  for (const { id, email, name } of await staffHolding(work, to)) {
    await enqueueMessage(work, 'case-notice', {
      channel: 'email',
      to: { address: email, name },
      language: 'zh-CN',
      subject: { kind: 'question', id: question.id },
      departmentId: to.departmentId,
      values: { notice },
      dedupeKey: `case:${question.id}:${notice}:${cause}:${id}`,
    })
  }
}

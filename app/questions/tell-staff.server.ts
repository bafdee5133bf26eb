// Notices to the people of a department that a case needs them now.
import { and, asc, inArray, isNull } from 'drizzle-orm'
import { staffHolding } from '#app/accounts/staff-holding.server.ts'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import type { CaseNotice } from '#app/outbox/message-values.ts'
import type { Role } from '#app/platform/actor.ts'
import { staff } from '#db/schema.ts'
import type { Work } from '#db/work.ts'

/**
 * Writes in their own language to those who hold the role in the department (overseers: over all departments), except whoever acts. `cause` tells
 * apart notices of one kind about one question.
 */
export async function tellStaff(
  work: Work,
  notice: CaseNotice,
  question: { id: string },
  to: { role: Role; departmentId: string | null },
  cause: string,
): Promise<void> {
  const people = await staffHolding(work.tx, { roles: [to.role], departmentId: to.departmentId })
  await tellEach(work, notice, question, { people, departmentId: to.departmentId }, cause)
}

/** Writes to these people, if they can still sign in, except whoever acts. Answers how many there were to write to. */
export async function tellPeople(
  work: Work,
  notice: CaseNotice,
  question: { id: string; departmentId: string },
  ids: readonly string[],
  cause: string,
): Promise<number> {
  if (ids.length === 0) return 0
  const people = await work.tx
    .select({ id: staff.id, email: staff.email, name: staff.name, language: staff.language })
    .from(staff)
    .where(and(inArray(staff.id, [...ids]), isNull(staff.disabledAt)))
    .orderBy(asc(staff.id))
  await tellEach(work, notice, question, { people, departmentId: question.departmentId }, cause)
  return people.length
}

type Person = Pick<typeof staff.$inferSelect, 'id' | 'email' | 'name' | 'language'>

async function tellEach(
  work: Work,
  notice: CaseNotice,
  question: { id: string },
  to: { people: readonly Person[]; departmentId: string | null },
  cause: string,
): Promise<void> {
  for (const { id, email, name, language } of to.people) {
    if (work.actor.kind === 'staff' && work.actor.staffId === id) continue
    await enqueueMessage(work, 'case-notice', {
      channel: 'email',
      to: { address: email, name },
      language,
      subject: { kind: 'question', id: question.id },
      departmentId: to.departmentId,
      values: { notice },
      dedupeKey: `case:${question.id}:${notice}:${cause}:${id}`,
    })
  }
}

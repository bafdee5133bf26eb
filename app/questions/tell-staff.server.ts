// Notices to the people of a department that a case needs them now.
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import type { CaseNotice } from '#app/outbox/message-values.ts'
import type { Role } from '#app/platform/actor.ts'
import type { Work } from '#db/work.ts'
import { staffHolding } from './staff-holding.server.ts'

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
  const people = await staffHolding(work.tx, { roles: [to.role], departmentId: to.departmentId })
  for (const { id, email, name } of people) {
    if (work.actor.kind === 'staff' && work.actor.staffId === id) continue
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

// 退回: a department that is not responsible gives the question back to who sent it, within one working day and with reason
// and basis (吕梁 2024); afterwards, or once it was designated (潍坊 12345 条例 art. 22), it answers itself.
import { eq } from 'drizzle-orm'
import { cleanText } from '#app/platform/text.ts'
import { assignments } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { currentLead, endAssignments, returnDueAt } from './assignments.server.ts'
import { endClocks, refreshNextDue, startClock } from './clocks.server.ts'
import { departmentPolicyOf } from './due-policies.ts'
import { mayHandle } from './question-policy.ts'
import { getQuestionForStep, moveQuestion, type NotNow, notNow, recordStep } from './question-step.server.ts'
import { tellStaff } from './tell-staff.server.ts'

export type ReturnOutcome =
  | { outcome: 'returnedToDispatcher' }
  | { outcome: 'notDispatched' }
  | { outcome: 'designated' }
  | { outcome: 'tooLate' }
  | NotNow

/** Gives it back to the dispatcher. The total clock goes on; the dispatcher gets half a working day to send it on. */
export async function returnQuestion(
  work: Work,
  id: string,
  { reason, basis }: { reason: string; basis: string },
): Promise<ReturnOutcome> {
  const question = await getQuestionForStep(work, id, mayHandle, 'return this question')
  const lead = await currentLead(work.tx, id)
  if (!lead || lead.departmentId !== question.departmentId) return { outcome: 'notDispatched' }
  if (lead.designated) return { outcome: 'designated' }
  const until = await returnDueAt(work.tx, lead.id)
  if (until && until < work.now) return { outcome: 'tooLate' }
  const moved = await moveQuestion(work, question, 'returnToDispatcher', {
    status: 'accepted',
    departmentId: lead.fromDepartmentId,
  })
  if (!moved) return notNow(work.tx, question)
  await work.tx
    .update(assignments)
    .set({ returnedAt: work.now, returnReason: cleanText(reason), returnBasis: cleanText(basis) })
    .where(eq(assignments.id, lead.id))
  await endAssignments(work, id, 'lead')
  await endClocks(work, question, { kinds: ['department'] })
  const dispatcher = { id, departmentId: lead.fromDepartmentId }
  await startClock(work, dispatcher, { kind: 'triage', policy: 'triage' })
  await startClock(work, dispatcher, { kind: 'department', policy: departmentPolicyOf(question.kind) })
  await refreshNextDue(work, id)
  const detail = { from: question.departmentId, to: lead.fromDepartmentId }
  await recordStep(work, question, {
    event: 'returned',
    audit: 'question.returned',
    detail: { ...detail, reason: cleanText(reason), basis: cleanText(basis) },
    auditDetail: detail,
  })
  await tellStaff(work, 'returned', question, { role: 'answerOfficer', departmentId: lead.fromDepartmentId }, lead.id)
  await tellStaff(work, 'returned', question, { role: 'overseer', departmentId: null }, lead.id)
  return { outcome: 'returnedToDispatcher' }
}

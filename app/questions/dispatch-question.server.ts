// 分办: to the department whose duty it is. The total clock goes on: whoever is first asked may not shirk by sending on
// (首接负责, 北京市接诉即办工作条例 art. 14).
import { eq } from 'drizzle-orm'
import { cleanText } from '#app/platform/text.ts'
import { departments } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { assignLead, currentLead } from './assignments.server.ts'
import { boundBy, mayHandle } from './question-policy.ts'
import { getQuestionForStep, type NotNow, notNow, recordStep } from './question-step.server.ts'
import { proposeRoute } from './route-proposal.server.ts'
import { writeRules } from './route-question.ts'

export type DispatchQuestion = { departmentId: string; reason: string }
export type DispatchOutcome =
  | { outcome: 'dispatched'; department: string }
  | { outcome: 'unknownDepartment' }
  | { outcome: 'sameDepartment' }
  /** another department has it by an assignment: see boundBy */
  | { outcome: 'designated' | 'returnInstead' }
  | NotNow

/**
 * Gives the question to another department, with a reason. From then on that department's people see it. What the router
 * proposed is kept beside what was decided; a reason that differs from it is the reason of the override.
 */
export async function dispatchQuestion(
  work: Work,
  id: string,
  { departmentId, reason }: DispatchQuestion,
): Promise<DispatchOutcome> {
  const question = await getQuestionForStep(work, id, mayHandle, 'send this question on')
  const bound = boundBy(work.actor, await currentLead(work.tx, id))
  if (bound) return { outcome: bound }
  if (departmentId === question.departmentId) return { outcome: 'sameDepartment' }
  const [target] = await work.tx.select().from(departments).where(eq(departments.id, departmentId))
  if (!target) return { outcome: 'unknownDepartment' }
  const proposal = await proposeRoute(work.tx, question)
  const proposed = proposal.lead?.id ?? null
  const assigned = await assignLead(work, question, 'dispatch', {
    departmentId,
    reason: cleanText(reason),
    designated: false,
    route: {
      rules: writeRules(proposal.rules),
      proposedDepartmentId: proposed,
      overrideReason: proposed && proposed !== departmentId ? cleanText(reason) : null,
    },
  })
  if (!assigned) return notNow(work.tx, question)
  const detail = { from: question.departmentId, to: departmentId, proposed }
  await recordStep(
    work,
    { ...question, departmentId },
    {
      event: 'dispatched',
      audit: 'question.dispatched',
      detail: { ...detail, reason: cleanText(reason) },
      auditDetail: detail,
    },
  )
  return { outcome: 'dispatched', department: target.name }
}

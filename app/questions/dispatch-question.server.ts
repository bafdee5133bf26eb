// 分办: to the department whose duty it is. The total clock goes on: whoever is first asked may not shirk by sending on
// (首接负责, 北京市接诉即办工作条例 art. 14).
import { eq } from 'drizzle-orm'
import { cleanText } from '#app/platform/text.ts'
import { departments } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { mayHandle } from './question-policy.ts'
import { getQuestionForStep, moveQuestion, type NotNow, notNow, recordStep } from './question-step.server.ts'

export type DispatchQuestion = { departmentId: string; reason: string }
export type DispatchOutcome =
  | { outcome: 'dispatched'; department: string }
  | { outcome: 'unknownDepartment' }
  | { outcome: 'sameDepartment' }
  | NotNow

/** Gives the question to another department, with a reason. From then on that department's people see it. */
export async function dispatchQuestion(
  work: Work,
  id: string,
  { departmentId, reason }: DispatchQuestion,
): Promise<DispatchOutcome> {
  const question = await getQuestionForStep(work, id, mayHandle, 'send this question on')
  if (departmentId === question.departmentId) return { outcome: 'sameDepartment' }
  const [target] = await work.tx.select().from(departments).where(eq(departments.id, departmentId))
  if (!target) return { outcome: 'unknownDepartment' }
  if (!(await moveQuestion(work, question, 'dispatch', { status: 'dispatched', departmentId }))) {
    return notNow(work.tx, question)
  }
  await recordStep(
    work,
    { ...question, departmentId },
    {
      event: 'dispatched',
      audit: 'question.dispatched',
      detail: { from: question.departmentId, to: departmentId, reason: cleanText(reason) },
      auditDetail: { from: question.departmentId, to: departmentId },
    },
  )
  return { outcome: 'dispatched', department: target.name }
}

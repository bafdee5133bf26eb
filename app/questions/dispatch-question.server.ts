// 分办: to the department whose duty it is. The total clock goes on: whoever is first asked may not shirk by sending on
// (首接负责, 北京市接诉即办工作条例 art. 14).
import { eq, inArray } from 'drizzle-orm'
import { cleanText } from '#app/platform/text.ts'
import { departments } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { addCoUnit } from './ask-co-unit.server.ts'
import { assignLead, currentLead } from './assignments.server.ts'
import { listCoUnits } from './co-units.server.ts'
import { openObjection } from './designate-department.server.ts'
import { boundBy, mayHandle } from './question-policy.ts'
import { getQuestionForStep, type NotNow, notNow, recordStep } from './question-step.server.ts'
import { proposeRoute } from './route-proposal.server.ts'
import { writeRules } from './route-question.ts'
import { tellStaff } from './tell-staff.server.ts'

export type DispatchQuestion = {
  departmentId: string
  reason: string
  /** asked for their part at once (主办 + 协办), and what for */
  coUnits?: readonly string[]
  part?: string
  /**
   * several bodies are to be co-ordinated (组织协调): whoever oversees is told, and the department that the router proposed for
   * it, the body above a vertically managed lead or the office of its area
   */
  coordinate?: boolean
}
export type DispatchOutcome =
  | { outcome: 'dispatched'; department: string }
  | { outcome: 'unknownDepartment' }
  | { outcome: 'sameDepartment' }
  /** another department has it by an assignment: see boundBy */
  | { outcome: 'designated' | 'returnInstead' }
  /** the department has objected: it is settled by a designation, which cannot be returned */
  | { outcome: 'objectionOpen' }
  | NotNow

/**
 * Gives the question to another department, with a reason. From then on that department's people see it. What the router
 * proposed is kept beside what was decided; a reason that differs from it is the reason of the override. Co-units are asked for
 * their part in the same step; one of them that is the lead is left out. Who co-ordinates is kept with it and sees the case.
 */
export async function dispatchQuestion(
  work: Work,
  id: string,
  { departmentId, reason, coUnits = [], part = '', coordinate = false }: DispatchQuestion,
): Promise<DispatchOutcome> {
  const question = await getQuestionForStep(work, id, mayHandle, 'send this question on')
  const bound = boundBy(work.actor, await currentLead(work.tx, id))
  if (bound) return { outcome: bound }
  if (departmentId === question.departmentId) return { outcome: 'sameDepartment' }
  if (await openObjection(work.tx, id)) return { outcome: 'objectionOpen' }
  const [target] = await work.tx.select().from(departments).where(eq(departments.id, departmentId))
  const beside = [...new Set(coUnits)].filter((unit) => unit !== departmentId)
  const known = beside.length === 0 ? [] : await namesOf(work, beside)
  if (!target || known.length < beside.length) return { outcome: 'unknownDepartment' }
  const proposal = await proposeRoute(work.tx, question)
  const proposed = proposal.lead?.id ?? null
  const confirmed = coordinate ? proposal.coordinator?.id : undefined
  const coordinatorId = confirmed && confirmed !== departmentId ? confirmed : null
  const assigned = await assignLead(work, question, 'dispatch', {
    departmentId,
    reason: cleanText(reason),
    designated: false,
    route: {
      rules: writeRules(proposal.rules),
      proposedDepartmentId: proposed,
      overrideReason: proposed && proposed !== departmentId ? cleanText(reason) : null,
      coordinatorId,
    },
  })
  if (!assigned) return notNow(work.tx, question)
  const detail = {
    from: question.departmentId,
    to: departmentId,
    proposed,
    ...(coordinatorId ? { coordinator: coordinatorId } : {}),
  }
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
  const asked = new Set((await listCoUnits(work.tx, id)).map(({ department }) => department.id))
  for (const unit of beside) {
    if (!asked.has(unit)) await addCoUnit(work, { ...question, departmentId }, { departmentId: unit, part })
  }
  if (coordinate) {
    await tellStaff(work, 'coordinate', question, { role: 'overseer', departmentId: null }, assigned.id)
    for (const role of coordinatorId ? (['answerOfficer', 'reviewer'] as const) : []) {
      await tellStaff(work, 'coordinate', question, { role, departmentId: coordinatorId }, assigned.id)
    }
  }
  return { outcome: 'dispatched', department: target.name }
}

const namesOf = (work: Work, ids: readonly string[]) =>
  work.tx
    .select({ id: departments.id })
    .from(departments)
    .where(inArray(departments.id, [...ids]))

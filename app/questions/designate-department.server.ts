// 派单异议与指定承办: a department that objects is heard by who co-ordinates; whoever is designated after that answers and may
// not return it (北京市接诉即办工作条例 art. 12, 潍坊 12345 条例 art. 22).
import { and, desc, eq, isNull } from 'drizzle-orm'
import { holdsRole } from '#app/platform/actor.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { cleanText } from '#app/platform/text.ts'
import { assignments, departments, objections } from '#db/schema.ts'
import { preparedBy, type Reader, type Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { assignLead, currentLead } from './assignments.server.ts'
import { mayHandle } from './question-policy.ts'
import { getQuestionForStep, moveQuestion, type NotNow, notNow, recordStep } from './question-step.server.ts'
import { tellStaff } from './tell-staff.server.ts'

export type ObjectOutcome =
  | { outcome: 'objected' }
  | { outcome: 'notDispatched' }
  | { outcome: 'designated' }
  | { outcome: 'alreadyObjected' }
  | NotNow

/** Tells the overseer that the department holds the assignment for wrong. It keeps the question, and the clocks go on. */
export async function objectToDispatch(
  work: Work,
  id: string,
  input: { reason: string; basis: string },
): Promise<ObjectOutcome> {
  const question = await getQuestionForStep(work, id, mayHandle, 'object to this assignment')
  const lead = await currentLead(work.tx, id)
  if (!lead || lead.departmentId !== question.departmentId || work.actor.kind !== 'staff') {
    return { outcome: 'notDispatched' }
  }
  if (lead.designated) return { outcome: 'designated' }
  if (!(await moveQuestion(work, question, 'object', {}))) return notNow(work.tx, question)
  const [raised] = await work.tx
    .insert(objections)
    .values({
      id: newId(),
      questionId: id,
      assignmentId: lead.id,
      reason: cleanText(input.reason),
      basis: cleanText(input.basis),
      raisedBy: work.actor.staffId,
      raisedAt: work.now,
    })
    .onConflictDoNothing()
    .returning({ id: objections.id })
  if (!raised) return { outcome: 'alreadyObjected' }
  await recordStep(work, question, {
    event: 'objectionRaised',
    audit: 'question.objected',
    detail: { reason: cleanText(input.reason), basis: cleanText(input.basis) },
  })
  await tellStaff(work, 'objection', question, { role: 'overseer', departmentId: null }, lead.id)
  return { outcome: 'objected' }
}

/** The objection that waits for a decision. One whose assignment has ended otherwise, by a return or an ending, waits no more. */
export async function openObjection(reader: Pick<Tx, 'select'> | Reader, questionId: string) {
  const [row] = await preparedBy(reader, 'questions.open-objection', questionId, (db, value) =>
    db
      .select({ objection: objections })
      .from(objections)
      .innerJoin(assignments, and(eq(assignments.id, objections.assignmentId), isNull(assignments.endedAt)))
      .where(and(eq(objections.questionId, value), isNull(objections.decidedAt)))
      .orderBy(desc(objections.raisedAt), desc(objections.id))
      .limit(1),
  )
  return row?.objection
}

export type DesignateOutcome =
  | { outcome: 'designatedNow'; department: string }
  | { outcome: 'unknownDepartment' }
  | NotNow

/** Decides who answers. The overseer only; it settles an open objection, and the department may not return it. */
export async function designateDepartment(
  work: Work,
  id: string,
  { departmentId, reason }: { departmentId: string; reason: string },
): Promise<DesignateOutcome> {
  const question = await getQuestionForStep(work, id, mayHandle, 'designate a department')
  if (!holdsRole(work.actor, 'overseer', null) || work.actor.kind !== 'staff') {
    throw new Forbidden('designate a department')
  }
  const [target] = await work.tx.select().from(departments).where(eq(departments.id, departmentId))
  if (!target) return { outcome: 'unknownDepartment' }
  const objection = await openObjection(work.tx, id)
  const assigned = await assignLead(work, question, 'designate', {
    departmentId,
    reason: cleanText(reason),
    designated: true,
  })
  if (!assigned) return notNow(work.tx, question)
  if (objection) {
    await work.tx
      .update(objections)
      .set({
        decidedBy: work.actor.staffId,
        decidedAt: work.now,
        decisionReason: cleanText(reason),
        designatedDepartmentId: departmentId,
      })
      .where(and(eq(objections.id, objection.id), isNull(objections.decidedAt)))
  }
  const detail = { from: question.departmentId, to: departmentId }
  await recordStep(
    work,
    { ...question, departmentId },
    {
      event: 'designated',
      audit: 'question.designated',
      detail: { ...detail, reason: cleanText(reason) },
      auditDetail: detail,
    },
  )
  return { outcome: 'designatedNow', department: target.name }
}

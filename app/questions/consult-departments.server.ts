// 会商 (疑难会商): several departments talk a hard case over; what was agreed is recorded with the case.
import { asc, eq, inArray } from 'drizzle-orm'
import { dayOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { cleanText } from '#app/platform/text.ts'
import { consultations, departments, staff } from '#db/schema.ts'
import { preparedBy, type Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { mayHandle } from './question-policy.ts'
import { getQuestionForStep, moveQuestion, type NotNow, notNow, recordStep } from './question-step.server.ts'

export type RecordConsultation = { heldOn: string; departmentIds: readonly string[]; conclusion: string }

/** Records a meeting that was held, at the latest today, with at least one other department. The clocks go on. */
export async function recordConsultation(
  work: Work,
  id: string,
  input: RecordConsultation,
): Promise<{ outcome: 'consulted' } | { outcome: 'heldLater' | 'unknownDepartment' } | NotNow> {
  const question = await getQuestionForStep(work, id, mayHandle, 'record a consultation')
  if (input.heldOn > dayOf(work.now)) return { outcome: 'heldLater' }
  const departmentIds = [...new Set(input.departmentIds)].filter((other) => other !== question.departmentId)
  const known =
    departmentIds.length === 0
      ? []
      : await work.tx.select({ id: departments.id }).from(departments).where(inArray(departments.id, departmentIds))
  if (known.length === 0 || known.length !== departmentIds.length) return { outcome: 'unknownDepartment' }
  if (work.actor.kind !== 'staff' || !(await moveQuestion(work, question, 'consult', {}))) {
    return notNow(work.tx, question)
  }
  await work.tx.insert(consultations).values({
    id: newId(),
    questionId: id,
    heldOn: input.heldOn,
    departmentIds,
    conclusion: cleanText(input.conclusion),
    recordedBy: work.actor.staffId,
    createdAt: work.now,
  })
  await recordStep(work, question, {
    event: 'consulted',
    audit: 'question.consulted',
    detail: { heldOn: input.heldOn, with: departmentIds },
    auditDetail: { heldOn: input.heldOn, with: departmentIds.length },
  })
  return { outcome: 'consulted' }
}

export async function listConsultations(reader: Reader, questionId: string) {
  return preparedBy(reader, 'questions.consultations', questionId, (db, value) =>
    db
      .select({ consultation: consultations, by: staff.name })
      .from(consultations)
      .innerJoin(staff, eq(staff.id, consultations.recordedBy))
      .where(eq(consultations.questionId, value))
      .orderBy(asc(consultations.heldOn), asc(consultations.id)),
  )
}

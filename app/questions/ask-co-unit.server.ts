// 协办: other departments give their part; the lead answers for the whole (首接负责, 北京市接诉即办工作条例 art. 14).
import { and, eq, isNull } from 'drizzle-orm'
import { dayOf } from '#app/platform/dates.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { cleanText } from '#app/platform/text.ts'
import { assignments, departments } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { endAssignments } from './assignments.server.ts'
import { endClocks, newClocks, partDueAt, refreshNextDue, runningClocks, WHOLE, writeClocks } from './clocks.server.ts'
import { listCoUnits } from './co-units.server.ts'
import { latestVersion } from './draft-answer.server.ts'
import { coUnitWorkdays } from './due-policies.ts'
import { mayHandle } from './question-policy.ts'
import {
  getQuestionForStep,
  moveQuestion,
  type NotNow,
  notNow,
  type QuestionRow,
  recordStep,
} from './question-step.server.ts'
import { tellStaff } from './tell-staff.server.ts'
import { workdaysBetween } from './working-calendar.ts'

export type AskCoUnitOutcome =
  | { outcome: 'coUnitAsked' }
  | { outcome: 'sameDepartment' | 'unknownDepartment' | 'alreadyCoUnit' }
  | NotNow

/**
 * Asks a department for its part. Its limit is the policy's, but two working days less than the lead's, at least one; and it
 * does not end after the lead's.
 */
export async function askCoUnit(
  work: Work,
  id: string,
  { departmentId, part }: { departmentId: string; part: string },
): Promise<AskCoUnitOutcome> {
  const question = await getQuestionForStep(work, id, mayHandle, 'ask a co-unit')
  if (departmentId === question.departmentId) return { outcome: 'sameDepartment' }
  const [target] = await work.tx.select().from(departments).where(eq(departments.id, departmentId))
  if (!target) return { outcome: 'unknownDepartment' }
  // Locks the row: of two who ask the same department at once, the second finds it asked.
  if (!(await moveQuestion(work, question, 'askCoUnit', {}))) return notNow(work.tx, question)
  const asked = await listCoUnits(work.tx, id)
  if (asked.some(({ department }) => department.id === departmentId)) return { outcome: 'alreadyCoUnit' }
  await addCoUnit(work, question, { departmentId, part })
  return { outcome: 'coUnitAsked' }
}

/** Writes that a department is asked for its part, starts its clock and tells it. Who may is the caller's affair. */
export async function addCoUnit(
  work: Work,
  question: Pick<QuestionRow, 'id' | 'departmentId' | 'eventId'>,
  { departmentId, part }: { departmentId: string; part: string },
): Promise<void> {
  const { id } = question
  const assignmentId = newId()
  await work.tx.insert(assignments).values({
    id: assignmentId,
    questionId: id,
    departmentId,
    role: 'co',
    fromDepartmentId: question.departmentId,
    reason: '',
    part: cleanText(part),
    designated: false,
    assignedBy: work.actor.kind === 'staff' ? work.actor.staffId : null,
    assignedAt: work.now,
  })
  const [total] = await runningClocks(work.tx, id, WHOLE)
  const start = { kind: 'coUnit', policy: 'coUnit', departmentId, assignmentId } as const
  const workdays = total && coUnitWorkdays(workdaysBetween(dayOf(work.now), dayOf(total.dueAt), departmentId))
  const limits = await newClocks(work, question, workdays === undefined ? [start] : [start, { ...start, workdays }])
  const shortest = limits.reduce((short, one) => (one.dueAt < short.dueAt ? one : short))
  const clock = { ...shortest, dueAt: partDueAt(shortest, total?.dueAt) }
  await writeClocks(work.tx, [clock])
  await recordStep(work, question, {
    event: 'coUnitRequested',
    audit: 'question.co-unit-asked',
    detail: { to: departmentId, part: cleanText(part), dueAt: clock.dueAt.toISOString() },
    auditDetail: { to: departmentId },
  })
  await tellStaff(work, 'coUnitAsked', question, { role: 'answerOfficer', departmentId }, assignmentId)
}

/** The co-unit's row for which the actor may speak. Throws Forbidden for anybody else. */
async function ownPart(work: Work, id: string) {
  const question = await getQuestionForStep(work, id, () => true, 'speak for a co-unit')
  const unit = (await listCoUnits(work.tx, id)).find(({ assignment }) => mayHandle(work.actor, assignment))
  if (!unit) throw new Forbidden('speak for a co-unit')
  return { question, unit }
}

export type ReplyOutcome = { outcome: 'coUnitReplied' } | { outcome: 'alreadyReplied' }

/** The co-unit's part, or that it has nothing to add. Its clock ends with it. */
export async function replyAsCoUnit(work: Work, id: string, { reply }: { reply: string }): Promise<ReplyOutcome> {
  const { question, unit } = await ownPart(work, id)
  const { assignment } = unit
  const [written] = await work.tx
    .update(assignments)
    .set({ reply: cleanText(reply), repliedAt: work.now, acknowledgedAt: assignment.acknowledgedAt ?? work.now })
    .where(and(eq(assignments.id, assignment.id), isNull(assignments.repliedAt)))
    .returning({ id: assignments.id })
  if (!written) return { outcome: 'alreadyReplied' }
  await endClocks(work, { id, departmentId: assignment.departmentId }, { assignmentId: assignment.id })
  await recordStep(
    work,
    { ...question, departmentId: assignment.departmentId },
    { event: 'coUnitReplied', audit: 'question.co-unit-replied', detail: { from: assignment.departmentId } },
  )
  await tellStaff(
    work,
    'coUnitReplied',
    question,
    { role: 'answerOfficer', departmentId: question.departmentId },
    assignment.id,
  )
  return { outcome: 'coUnitReplied' }
}

export type ConfirmOutcome =
  | { outcome: 'consistencyConfirmed' | 'consistencyObjected' }
  | { outcome: 'otherVersion' | 'noteMissing' }

/** 一致性确认: the co-unit has read this version and agrees, or objects with a note. It says nothing of any other version. */
export async function confirmConsistency(
  work: Work,
  id: string,
  input: { versionHash: string; verdict: 'confirmed' | 'objected'; note: string },
): Promise<ConfirmOutcome> {
  const { question, unit } = await ownPart(work, id)
  const version = await latestVersion(work.tx, id)
  if (!version || version.hash !== input.versionHash) return { outcome: 'otherVersion' }
  const note = cleanText(input.note)
  if (input.verdict === 'objected' && note === '') return { outcome: 'noteMissing' }
  await work.tx
    .update(assignments)
    .set({ confirmedHash: version.hash, consistency: input.verdict, consistencyNote: note || null })
    .where(eq(assignments.id, unit.assignment.id))
  const detail = { from: unit.assignment.departmentId, version: version.number, verdict: input.verdict }
  await recordStep(
    work,
    { ...question, departmentId: unit.assignment.departmentId },
    { event: 'consistencyChecked', audit: 'question.consistency-checked', detail, auditDetail: detail },
  )
  return { outcome: input.verdict === 'confirmed' ? 'consistencyConfirmed' : 'consistencyObjected' }
}

/** The lead needs the co-unit no more, with a reason. What it said stays in the record. */
export async function releaseCoUnit(
  work: Work,
  id: string,
  { departmentId, reason }: { departmentId: string; reason: string },
): Promise<{ outcome: 'coUnitReleased' } | { outcome: 'notCoUnit' } | NotNow> {
  const question = await getQuestionForStep(work, id, mayHandle, 'release a co-unit')
  if (!(await moveQuestion(work, question, 'extend', {}))) return notNow(work.tx, question)
  const asked = await listCoUnits(work.tx, id)
  if (!asked.some(({ department }) => department.id === departmentId)) return { outcome: 'notCoUnit' }
  await endAssignments(work, id, 'co', departmentId)
  await refreshNextDue(work, id)
  await recordStep(work, question, {
    event: 'coUnitReleased',
    audit: 'question.co-unit-released',
    detail: { to: departmentId, reason: cleanText(reason) },
    auditDetail: { to: departmentId },
  })
  return { outcome: 'coUnitReleased' }
}

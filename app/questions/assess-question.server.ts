// 研判: what the matter is, how grave, where, and which kind of concern. The record stays; the newest counts.
// What is assessed as public opinion or emergency follows the clocks in hours (国办发〔2016〕61号, 80号).
import { and, eq, inArray } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { cleanLine, cleanText } from '#app/platform/text.ts'
import { areas, assessments, questionEvents } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { endClocks, listClocks, moveDue, refreshNextDue, runningClocks, startClock } from './clocks.server.ts'
import { readConcernKinds } from './concern-kinds.server.ts'
import { isConcernOffered } from './concern-kinds.ts'
import { findPolicy } from './due-policies.server.ts'
import { departmentPolicyOf, totalPolicyOf } from './due-policies.ts'
import { readRule, writeRule } from './due-rule.ts'
import type { QuestionKind } from './question.ts'
import { mayHandle } from './question-policy.ts'
import {
  getQuestionForStep,
  moveQuestion,
  type NotNow,
  notNow,
  type QuestionRow,
  recordStep,
} from './question-step.server.ts'

export type AssessQuestion = {
  kind: QuestionKind
  topic: string
  concernKind: string | null
  gravity: 'normal' | 'major' | 'exceptional'
  statePolicy: boolean
  areaIds: readonly string[]
  note: string
}

/**
 * Writes an assessment. Where another limit follows from it, the due moment of the total clock is computed again from the
 * moment of receipt, which stays, and old and new are in the history.
 */
export async function assessQuestion(
  work: Work,
  id: string,
  input: AssessQuestion,
): Promise<{ outcome: 'assessed' } | { outcome: 'unknownArea' | 'unknownConcern' } | NotNow> {
  const question = await getQuestionForStep(work, id, mayHandle, 'assess this question')
  const areaIds = [...new Set(input.areaIds)]
  if (areaIds.length > 0) {
    const known = await work.tx.select({ id: areas.id }).from(areas).where(inArray(areas.id, areaIds))
    if (known.length !== areaIds.length) return { outcome: 'unknownArea' }
  }
  const { kind, concernKind, gravity, statePolicy } = input
  if (concernKind && !isConcernOffered(await readConcernKinds(work.tx), concernKind, question.concernKind)) {
    return { outcome: 'unknownConcern' }
  }
  const topic = cleanLine(input.topic) || question.topic
  const moved = await moveQuestion(work, question, 'assess', { kind, topic, concernKind })
  if (!moved || work.actor.kind !== 'staff') return notNow(work.tx, question)
  await work.tx.insert(assessments).values({
    id: newId(),
    questionId: id,
    concernKind,
    gravity,
    statePolicy,
    areaIds,
    note: cleanText(input.note),
    assessedBy: work.actor.staffId,
    assessedAt: work.now,
  })
  const detail = { kind, concernKind, gravity, statePolicy }
  await recordStep(work, question, {
    event: 'assessed',
    audit: 'question.assessed',
    detail: { ...detail, note: cleanText(input.note) },
    auditDetail: detail,
  })
  const [total] = await runningClocks(work.tx, id, ['total'])
  const key = totalPolicyOf(kind, { concernKind, gravity })
  if (total && readRule(total.dueRule)?.policy !== key) {
    const policy = await findPolicy(work.tx, key, question.departmentId)
    const dueRule = writeRule({ ...policy, policy: key })
    await moveDue(
      work,
      total,
      { dueRule, basis: policy.basis },
      { event: 'reclassified', reason: policy.basis, detail: { kind, concernKind } },
    )
    await refreshNextDue(work, id)
  }
  await followKind(work, question, kind)
  await followStatement(work, question, key === 'emergency')
  return { outcome: 'assessed' }
}

/** The department's own limit is that of the kind that the matter turns out to be, from the moment it was given the matter. */
async function followKind(work: Work, question: QuestionRow, kind: QuestionKind): Promise<void> {
  const key = departmentPolicyOf(kind)
  for (const clock of await runningClocks(work.tx, question.id, ['department'])) {
    if (readRule(clock.dueRule)?.policy === key) continue
    const policy = await findPolicy(work.tx, key, clock.departmentId)
    await moveDue(
      work,
      clock,
      { dueRule: writeRule({ ...policy, policy: key }), basis: policy.basis },
      { event: 'reclassified', reason: policy.basis, detail: { kind } },
    )
  }
}

/** An emergency owes a first statement within hours of receipt (国办发〔2016〕80号): its clock runs while it is one. */
async function followStatement(work: Work, question: QuestionRow, isEmergency: boolean): Promise<void> {
  const all = (await listClocks(work.tx, question.id)).filter(({ kind }) => kind === 'firstStatement')
  const isRunning = all.some(({ endedAt }) => endedAt === null)
  // One that ended with an assessment starts anew with the next, from receipt as before; one that was given is not owed again.
  if (isEmergency && !isRunning && !(await isStatementGiven(work, question.id))) {
    await startClock(work, question, {
      kind: 'firstStatement',
      policy: 'firstStatement',
      startedAt: question.receivedAt,
    })
  } else if (!isEmergency && isRunning) await endClocks(work, question, { kinds: ['firstStatement'] })
  else return
  await refreshNextDue(work, question.id)
}

async function isStatementGiven(work: Work, questionId: string): Promise<boolean> {
  const [given] = await work.tx
    .select({ id: questionEvents.id })
    .from(questionEvents)
    .where(and(eq(questionEvents.questionId, questionId), eq(questionEvents.type, 'firstStatementGiven')))
    .limit(1)
  return given !== undefined
}

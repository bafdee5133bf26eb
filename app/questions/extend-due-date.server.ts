// 延期: more time, asked for before the limit, approved by somebody else, and told to the asker the same day. How often and
// by how much is the policy's (吕梁 2024: three times, three working days each).
import { and, asc, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { holdsRole } from '#app/platform/actor.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { cleanText } from '#app/platform/text.ts'
import { extensions, staff } from '#db/schema.ts'
import { preparedBy, type Reader, type Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { moveDue, refreshNextDue, runningClocks } from './clocks.server.ts'
import { findPolicy } from './due-policies.server.ts'
import type { PolicyKey } from './due-policies.ts'
import { readRule } from './due-rule.ts'
import { mayHandle, mayReview } from './question-policy.ts'
import { getQuestionForStep, moveQuestion, type NotNow, notNow, recordStep } from './question-step.server.ts'
import { tellAsker } from './tell-asker.server.ts'
import { tellStaff } from './tell-staff.server.ts'

type Readable = Pick<Tx, 'select'> | Reader

/** What may be asked for: how many working days at most, and how many times still. */
export async function extensionLimits(reader: Readable, question: { id: string; departmentId: string }) {
  const [clock] = await runningClocks(reader, question.id, ['total', 'rework'])
  const rule = clock && readRule(clock.dueRule)
  if (!clock || !rule) return undefined
  const policy = await findPolicy(reader, rule.policy as PolicyKey, question.departmentId)
  const used = (await listExtensions(reader, question.id)).filter(({ extension }) => extension.verdict === 'approved')
  return { clock, most: policy.extensionWorkdays, left: Math.max(0, policy.extensions - used.length) }
}

export async function listExtensions(reader: Readable, questionId: string) {
  return preparedBy(reader, 'questions.extensions', questionId, (db, value) =>
    db
      .select({ extension: extensions, by: staff.name })
      .from(extensions)
      .innerJoin(staff, eq(staff.id, extensions.requestedBy))
      .where(eq(extensions.questionId, value))
      .orderBy(asc(extensions.requestedAt), asc(extensions.id)),
  )
}

export type RequestExtensionOutcome =
  | { outcome: 'extensionRequested' }
  | { outcome: 'notExtendable' | 'extensionsUsedUp' | 'extensionTooLong' | 'tooLate' | 'alreadyRequested' }
  | NotNow

/** Asks for working days more. Refused when the limit is over already. */
export async function requestExtension(
  work: Work,
  id: string,
  { workdays, reason }: { workdays: number; reason: string },
): Promise<RequestExtensionOutcome> {
  const question = await getQuestionForStep(work, id, mayHandle, 'ask for an extension')
  if (work.actor.kind !== 'staff' || !(await moveQuestion(work, question, 'extend', {}))) {
    return notNow(work.tx, question)
  }
  const limits = await extensionLimits(work.tx, question)
  if (!limits || limits.most === 0) return { outcome: 'notExtendable' }
  if (limits.left === 0) return { outcome: 'extensionsUsedUp' }
  if (workdays > limits.most) return { outcome: 'extensionTooLong' }
  if (limits.clock.dueAt < work.now) return { outcome: 'tooLate' }
  const open = await listExtensions(work.tx, id)
  if (open.some(({ extension }) => extension.verdict === null)) return { outcome: 'alreadyRequested' }
  await work.tx.insert(extensions).values({
    id: newId(),
    questionId: id,
    workdays,
    reason: cleanText(reason),
    requestedBy: work.actor.staffId,
    requestedAt: work.now,
    dueBefore: limits.clock.dueAt,
  })
  await recordStep(work, question, {
    event: 'extensionRequested',
    audit: 'question.extension-asked',
    detail: { workdays, reason: cleanText(reason) },
    auditDetail: { workdays },
  })
  const cause = `${open.length + 1}`
  const { departmentId } = question
  await tellStaff(work, 'extensionRequested', question, { role: 'reviewer', departmentId }, cause)
  await tellStaff(work, 'extensionRequested', question, { role: 'overseer', departmentId: null }, cause)
  return { outcome: 'extensionRequested' }
}

export type DecideExtensionOutcome =
  | { outcome: 'extended' | 'extensionRefused' }
  | { outcome: 'notRequested' | 'ownRequest' | 'noteMissing' }
  | NotNow

/** A reviewer of the department or the overseer decides, never who asked. An approved one moves the due day and tells the asker. */
export async function decideExtension(
  work: Work,
  id: string,
  { verdict, note }: { verdict: 'approved' | 'refused'; note: string },
): Promise<DecideExtensionOutcome> {
  const may: typeof mayReview = (actor, question) => mayReview(actor, question) || holdsRole(actor, 'overseer', null)
  const question = await getQuestionForStep(work, id, may, 'decide about an extension')
  if (work.actor.kind !== 'staff') throw new Forbidden('decide about an extension')
  if (!(await moveQuestion(work, question, 'extend', {}))) return notNow(work.tx, question)
  const asked = (await listExtensions(work.tx, id)).find(({ extension }) => extension.verdict === null)?.extension
  if (!asked) return { outcome: 'notRequested' }
  if (asked.requestedBy === work.actor.staffId) return { outcome: 'ownRequest' }
  if (verdict === 'refused' && cleanText(note) === '') return { outcome: 'noteMissing' }
  const [clock] = await runningClocks(work.tx, id, ['total', 'rework'])
  if (!clock) return { outcome: 'notRequested' }
  const detail = { workdays: asked.workdays, by: asked.requestedBy, note: cleanText(note) }
  const moved =
    verdict === 'approved' &&
    (await moveDue(
      work,
      clock,
      { addedWorkdays: clock.addedWorkdays + asked.workdays },
      { event: 'extended', reason: asked.reason, detail },
    ))
  await work.tx
    .update(extensions)
    .set({
      verdict,
      decidedBy: work.actor.staffId,
      decidedAt: work.now,
      decisionNote: cleanText(note) || null,
      dueAfter: moved ? moved.dueAt : null,
    })
    .where(and(eq(extensions.id, asked.id), isNull(extensions.verdict)))
  await refreshNextDue(work, id)
  if (moved) {
    await recordAuditOf(work, question, asked.workdays)
    await tellAsker(work, 'question-extended', question, asked.id, { reason: asked.reason })
  } else {
    await recordStep(work, question, {
      event: 'extensionRefused',
      audit: 'question.extension-refused',
      detail,
      auditDetail: { workdays: asked.workdays },
    })
  }
  const { departmentId } = question
  await tellStaff(work, 'extensionDecided', question, { role: 'answerOfficer', departmentId }, asked.id)
  return { outcome: moved ? 'extended' : 'extensionRefused' }
}

/** The history row of an extension is written by moveDue, with old and new. */
async function recordAuditOf(
  work: Work,
  question: { id: string; departmentId: string; eventId: string | null },
  workdays: number,
): Promise<void> {
  await recordAudit(
    work,
    'question.extended',
    { kind: 'question', id: question.id, departmentId: question.departmentId },
    { workdays },
  )
  work.changed({ kind: 'question', questionId: question.id, eventId: question.eventId })
}

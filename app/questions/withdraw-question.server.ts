// 撤回: a question is taken back before anything of it was published, by whoever asked or for them. It ends, is counted
// nowhere, and its private part goes after a short while (retention.server.ts; 个人信息保护法 art. 47). Where others had asked
// the same and were merged into it, the matter goes on for them, without the one who leaves.
import { and, eq, isNull } from 'drizzle-orm'
import { holdsRole } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { cleanText } from '#app/platform/text.ts'
import { assignments, questionEvents, questions, supervisions } from '#db/schema.ts'
import type { Reader, Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { endAssignments } from './assignments.server.ts'
import { endFollowing } from './end-following.server.ts'
import { listMerged } from './merged-questions.server.ts'
import { findPersonalDataInAnswer, type PersonalDataHint } from './personal-data-hints.ts'
import { canStep, type QuestionStatus } from './question.ts'
import { mayHandle } from './question-policy.ts'
import {
  getQuestionForStep,
  moveQuestion,
  type NotNow,
  notNow,
  type QuestionRow,
  recordStep,
} from './question-step.server.ts'
import { tellAsker } from './tell-asker.server.ts'
import { tellStaff } from './tell-staff.server.ts'
import { takeOffWall } from './wall-steps.server.ts'

export type WithdrawOutcome =
  | { outcome: 'withdrawn' }
  /** others had asked the same: it is answered to them, and this asker's contact is deleted */
  | { outcome: 'askerLeft' }
  /** it was already; nothing was written */
  | { outcome: 'alreadyWithdrawn' }
  /** what was published stays: it can be withheld, not taken back */
  | { outcome: 'answerIsPublic' }
  | NotNow

export type WithdrawForAskerOutcome =
  | WithdrawOutcome
  | { outcome: 'personalData'; hints: PersonalDataHint[] }
  /** late or under supervision: a department does not rid itself of it */
  | { outcome: 'overseerDecides' }

/**
 * By the asker, called with the question of their secret link (asker-link.server.ts): holding it is the permission. A second
 * time changes nothing.
 */
export async function withdrawQuestion(work: Work, questionId: string): Promise<WithdrawOutcome> {
  const [question] = await work.tx.select().from(questions).where(eq(questions.id, questionId))
  if (!question) throw new NotFound()
  return withdraw(work, question, null)
}

/**
 * For an asker who called or came to the counter, with the reason, which the asker is told. Throws NotFound and Forbidden as
 * other steps do; what is late or supervised only the overseer takes back.
 */
export async function withdrawForAsker(
  work: Work,
  questionId: string,
  input: { reason: string; keepHints?: boolean },
): Promise<WithdrawForAskerOutcome> {
  const question = await getQuestionForStep(work, questionId, mayHandle, 'withdraw this question')
  // For those merged into another only their own askers act.
  if (question.status === 'merged') return notNow(work.tx, question)
  const reason = cleanText(input.reason)
  const hints = findPersonalDataInAnswer(reason)
  if (hints.length > 0 && !input.keepHints) return { outcome: 'personalData', hints }
  if (!holdsRole(work.actor, 'overseer', question.departmentId) && (await isWatched(work, question))) {
    return { outcome: 'overseerDecides' }
  }
  return withdraw(work, question, reason)
}

async function isWatched(work: Work, { id, dueAt }: QuestionRow): Promise<boolean> {
  const open = and(eq(supervisions.questionId, id), isNull(supervisions.closedAt))
  return dueAt < work.now || (await work.tx.$count(supervisions, open)) > 0
}

/** Whether there is something to take back, for pages. */
export function mayBeWithdrawn(question: { status: QuestionStatus; publishedAt: Date | null; closedAt: Date | null }) {
  return canStep('withdraw', question.status) && question.publishedAt === null && question.closedAt === null
}

async function withdraw(work: Work, question: QuestionRow, reason: string | null): Promise<WithdrawOutcome> {
  if (question.status === 'withdrawn') return { outcome: 'alreadyWithdrawn' }
  if (question.publishedAt) return { outcome: 'answerIsPublic' }
  if (question.closedAt) return { outcome: 'notNow', status: question.status }
  // Locks the row: nobody is merged into it, and nothing of it published, from here on.
  if (!(await moveQuestion(work, question, 'withdraw', {}))) {
    const now = await notNow(work.tx, question)
    return now.status === 'withdrawn' ? { outcome: 'alreadyWithdrawn' } : now
  }
  if ((await listMerged(work.tx, question.id)).some(({ status }) => status === 'merged')) {
    return leave(work, question, reason)
  }
  const units = await unitsOf(work.tx, question)
  await moveQuestion(work, question, 'withdraw', {
    status: 'withdrawn',
    outcome: 'withdrawn',
    mergedIntoId: null,
    closedAt: work.now,
  })
  await endAssignments(work, question.id, 'lead')
  await endAssignments(work, question.id, 'co')
  await takeOffWall(work, question.id)
  await endFollowing(work, question)
  const by = { by: work.actor.kind }
  await recordStep(work, question, {
    event: 'withdrawn',
    audit: 'question.withdrawn',
    detail: { ...by, ...(reason ? { reason } : {}) },
    auditDetail: by,
  })
  await tellAsker(work, 'question-withdrawn', question, 'withdrawn', { reason: reason ?? '' })
  if (question.status === 'merged') return { outcome: 'withdrawn' }
  for (const departmentId of units) {
    await tellStaff(work, 'withdrawn', question, { role: 'answerOfficer', departmentId }, 'withdrawn')
  }
  return { outcome: 'withdrawn' }
}

/** The asker goes and their contact with them; what was asked stays, for those who asked it too. */
async function leave(work: Work, question: QuestionRow, reason: string | null): Promise<WithdrawOutcome> {
  if (await hasLeft(work.tx, question.id)) return { outcome: 'alreadyWithdrawn' }
  await tellAsker(work, 'question-withdrawn', question, 'withdrawn', { reason: reason ?? '', goesOn: 'yes' })
  await moveQuestion(work, question, 'withdraw', {
    askerName: null,
    askerPhone: null,
    askerEmail: null,
    contactHash: null,
    phoneHash: null,
    displayName: null,
  })
  const by = { by: work.actor.kind }
  await recordStep(work, question, {
    event: 'askerLeft',
    audit: 'question.asker-left',
    detail: { ...by, ...(reason ? { reason } : {}) },
    auditDetail: by,
  })
  return { outcome: 'askerLeft' }
}

/** Whether the asker of a matter that goes on for others has taken their own part back. */
export async function hasLeft(reader: Pick<Tx, '$count'> | Reader, questionId: string): Promise<boolean> {
  const left = and(eq(questionEvents.questionId, questionId), eq(questionEvents.type, 'askerLeft'))
  return (await reader.$count(questionEvents, left)) > 0
}

/** The department that has it, and those that still owe a part. */
async function unitsOf(tx: Tx, { id, departmentId }: QuestionRow): Promise<string[]> {
  const open = await tx
    .select({ departmentId: assignments.departmentId })
    .from(assignments)
    .where(and(eq(assignments.questionId, id), eq(assignments.role, 'co'), isNull(assignments.endedAt)))
  return [...new Set([departmentId, ...open.map((unit) => unit.departmentId)])]
}

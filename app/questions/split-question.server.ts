// 拆分: one submission that asks two things becomes two questions, each answered for itself. The second part has a tracking
// code of its own; receipt, limits, department, event and asker are those of the first, so that nothing counts anew
// (首接负责: the total clock is never reset).
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { cleanText } from '#app/platform/text.ts'
import { newDigits } from '#app/platform/tokens.server.ts'
import {
  assignments,
  clarifications,
  clocks,
  extensions,
  questionEvents,
  questionFiles,
  questions,
} from '#db/schema.ts'
import { preparedBy, type Reader, type Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { currentLead } from './assignments.server.ts'
import { pausesOf, refreshNextDue, runningClocks } from './clocks.server.ts'
import type { ClockKind } from './due-policies.ts'
import type { QuestionStatus } from './question.ts'
import type { QuestionEventType } from './question-history.ts'
import { mayHandle } from './question-policy.ts'
import {
  addEvent,
  getQuestionForStep,
  moveQuestion,
  type NotNow,
  notNow,
  type QuestionRow,
  recordStep,
} from './question-step.server.ts'
import { areSame, isTakenFrom } from './split-parts.ts'
import { tellAsker } from './tell-asker.server.ts'
import { takeOffWall } from './wall-steps.server.ts'

export type SplitQuestion = {
  firstText: string
  secondText: string
  /** the parts sum up what was asked instead of quoting it */
  isSummary: boolean
  /** how many parts had been split off when the form was read */
  basedOn: number
}
export type SplitOutcome =
  | { outcome: 'split'; part: { id: string; trackingCode: string } }
  /** `number`: of the part that does not stand in the original */
  | { outcome: 'notTaken'; number: 1 | 2 }
  | { outcome: 'sameParts' | 'splitMeanwhile' | 'waitsForAsker' | 'answerIsPublic' }
  | NotNow

/** Where the second part stands: what was written for both at once is the first one's. */
const STANDS: Partial<Record<QuestionStatus, 'asItIs' | 'undrafted'>> = {
  submitted: 'asItIs',
  accepted: 'asItIs',
  dispatched: 'asItIs',
  acknowledged: 'asItIs',
  drafting: 'undrafted',
  changesRequested: 'undrafted',
}

/** Clocks of the matter as a whole; those of a review or of another department's part belong to the first. */
const SHARED_CLOCKS = ['total', 'triage', 'department', 'return', 'firstStatement'] as const satisfies ClockKind[]

/** What happened to both: how it came, who has it, and what its due moment came from. */
const SHARED_EVENTS = [
  'submitted',
  'screened',
  'dispatched',
  'acknowledged',
  'returned',
  'designated',
  'paused',
  'resumed',
  'extended',
  'reclassified',
  'calendarChanged',
  'dueMoved',
] as const satisfies QuestionEventType[]

const MOST_TRIES = 5

/**
 * Splits the second part off. The first keeps its code, and has to be cleared for the public anew; the submission as it came
 * stays with both. The asker is told once, with both codes. Refused once an answer is in review or public, while the asker
 * is asked for more, and for texts that were neither asked nor are marked as a summary.
 */
export async function splitQuestion(work: Work, id: string, input: SplitQuestion): Promise<SplitOutcome> {
  const question = await getQuestionForStep(work, id, mayHandle, 'split this question')
  const firstText = cleanText(input.firstText)
  const secondText = cleanText(input.secondText)
  if (question.publishedAt) return { outcome: 'answerIsPublic' }
  if ((await pausesOf(work.tx, id)).some(({ to }) => to === null)) return { outcome: 'waitsForAsker' }
  const isOld = async () => (await listParts(work.tx, id)).length !== input.basedOn
  if (await isOld()) return { outcome: 'splitMeanwhile' }
  if (areSame(firstText, secondText)) return { outcome: 'sameParts' }
  const notTaken = [firstText, secondText].findIndex((part) => !isTakenFrom(part, question.originalText))
  const isTaken = notTaken < 0
  if (!isTaken && !input.isSummary) return { outcome: 'notTaken', number: notTaken === 0 ? 1 : 2 }
  // The row is locked before the parts are counted again: a form that is sent twice at once splits once.
  if (!(await moveQuestion(work, question, 'split', {}))) return notNow(work.tx, question)
  if (await isOld()) return { outcome: 'splitMeanwhile' }
  const wholeText = question.wholeText ?? question.originalText
  await moveQuestion(work, question, 'split', { originalText: firstText, wholeText, publicText: null })
  await takeOffWall(work, id)
  const part = await addPart(work, question, { originalText: secondText, wholeText })
  const detail = { with: part.trackingCode, summary: !isTaken }
  await recordStep(work, question, {
    event: 'split',
    audit: 'question.split',
    detail: { ...detail, into: part.id },
    auditDetail: { into: part.id, summary: !isTaken },
  })
  await addEvent(work, part, 'split', { with: question.trackingCode, from: id, summary: !isTaken })
  work.changed({ kind: 'question', questionId: part.id, eventId: question.eventId })
  await tellAsker(work, 'question-split', question, part.id, { other: part.trackingCode })
  return { outcome: 'split', part: { id: part.id, trackingCode: part.trackingCode } }
}

async function addPart(work: Work, question: QuestionRow, texts: { originalText: string; wholeText: string }) {
  const lead = await currentLead(work.tx, question.id)
  const stands = STANDS[question.status] === 'undrafted' ? (lead ? 'acknowledged' : 'accepted') : question.status
  const row = {
    id: newId(),
    departmentId: question.departmentId,
    eventId: question.eventId,
    stallId: question.stallId,
    registrationId: question.registrationId,
    source: question.source,
    kind: question.kind,
    topic: question.topic,
    concernKind: question.concernKind,
    ...texts,
    displayName: question.displayName,
    anonymous: question.anonymous,
    concealed: question.concealed,
    concealedText: question.concealedText,
    mayPublish: question.mayPublish,
    askerName: question.askerName,
    askerPhone: question.askerPhone,
    askerEmail: question.askerEmail,
    contactHash: question.contactHash,
    phoneHash: question.phoneHash,
    language: question.language,
    status: stands,
    splitFromId: question.id,
    handlerId: question.handlerId,
    receivedAt: question.receivedAt,
    dueAt: question.dueAt,
    dueRule: question.dueRule,
    nextDueAt: question.nextDueAt,
    createdAt: work.now,
    updatedAt: work.now,
  }
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const [made] = await work.tx
      .insert(questions)
      .values({ ...row, trackingCode: newDigits(10) })
      .onConflictDoNothing()
      .returning({ id: questions.id, trackingCode: questions.trackingCode, departmentId: questions.departmentId })
    if (made) {
      await copyHistory(work.tx, question.id, made.id)
      await copyClocks(work, question.id, made.id)
      await copyUsedUp(work.tx, question.id, made.id)
      await copyFiles(work.tx, question.id, made.id)
      return made
    }
  }
  throw new Error('no tracking code was free')
}

async function copyHistory(tx: Tx, from: string, to: string): Promise<void> {
  const rows = await tx
    .select()
    .from(questionEvents)
    .where(and(eq(questionEvents.questionId, from), inArray(questionEvents.type, [...SHARED_EVENTS])))
    .orderBy(asc(questionEvents.at), asc(questionEvents.id))
  if (rows.length > 0) {
    await tx.insert(questionEvents).values(rows.map((row) => ({ ...row, id: newId(), questionId: to })))
  }
}

/** The lead's assignment and the clocks that run, as they stand: nothing starts anew. */
async function copyClocks(work: Work, from: string, to: string): Promise<void> {
  const lead = await currentLead(work.tx, from)
  const assignment = lead && { ...lead, id: newId(), questionId: to }
  if (assignment) await work.tx.insert(assignments).values(assignment)
  const running = await runningClocks(work.tx, from, SHARED_CLOCKS)
  const rows = running.map((clock) => ({
    ...clock,
    id: newId(),
    questionId: to,
    assignmentId: clock.assignmentId && assignment ? assignment.id : null,
    overdueLoggedAt: null,
  }))
  if (rows.length > 0) await work.tx.insert(clocks).values(rows)
  await refreshNextDue(work, to)
}

/** What may be had only so often was had by both, or waits for a decision: more time, and asking the asker for more. */
async function copyUsedUp(tx: Tx, from: string, to: string): Promise<void> {
  const more = await tx.select().from(extensions).where(eq(extensions.questionId, from))
  if (more.length > 0) await tx.insert(extensions).values(more.map((row) => ({ ...row, id: newId(), questionId: to })))
  const asked = await tx.select().from(clarifications).where(eq(clarifications.questionId, from))
  if (asked.length > 0) {
    await tx.insert(clarifications).values(asked.map((row) => ({ ...row, id: newId(), questionId: to })))
  }
}

/** What came with the submission belongs to both: nobody can say which part a photograph is about. */
async function copyFiles(tx: Tx, from: string, to: string): Promise<void> {
  const sent = await tx
    .select()
    .from(questionFiles)
    .where(and(eq(questionFiles.questionId, from), isNotNull(questionFiles.content)))
  if (sent.length > 0)
    await tx.insert(questionFiles).values(sent.map((row) => ({ ...row, id: newId(), questionId: to })))
}

/** The parts that were split off a question, the oldest first. */
export async function listParts(reader: Pick<Tx, 'select'> | Reader, questionId: string) {
  return preparedBy(reader, 'questions.parts', questionId, (db, value) =>
    db
      .select({ id: questions.id, trackingCode: questions.trackingCode })
      .from(questions)
      .where(eq(questions.splitFromId, value))
      .orderBy(asc(questions.createdAt), asc(questions.id)),
  )
}

/** The question that this one was split off; undefined for one that was asked as it is. */
export async function findSplitFrom(reader: Reader, { splitFromId }: { splitFromId: string | null }) {
  if (!splitFromId) return undefined
  const [row] = await preparedBy(reader, 'questions.splitFrom', splitFromId, (db, value) =>
    db
      .select({ id: questions.id, trackingCode: questions.trackingCode, departmentId: questions.departmentId })
      .from(questions)
      .where(eq(questions.id, value)),
  )
  return row
}

// 现场即答: what was said in the room, or on the air, goes on record with who said it, and becomes the first draft of the written answer, which
// then passes the same reviews as every other.
import { and, desc, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { cleanLine, cleanText } from '#app/platform/text.ts'
import { events, questions, spokenAnswers } from '#db/schema.ts'
import { preparedBy, type Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { unsafeAccept } from './accept-question.server.ts'
import { noteOccasion, occasionOfEvent } from './answer-channels.server.ts'
import { listClocks, refreshNextDue, startClock } from './clocks.server.ts'
import { latestVersion, saveVersion } from './draft-answer.server.ts'
import { findPersonalDataInAnswer, type PersonalDataHint } from './personal-data-hints.ts'
import { ENDED_WITHOUT_ANSWER, OPEN_STATUSES } from './question.ts'
import { mayDraft } from './question-policy.ts'
import { getQuestionForStep, type NotNow, type QuestionRow } from './question-step.server.ts'
import { hostedWallEvent } from './wall-event.server.ts'
import { leaveWall } from './wall-steps.server.ts'

export type SpokenAnswer = {
  speaker: string
  summary: string
  keepHints: boolean
  /** made with the form: the same answer sent twice is one */
  key: string
}
export type SpokenOutcome =
  | { outcome: 'recorded'; drafted: boolean }
  | { outcome: 'alreadyRecorded' }
  | { outcome: 'personalData'; hints: PersonalDataHint[] }
  | { outcome: 'publicCopyMissing' }

/**
 * Writes down an answer given in the room, marks the question answered on the wall and, where nobody has begun to write one,
 * makes it the first draft. Answer officers of the department that the question belongs to may; other hosts get Forbidden.
 */
export async function answerOnTheSpot(
  work: Work,
  { eventId, questionId }: { eventId: string; questionId: string },
  input: SpokenAnswer,
): Promise<SpokenOutcome> {
  const event = await hostedWallEvent(work.tx, work.actor, eventId)
  const [question] = await work.tx
    .select()
    .from(questions)
    .where(and(eq(questions.id, questionId), eq(questions.eventId, eventId)))
  if (!question) throw new NotFound()
  if (!mayDraft(work.actor, question)) throw new Forbidden('record this answer')
  return recordSpoken(work, question, event, input)
}

/**
 * The same from the case itself, without the wall: answer officers of the department that the question belongs to may, also
 * where the stall stood at another department's event. Refused for a question that was not asked at an event, and for one
 * that ended without an answer.
 */
export async function recordSpokenAnswer(
  work: Work,
  id: string,
  input: SpokenAnswer,
): Promise<SpokenOutcome | { outcome: 'notAtEvent' } | NotNow> {
  const question = await getQuestionForStep(work, id, mayDraft, 'record this answer')
  if (ENDED_WITHOUT_ANSWER.some((status) => status === question.status)) {
    return { outcome: 'notNow', status: question.status }
  }
  const event = await eventOf(work, question)
  return event ? recordSpoken(work, question, event, input) : { outcome: 'notAtEvent' }
}

type EventOfAnswer = Pick<typeof events.$inferSelect, 'id' | 'slug' | 'kind' | 'title' | 'startsAt' | 'endsAt'>

async function eventOf(work: Work, { eventId }: QuestionRow): Promise<EventOfAnswer | undefined> {
  if (!eventId) return undefined
  const { id, slug, kind, title, startsAt, endsAt } = events
  const [event] = await work.tx
    .select({ id, slug, kind, title, startsAt, endsAt })
    .from(events)
    .where(eq(events.id, eventId))
  return event
}

async function recordSpoken(
  work: Work,
  question: QuestionRow,
  event: EventOfAnswer,
  input: SpokenAnswer,
): Promise<SpokenOutcome> {
  if (work.actor.kind !== 'staff') throw new Forbidden('record this answer')
  if (question.publicText === null) return { outcome: 'publicCopyMissing' }
  const questionId = question.id
  const speaker = cleanLine(input.speaker)
  const summary = cleanText(input.summary)
  const hints = findPersonalDataInAnswer(`${speaker}\n${summary}`)
  if (hints.length > 0 && !input.keepHints) return { outcome: 'personalData', hints }
  const recorded = await keepSpoken(work, question, { speaker, summary, key: input.key, saidUntil: event.endsAt })
  if (!recorded) return { outcome: 'alreadyRecorded' }
  const { drafted } = recorded
  await leaveWall(work, questionId, event.id, 'answered')
  await noteOccasion(work, questionId, occasionOfEvent(event))
  const target = { kind: 'question', id: questionId, departmentId: question.departmentId }
  await recordAudit(work, 'question.answered-on-the-spot', target, { eventId: event.id, drafted })
  work.changed({ kind: 'wall', eventId: event.id })
  work.changed({ kind: 'question', questionId, eventId: event.id })
  return { outcome: 'recorded', drafted }
}

type Said = { speaker: string; summary: string; key: string; saidUntil: Date }

/**
 * Keeps what was said in the room or on the air with the question, starts the clock by which it is published, and makes it the
 * first draft where nobody has begun one. Undefined for a key that was used before. Who may, and whether the words show
 * personal data, is the caller's affair.
 */
export async function keepSpoken(
  work: Work,
  question: QuestionRow,
  { speaker, summary, key, saidUntil }: Said,
): Promise<{ drafted: boolean } | undefined> {
  if (work.actor.kind !== 'staff') throw new Forbidden('record this answer')
  const [recorded] = await work.tx
    .insert(spokenAnswers)
    .values({
      id: newId(),
      questionId: question.id,
      speaker,
      summary,
      recordedBy: work.actor.staffId,
      recordedAt: work.now,
      idempotencyKey: key,
    })
    .onConflictDoNothing({ target: spokenAnswers.idempotencyKey })
    .returning({ id: spokenAnswers.id })
  if (!recorded) return undefined
  await owePublication(work, question, saidUntil)
  return { drafted: await makeFirstDraft(work, question, summary) }
}

/** What was said is published within days after the event or broadcast, if the asker lets it be; its clock runs once. */
async function owePublication(work: Work, question: QuestionRow, saidUntil: Date): Promise<void> {
  if (!question.mayPublish) return
  const isOver = !OPEN_STATUSES.some((status) => status === question.status)
  const known = (await listClocks(work.tx, question.id)).some(({ kind }) => kind === 'spoken')
  if (isOver || known) return
  await startClock(work, question, { kind: 'spoken', policy: 'spoken', startedAt: saidUntil })
  await refreshNextDue(work, question.id)
}

/** The reason that stands in the public entry, in the language of the register. */
const NOT_PUBLIC = '提问人不同意公开'

/** False when somebody has begun a draft, or the question stands where none can be written: nobody's words are overwritten. */
async function makeFirstDraft(work: Work, question: QuestionRow, summary: string): Promise<boolean> {
  if (await latestVersion(work.tx, question.id)) return false
  if (question.status === 'submitted') await unsafeAccept(work, question)
  const outcome = await saveVersion(work, question, 'draft', {
    text: summary,
    policyBasis: '',
    // An asker who wants nothing published reads it with their own link.
    ...(question.mayPublish
      ? { publicity: 'public', withholdReason: null }
      : { publicity: 'withheld', withholdReason: NOT_PUBLIC, toAsker: true }),
    basedOn: 0,
    // Looked at above.
    keepHints: true,
  })
  return outcome.outcome === 'drafted'
}

/** What was said about a question, newest first. */
export async function spokenAnswersOf(db: Reader, questionId: string) {
  return preparedBy(db, 'questions.spoken-answers', questionId, (db, value) =>
    db
      .select({
        id: spokenAnswers.id,
        speaker: spokenAnswers.speaker,
        summary: spokenAnswers.summary,
        recordedAt: spokenAnswers.recordedAt,
      })
      .from(spokenAnswers)
      .where(eq(spokenAnswers.questionId, value))
      .orderBy(desc(spokenAnswers.recordedAt), desc(spokenAnswers.id)),
  )
}

// 现场即答: what was said in the room goes on record with who said it, and becomes the first draft of the written answer, which
// then passes the same reviews as every other.
import { and, desc, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { cleanLine, cleanText } from '#app/platform/text.ts'
import { questions, spokenAnswers } from '#db/schema.ts'
import { preparedBy, type Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { acceptQuestion } from './accept-question.server.ts'
import { noteOccasion, occasionOfEvent } from './answer-channels.server.ts'
import { listClocks, refreshNextDue, startClock } from './clocks.server.ts'
import { draftAnswer, latestVersion } from './draft-answer.server.ts'
import { findPersonalDataInAnswer, type PersonalDataHint } from './personal-data-hints.ts'
import { OPEN_STATUSES } from './question.ts'
import { mayDraft } from './question-policy.ts'
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
  if (work.actor.kind !== 'staff' || !mayDraft(work.actor, question)) throw new Forbidden('record this answer')
  if (question.publicText === null) return { outcome: 'publicCopyMissing' }
  const speaker = cleanLine(input.speaker)
  const summary = cleanText(input.summary)
  const hints = findPersonalDataInAnswer(`${speaker}\n${summary}`)
  if (hints.length > 0 && !input.keepHints) return { outcome: 'personalData', hints }
  const [recorded] = await work.tx
    .insert(spokenAnswers)
    .values({
      id: newId(),
      questionId,
      speaker,
      summary,
      recordedBy: work.actor.staffId,
      recordedAt: work.now,
      idempotencyKey: input.key,
    })
    .onConflictDoNothing({ target: spokenAnswers.idempotencyKey })
    .returning({ id: spokenAnswers.id })
  if (!recorded) return { outcome: 'alreadyRecorded' }
  await owePublication(work, question, event.endsAt)
  await leaveWall(work, questionId, eventId, 'answered')
  await noteOccasion(work, questionId, occasionOfEvent(event))
  const drafted = await makeFirstDraft(work, question, summary)
  const target = { kind: 'question', id: questionId, departmentId: question.departmentId }
  await recordAudit(work, 'question.answered-on-the-spot', target, { eventId, drafted })
  work.changed({ kind: 'wall', eventId })
  work.changed({ kind: 'question', questionId, eventId })
  return { outcome: 'recorded', drafted }
}

/** What was said to everybody in the room is published within days after the event; its clock runs once. */
async function owePublication(work: Work, question: typeof questions.$inferSelect, eventEndsAt: Date): Promise<void> {
  const isOver = !OPEN_STATUSES.some((status) => status === question.status)
  const known = (await listClocks(work.tx, question.id)).some(({ kind }) => kind === 'spoken')
  if (isOver || known) return
  await startClock(work, question, { kind: 'spoken', policy: 'spoken', startedAt: eventEndsAt })
  await refreshNextDue(work, question.id)
}

/** False when somebody has begun a draft, or the question stands where none can be written: nobody's words are overwritten. */
async function makeFirstDraft(work: Work, question: typeof questions.$inferSelect, summary: string): Promise<boolean> {
  if (await latestVersion(work.tx, question.id)) return false
  if (question.status === 'submitted') await acceptQuestion(work, question.id)
  const outcome = await draftAnswer(work, question.id, {
    text: summary,
    policyBasis: '',
    publicity: 'public',
    withholdReason: null,
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

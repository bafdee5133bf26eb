// One question as its host reads it. The original is for those who handle questions of its department.
import { and, eq } from 'drizzle-orm'
import { type Actor, holdsRole } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { spokenAnswersOf } from './answer-on-the-spot.server.ts'
import { hostedWallEvent } from './wall-event.server.ts'

export async function hostQuestion(db: Reader, actor: Actor, eventId: string, questionId: string) {
  const event = await hostedWallEvent(db, actor, eventId)
  const [row] = await db
    .select({
      id: questions.id,
      text: questions.publicText,
      original: questions.originalText,
      mayPublish: questions.mayPublish,
      departmentId: questions.departmentId,
    })
    .from(questions)
    .where(and(eq(questions.id, questionId), eq(questions.eventId, eventId)))
  const handles = row !== undefined && holdsRole(actor, 'answerOfficer', row.departmentId)
  // Whoever does not handle it sees what the public sees, and nothing where there is nothing public.
  if (!row?.mayPublish || (row.text === null && !handles)) throw new NotFound()
  const { departmentId: _, original, ...question } = row
  return {
    event,
    question: { ...question, handles, original: handles ? original : null },
    spoken: await spokenAnswersOf(db, questionId),
  }
}

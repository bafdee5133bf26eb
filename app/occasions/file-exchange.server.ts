// What was answered at an interview or a press conference becomes an answer of the library: a question, its first draft, and the
// channel where it was given. From there it passes the same reviews as every other answer.
import { eq } from 'drizzle-orm'
import { acceptQuestion } from '#app/questions/accept-question.server.ts'
import { noteOccasion, occasionOfEvent } from '#app/questions/answer-channels.server.ts'
import { askQuestion } from '#app/questions/ask-question.server.ts'
import { draftAnswer, latestVersion } from '#app/questions/draft-answer.server.ts'
import { mayDraft } from '#app/questions/question-policy.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { exchanges, questions } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { TalkEvent } from './talk-event.server.ts'

export type Exchange = typeof exchanges.$inferSelect

/**
 * Files an entry in the library, as far as the actor may: only an answer officer of the responsible department writes drafts.
 * Gives the id of its question, null when there is none yet. `before` is what the entry said until now: a draft that is
 * still that text follows the entry; one that somebody has worked on stays theirs.
 */
export async function fileExchange(
  work: Work,
  event: TalkEvent,
  entry: Exchange,
  before?: string,
): Promise<string | null> {
  if (entry.kind !== 'question') return null
  const questionId = entry.questionId ?? (await makeQuestion(work, event, entry))
  if (!questionId) return null
  await noteOccasion(work, questionId, occasionOfEvent(event))
  await draftSpoken(work, questionId, entry.answer, before)
  return questionId
}

async function makeQuestion(work: Work, event: TalkEvent, entry: Exchange): Promise<string | null> {
  if (!mayDraft(work.actor, event)) return null
  const asked = await askQuestion(work, {
    event: event.id,
    source: event.kind === 'pressConference' ? 'media' : 'onSite',
    kind: 'consult',
    text: entry.question,
    anonymous: entry.asker === '',
    displayName: entry.asker,
    mayPublish: true,
    language: 'zh-CN',
    idempotencyKey: `exchange ${entry.id}`,
  })
  if (asked.outcome === 'unknownPlace') throw new Error('a public event takes questions')
  const { id } = asked.question
  // What looked like personal data was looked at when the entry was written.
  await redactQuestion(work, id, { publicText: entry.question, keepHints: true })
  await work.tx.update(exchanges).set({ questionId: id }).where(eq(exchanges.id, entry.id))
  return id
}

/**
 * Makes what was said the first draft of the written answer, where the actor may write one and nobody has begun; a draft that
 * still reads `before` is replaced.
 */
export async function draftSpoken(work: Work, questionId: string, text: string, before?: string): Promise<void> {
  const [question] = await work.tx.select().from(questions).where(eq(questions.id, questionId))
  if (!question || question.publicText === null || !question.mayPublish || !mayDraft(work.actor, question)) return
  const latest = await latestVersion(work.tx, questionId)
  if (latest && (latest.text !== before || question.status !== 'drafting')) return
  if (question.status === 'submitted') await acceptQuestion(work, questionId)
  await draftAnswer(work, questionId, {
    text,
    policyBasis: latest?.policyBasis ?? '',
    publicity: 'public',
    withholdReason: null,
    basedOn: latest?.number ?? 0,
    keepHints: true,
  })
}

// Nothing will come of a question that was taken back: those who follow it are told, and their addresses forgotten.
import { eq } from 'drizzle-orm'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import { answerFollowers } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { QuestionRow } from './question-step.server.ts'

/** Only confirmed addresses are written to. The letter carries no way out: there is nothing left to leave. */
export async function endFollowing(work: Work, question: Pick<QuestionRow, 'id' | 'departmentId'>): Promise<void> {
  const followers = await work.tx.delete(answerFollowers).where(eq(answerFollowers.questionId, question.id)).returning()
  for (const { id, email, language, confirmedAt } of followers) {
    if (!confirmedAt) continue
    await enqueueMessage(work, 'answer-follow-news', {
      channel: 'email',
      to: { address: email },
      language,
      subject: { kind: 'question', id: question.id },
      departmentId: question.departmentId,
      dedupeKey: `follow:${id}:ended`,
      values: { path: '/answers', corrected: false, ended: true },
    })
  }
}

// 有用 / 没用 under an answer: a hint for those who keep the library. No public counter, so there is nothing to inflate.
import { and, count, eq, isNotNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { lookupHash } from '#app/platform/key-ring.server.ts'
import { answerVotes, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'

/** One vote for a browser, by the mark it carries; a second one replaces the first. Throws NotFound for what is not public. */
export async function voteHelpful(
  work: Work,
  input: { questionId: string; browser: string; helpful: boolean },
): Promise<{ outcome: 'voted' }> {
  const [question] = await work.tx
    .select({ id: questions.id, departmentId: questions.departmentId })
    .from(questions)
    .where(and(eq(questions.id, input.questionId), isNotNull(questions.publishedAt)))
  if (!question) throw new NotFound()
  await work.tx
    .insert(answerVotes)
    .values({
      id: newId(),
      questionId: question.id,
      browserHash: lookupHash('answer vote', input.browser),
      helpful: input.helpful,
      votedAt: work.now,
    })
    .onConflictDoUpdate({
      target: [answerVotes.questionId, answerVotes.browserHash],
      set: { helpful: input.helpful, votedAt: work.now },
    })
  const { id, departmentId } = question
  await recordAudit(work, 'question.answer-voted', { kind: 'question', id, departmentId }, { helpful: input.helpful })
  return { outcome: 'voted' }
}

export async function countVotes(reader: Reader, questionId: string): Promise<{ helpful: number; unhelpful: number }> {
  const rows = await reader
    .select({ helpful: answerVotes.helpful, n: count() })
    .from(answerVotes)
    .where(eq(answerVotes.questionId, questionId))
    .groupBy(answerVotes.helpful)
  const of = (helpful: boolean) => rows.find((row) => row.helpful === helpful)?.n ?? 0
  return { helpful: of(true), unhelpful: of(false) }
}

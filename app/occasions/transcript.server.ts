// 文字实录 as it is read: by those who write and check it, and by the public.
import { and, asc, eq, isNotNull, isNull, notInArray } from 'drizzle-orm'
import { ENDED_WITHOUT_ANSWER } from '#app/questions/question.ts'
import { exchanges, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

const MOST_ENTRIES = 500

/** Every entry in order, released or not, for the console. */
export async function listExchanges(reader: Reader, eventId: string) {
  return reader
    .select({ entry: exchanges, status: questions.status, publishedAt: questions.publishedAt })
    .from(exchanges)
    .leftJoin(questions, eq(questions.id, exchanges.questionId))
    .where(eq(exchanges.eventId, eventId))
    .orderBy(asc(exchanges.position), asc(exchanges.id))
    .limit(MOST_ENTRIES)
}

export type PublicExchange = {
  id: string
  kind: 'statement' | 'question'
  asker: string
  journalist: string | null
  question: string
  speaker: string
  answer: string
  /** in the library; null until the answer is published there */
  answerHref: string | null
}

/** What was released, in order. */
export async function publicTranscript(reader: Reader, eventId: string): Promise<PublicExchange[]> {
  const rows = await reader
    .select({
      id: exchanges.id,
      kind: exchanges.kind,
      asker: exchanges.asker,
      journalist: exchanges.journalist,
      question: exchanges.question,
      speaker: exchanges.speaker,
      answer: exchanges.answer,
      questionId: exchanges.questionId,
      publishedAt: questions.publishedAt,
    })
    .from(exchanges)
    .leftJoin(questions, eq(questions.id, exchanges.questionId))
    .where(and(eq(exchanges.eventId, eventId), isNotNull(exchanges.releasedAt)))
    .orderBy(asc(exchanges.position), asc(exchanges.id))
    .limit(MOST_ENTRIES)
  return rows.map(({ questionId, publishedAt, ...row }) => ({
    ...row,
    answerHref: questionId && publishedAt ? `/answers/${questionId}` : null,
  }))
}

/** Questions asked on the site for this event, with a cleared copy, that no entry answers yet. */
export async function questionsToAnswer(reader: Reader, eventId: string) {
  const rows = await reader
    .select({ id: questions.id, text: questions.publicText })
    .from(questions)
    .leftJoin(exchanges, eq(exchanges.questionId, questions.id))
    .where(
      and(
        eq(questions.eventId, eventId),
        isNotNull(questions.publicText),
        eq(questions.mayPublish, true),
        isNull(exchanges.id),
        notInArray(questions.status, [...ENDED_WITHOUT_ANSWER]),
      ),
    )
    .orderBy(asc(questions.receivedAt), asc(questions.id))
    .limit(MOST_ENTRIES)
  return rows.flatMap(({ id, text }) => (text === null ? [] : [{ id, text }]))
}

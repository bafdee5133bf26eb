// What came back to an answer: for the asker's page, the public letter and the console.
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { answerFollowers, answerRatings, answerVersions, departments, questions, reworks } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { questionTitle } from './question.ts'
import { questionDepartmentsOf } from './question-policy.ts'
import { MOST_REWORKS } from './satisfaction.ts'
import { countVotes } from './vote-helpful.server.ts'

/**
 * Ratings in order, with their reasons, and work done again. For people who may see the case, and for the asker. `matterId`
 * is the question that it was merged into: what is done again is done there.
 */
export async function readFeedback(reader: Reader, questionId: string, matterId = questionId) {
  const ratings = await reader
    .select()
    .from(answerRatings)
    .where(eq(answerRatings.questionId, questionId))
    .orderBy(asc(answerRatings.round))
  const again = await reader.select().from(reworks).where(eq(reworks.questionId, matterId)).orderBy(asc(reworks.number))
  return { ratings, reworks: again }
}
export type Feedback = Awaited<ReturnType<typeof readFeedback>>

/** Ratings by askers whose questions were merged into this one, the oldest first. */
export async function ratingsOfMerged(reader: Reader, questionId: string) {
  return reader
    .select({ rating: answerRatings, trackingCode: questions.trackingCode })
    .from(answerRatings)
    .innerJoin(questions, eq(questions.id, answerRatings.questionId))
    .where(eq(questions.mergedIntoId, questionId))
    .orderBy(asc(answerRatings.ratedAt), asc(answerRatings.id))
}

/** The rating that counts in public: the last one, without its reason. */
export async function publicRating(reader: Reader, questionId: string) {
  const [rating] = await reader
    .select({ content: answerRatings.content, speed: answerRatings.speed, round: answerRatings.round })
    .from(answerRatings)
    .where(eq(answerRatings.questionId, questionId))
    .orderBy(desc(answerRatings.round))
    .limit(1)
  return rating ?? null
}

/** The question that asks on about this one. */
export async function followUpOf(reader: Reader, questionId: string) {
  const [found] = await reader
    .select({
      id: questions.id,
      trackingCode: questions.trackingCode,
      publishedAt: questions.publishedAt,
    })
    .from(questions)
    .where(eq(questions.followUpOfId, questionId))
  return found ?? null
}

/** Numbers for the case page: who follows, and whether readers found it useful. */
export async function readReception(reader: Reader, questionId: string) {
  const followers = await reader.$count(
    answerFollowers,
    and(eq(answerFollowers.questionId, questionId), isNotNull(answerFollowers.confirmedAt)),
  )
  return { followers, ...(await countVotes(reader, questionId)) }
}

export const FEEDBACK_VIEWS = ['reworks', 'supervised', 'unsatisfied', 'rated'] as const
export type FeedbackView = (typeof FEEDBACK_VIEWS)[number]

const VIEW: Record<FeedbackView, SQL | undefined> = {
  reworks: and(isNotNull(reworks.id), isNull(reworks.closedAt)),
  supervised: isNotNull(reworks.supervisedAt),
  unsatisfied: or(lte(answerRatings.content, 2), lte(answerRatings.speed, 2)),
  rated: gte(answerRatings.content, 1),
}

const MOST_LISTED = 200

/** Ratings that this person may see: work to be done again by its due moment, the others the latest first. */
export async function listFeedback(reader: Reader, actor: Actor, view: FeedbackView) {
  const visible = questionDepartmentsOf(actor)
  const rows = await reader
    .select({
      id: questions.id,
      trackingCode: questions.trackingCode,
      title: answerVersions.questionText,
      department: { name: departments.name, nameEn: departments.nameEn },
      content: answerRatings.content,
      speed: answerRatings.speed,
      reason: answerRatings.reason,
      ratedAt: answerRatings.ratedAt,
      openedAt: reworks.openedAt,
      dueAt: reworks.dueAt,
      closedAt: reworks.closedAt,
      supervisedAt: reworks.supervisedAt,
    })
    .from(answerRatings)
    .innerJoin(questions, eq(questions.id, answerRatings.questionId))
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .innerJoin(answerVersions, eq(answerVersions.id, answerRatings.versionId))
    .leftJoin(
      reworks,
      and(
        eq(reworks.questionId, sql`coalesce(${questions.mergedIntoId}, ${questions.id})`),
        or(isNull(reworks.closedAt), isNotNull(reworks.supervisedAt)),
      ),
    )
    .where(and(visible === 'all' ? undefined : inArray(questions.departmentId, visible), lastRound(view), VIEW[view]))
    .orderBy(...(view === 'reworks' ? [asc(reworks.dueAt)] : [desc(answerRatings.ratedAt)]), asc(answerRatings.id))
    .limit(MOST_LISTED)
  return rows.map((row) => ({ ...row, title: questionTitle(row.title) }))
}
export type FeedbackRow = Awaited<ReturnType<typeof listFeedback>>[number]

/** The rating that an open rework answers, or the one after the work that brought supervision. */
function lastRound(view: FeedbackView): SQL | undefined {
  return view === 'supervised' ? eq(answerRatings.round, MOST_REWORKS) : undefined
}

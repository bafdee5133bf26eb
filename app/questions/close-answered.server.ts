// 办结 without a hand: closes what was answered once its asker has had the time to say whether it helps (closing.ts). A
// closed question is counted as such and may still be rated, corrected and withheld; a bad rating or a correction opens it.
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, max, or } from 'drizzle-orm'
import { after, days, now } from '#app/platform/clock.ts'
import { answerRatings, answerVersions, questions, reworks, supervisions } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { type Answered, closesAt } from './closing.ts'
import { policiesOf } from './due-policies.server.ts'
import { writeRule } from './due-rule.ts'
import { moveQuestion, type QuestionRow, recordStep } from './question-step.server.ts'
import { CHANGE_WITHIN_DAYS } from './satisfaction.ts'

const PORTION = 200
/** Closed in one run at most, so that a database with years of answers is gone through by and by. */
const MOST_AT_ONCE = 1000

/** Any number of processes may run it: the row is moved only from where it stood. */
export async function closeAnswered(signal?: AbortSignal, at: Date = now()): Promise<{ closed: number }> {
  let closed = 0
  let from = ''
  for (let more = true; more && closed < MOST_AT_ONCE && !signal?.aborted; ) {
    const rows = await portionAfter(from, at)
    more = rows.length === PORTION
    from = rows.at(-1)?.question.id ?? from
    const known = await answeredOf(rows)
    for (const { question } of rows) {
      const due = closesAt(known.get(question.id) as Answered)
      if (!due || due > at) continue
      const job = { kind: 'system', job: 'close-answered' } as const
      if (await inTransaction(job, (work) => close(work, question), { at })) closed += 1
    }
  }
  return { closed }
}

type Found = { question: QuestionRow; publishedAt: Date }

/** Nothing is closed within the days in which a rating may be changed. */
async function portionAfter(from: string, at: Date): Promise<Found[]> {
  const rows = await reader()
    .select({ question: questions, publishedAt: answerVersions.publishedAt })
    .from(questions)
    .innerJoin(answerVersions, eq(answerVersions.id, questions.publishedVersionId))
    .where(
      and(
        eq(questions.status, 'published'),
        gt(questions.id, from),
        lt(answerVersions.publishedAt, after(at, -days(CHANGE_WITHIN_DAYS))),
      ),
    )
    .orderBy(asc(questions.id))
    .limit(PORTION)
  return rows.map(({ question, publishedAt }) => ({ question, publishedAt: publishedAt as Date }))
}

/** What the rule asks for, by question. */
async function answeredOf(rows: readonly Found[]): Promise<Map<string, Answered>> {
  const ids = rows.map(({ question }) => question.id)
  if (ids.length === 0) return new Map()
  const versions = new Map(rows.map(({ question }) => [question.id, question.publishedVersionId]))
  const rated = await reader().select().from(answerRatings).where(inArray(answerRatings.questionId, ids))
  const ratings = new Map(
    rated.flatMap((one) =>
      one.versionId === versions.get(one.questionId)
        ? [[one.questionId, { content: one.content, ratedAt: one.ratedAt }] as const]
        : [],
    ),
  )
  const joined = new Map(
    (
      await reader()
        .select({ id: questions.mergedIntoId, at: max(questions.closedAt) })
        .from(questions)
        .where(and(inArray(questions.mergedIntoId, ids), eq(questions.status, 'merged')))
        .groupBy(questions.mergedIntoId)
    ).map(({ id, at }) => [id, at]),
  )
  const supervised = await supervisedOf(ids)
  const rules = new Map<string, string>()
  const known = new Map<string, Answered>()
  for (const { question, publishedAt } of rows) {
    const { id, departmentId } = question
    const dueRule = rules.get(departmentId) ?? (await ruleOf(departmentId))
    rules.set(departmentId, dueRule)
    const joinedAt = joined.get(id)
    known.set(id, {
      shownAt: joinedAt && joinedAt > publishedAt ? joinedAt : publishedAt,
      dueRule,
      rating: ratings.get(id) ?? null,
      isShared: joined.has(id),
      isSupervised: supervised.has(id),
    })
  }
  return known
}

async function ruleOf(departmentId: string): Promise<string> {
  const policy = (await policiesOf(reader(), departmentId))('closing')
  return writeRule({ ...policy, policy: policy.key })
}

async function supervisedOf(ids: readonly string[]): Promise<Set<string>> {
  const marked = await reader()
    .select({ id: reworks.questionId })
    .from(reworks)
    .where(and(inArray(reworks.questionId, [...ids]), isNotNull(reworks.supervisedAt), isNull(reworks.supervisionId)))
  const ordered = await reader()
    .select({ id: supervisions.questionId })
    .from(supervisions)
    .where(
      and(
        inArray(supervisions.questionId, [...ids]),
        isNull(supervisions.closedAt),
        or(eq(supervisions.level, 'blue'), eq(supervisions.level, 'orange'), eq(supervisions.level, 'red')),
      ),
    )
  return new Set([...marked, ...ordered].map(({ id }) => id))
}

/** False when it was closed, corrected or opened again meanwhile. The day of its last change stays: closing changes nothing of it. */
async function close(work: Work, seen: QuestionRow): Promise<boolean> {
  const [question] = await work.tx.select().from(questions).where(eq(questions.id, seen.id))
  if (!question || question.publishedVersionId !== seen.publishedVersionId) return false
  const change = { status: 'closed', closedAt: work.now, updatedAt: question.updatedAt } as const
  if (!(await moveQuestion(work, question, 'close', change))) return false
  await recordStep(work, question, {
    event: 'closed',
    audit: 'question.closed',
    detail: { ending: 'answered' },
    auditDetail: {},
  })
  return true
}

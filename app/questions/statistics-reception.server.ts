// The rarer half of the figures: extensions, returns, and what askers said. Each is read from its own table, which is far
// smaller than that of the questions.
import { and, asc, count, desc, eq, gte, isNotNull, lt, notInArray, type SQL, sum } from 'drizzle-orm'
import { countTrue } from '#db/portable.ts'
import { answerRatings, assignments, extensions, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Counts } from './figures.ts'

/** Questions received at `from` or later, before `to`. */
export type Span = { from: Date; to: Date }

const inSpan = ({ from, to }: Span) => [
  gte(questions.receivedAt, from),
  lt(questions.receivedAt, to),
  notInArray(questions.status, ['merged', 'withdrawn', 'declined', 'redirected']),
]

/** Adds them to the counts of departments that have any. */
export async function addReception(reader: Reader, span: Span, counts: Map<string, Counts>): Promise<void> {
  await addExtensions(reader, span, counts)
  await addReturns(reader, span, counts)
  await addRatings(reader, span, counts)
}

async function addExtensions(reader: Reader, span: Span, counts: Map<string, Counts>): Promise<void> {
  const rows = await reader
    .select({
      questionId: extensions.questionId,
      departmentId: questions.departmentId,
      dueBefore: extensions.dueBefore,
      dueAt: questions.dueAt,
      publishedAt: questions.publishedAt,
    })
    .from(extensions)
    .innerJoin(questions, eq(questions.id, extensions.questionId))
    .where(and(eq(extensions.verdict, 'approved'), gte(extensions.requestedAt, span.from), ...inSpan(span)))
    .orderBy(asc(extensions.requestedAt), asc(extensions.id))
  const seen = new Set<string>()
  for (const { questionId, departmentId, dueBefore, dueAt, publishedAt } of rows) {
    const own = counts.get(departmentId)
    if (!own || seen.has(questionId)) continue
    seen.add(questionId)
    own.extended += 1
    if (publishedAt && publishedAt <= dueAt && publishedAt > dueBefore) own.onTimeExtended += 1
  }
}

/** Counted with the department that gave it back, not with the one that has it now. */
async function addReturns(reader: Reader, span: Span, counts: Map<string, Counts>): Promise<void> {
  const proposed = and(
    isNotNull(assignments.routeRules),
    eq(assignments.proposedDepartmentId, assignments.departmentId),
  )
  const rows = await reader
    .select({
      departmentId: assignments.departmentId,
      n: count(),
      misrouted: sum(countTrue([proposed as SQL])).mapWith(Number),
    })
    .from(assignments)
    .innerJoin(questions, eq(questions.id, assignments.questionId))
    .where(and(isNotNull(assignments.returnedAt), gte(assignments.returnedAt, span.from), ...inSpan(span)))
    .groupBy(assignments.departmentId)
  for (const { departmentId, n, misrouted } of rows) {
    const own = counts.get(departmentId)
    if (own) {
      own.returned = n
      own.misrouted = misrouted
    }
  }
}

/** The last rating of each question: 基本满意 (3) and better is satisfied, as 好差评 counts it. */
async function addRatings(reader: Reader, span: Span, counts: Map<string, Counts>): Promise<void> {
  const rows = await reader
    .select({
      questionId: answerRatings.questionId,
      departmentId: questions.departmentId,
      content: answerRatings.content,
      speed: answerRatings.speed,
    })
    .from(answerRatings)
    .innerJoin(questions, eq(questions.id, answerRatings.questionId))
    .where(and(gte(answerRatings.ratedAt, span.from), isNotNull(questions.publishedAt), ...inSpan(span)))
    .orderBy(desc(answerRatings.round))
  const seen = new Set<string>()
  for (const { questionId, departmentId, content, speed } of rows) {
    const own = counts.get(departmentId)
    if (!own || seen.has(questionId)) continue
    seen.add(questionId)
    own.rated += 1
    if (content >= 3) own.satisfied += 1
    else own.unsatisfied += 1
    if (speed >= 3) own.satisfiedSpeed += 1
  }
}

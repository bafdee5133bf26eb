// The rarer half of the figures: extensions, returns, and what askers said. Each is read from its own table, which is far
// smaller than that of the questions.
import { and, asc, count, desc, eq, gte, inArray, isNotNull, lt, notInArray, type SQL, sum } from 'drizzle-orm'
import { countTrue } from '#db/portable.ts'
import { answerRatings, assignments, extensions, questionEvents, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { pausesIn } from './clocks.server.ts'
import { dueMomentOf, type Pause } from './due-date.ts'
import { type Counts, noCounts } from './figures.ts'

/** Questions received at `from` or later, before `to`. */
export type Span = { from: Date; to: Date }

const inSpan = ({ from, to }: Span) => [
  gte(questions.receivedAt, from),
  lt(questions.receivedAt, to),
  notInArray(questions.status, ['merged', 'withdrawn', 'declined', 'redirected']),
]

/** Adds them to the counts of the departments. */
export async function addReception(reader: Reader, span: Span, counts: Map<string, Counts>): Promise<void> {
  await addExtensions(reader, span, counts)
  await addReturns(reader, span, counts)
  await addRatings(reader, span, counts)
}

async function addExtensions(reader: Reader, span: Span, counts: Map<string, Counts>): Promise<void> {
  const approved = and(eq(extensions.verdict, 'approved'), gte(extensions.requestedAt, span.from), ...inSpan(span))
  const rows = await reader
    .select({
      questionId: extensions.questionId,
      departmentId: questions.departmentId,
      receivedAt: questions.receivedAt,
      dueBefore: extensions.dueBefore,
      dueAt: questions.dueAt,
      dueRule: questions.dueRule,
      publishedAt: questions.publishedAt,
    })
    .from(extensions)
    .innerJoin(questions, eq(questions.id, extensions.questionId))
    .where(approved)
    .orderBy(asc(extensions.requestedAt), asc(extensions.id))
  const first = [...new Map(rows.toReversed().map((row) => [row.questionId, row])).values()]
  const maybe = first.filter(
    ({ publishedAt, dueAt, dueBefore }) => publishedAt && publishedAt <= dueAt && publishedAt > dueBefore,
  )
  const pauses = maybe.length > 0 ? await pausesOfExtended(reader, approved) : new Map<string, Pause[]>()
  for (const { departmentId } of first) {
    const own = counts.get(departmentId)
    if (own) own.extended += 1
  }
  for (const { questionId, departmentId, receivedAt, dueBefore, dueRule, publishedAt } of maybe) {
    // Without the days added it was due later than `dueBefore` where its clock stood still afterwards.
    const stood = pauses.get(questionId)
    const dueWithout = stood ? dueMomentOf({ startedAt: receivedAt, dueRule, pauses: stood }) : dueBefore
    const own = counts.get(departmentId)
    if (own && publishedAt && publishedAt > dueWithout) own.onTimeExtended += 1
  }
}

async function pausesOfExtended(reader: Reader, approved: SQL | undefined): Promise<Map<string, Pause[]>> {
  const rows = await reader
    .selectDistinct({
      id: questionEvents.id,
      questionId: questionEvents.questionId,
      type: questionEvents.type,
      at: questionEvents.at,
    })
    .from(extensions)
    .innerJoin(questions, eq(questions.id, extensions.questionId))
    .innerJoin(questionEvents, eq(questionEvents.questionId, questions.id))
    .where(and(inArray(questionEvents.type, ['paused', 'resumed']), approved))
    .orderBy(asc(questionEvents.at), asc(questionEvents.id))
  const histories = new Map<string, typeof rows>()
  for (const row of rows) histories.set(row.questionId, [...(histories.get(row.questionId) ?? []), row])
  return new Map([...histories].map(([id, history]) => [id, pausesIn(history)]))
}

/** Counted with the department that gave it back, not with the one that has it now, also where that is all it had. */
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
    const own = counts.get(departmentId) ?? noCounts()
    counts.set(departmentId, { ...own, returned: n, misrouted })
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

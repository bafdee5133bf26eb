// The rarer half of the figures: extensions, returns, and what askers said. Each is read from its own table, which is far
// smaller than that of the questions.
import { and, asc, desc, eq, gte, inArray, isNotNull, lt, notInArray, type SQL } from 'drizzle-orm'
import { answerRatings, assignments, extensions, questionEvents, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { pausesIn } from './clocks.server.ts'
import { dueMomentOf, type Pause } from './due-date.ts'
import { type CountKey, type Counts, noCounts } from './figures.ts'

/** Questions received at `from` or later, before `to`. */
export type Span = { from: Date; to: Date }

const inSpan = ({ from, to }: Span) => [
  gte(questions.receivedAt, from),
  lt(questions.receivedAt, to),
  notInArray(questions.status, ['merged', 'withdrawn', 'declined', 'redirected']),
]

export const RECEPTION_COUNTS = [
  'extended',
  'onTimeExtended',
  'returned',
  'misrouted',
  'rated',
  'satisfied',
  'satisfiedSpeed',
  'unsatisfied',
] as const satisfies readonly CountKey[]
export type ReceptionKey = (typeof RECEPTION_COUNTS)[number]

/** One thing that is counted; `id` is that of the question, or of the assignment that was given back. */
export type ReceptionEntry = { id: string; questionId: string; departmentId: string; receivedAt: Date }
export type Reception = Record<ReceptionKey, ReceptionEntry[]>

/** Adds them to the counts of the departments. */
export async function addReception(reader: Reader, span: Span, counts: Map<string, Counts>): Promise<void> {
  const reception = await receptionOf(reader, span)
  for (const key of RECEPTION_COUNTS) {
    for (const { departmentId } of reception[key]) {
      const own = counts.get(departmentId) ?? noCounts()
      own[key] += 1
      counts.set(departmentId, own)
    }
  }
}

/** What the figures of reception count, each thing by itself: the lists behind them are these. */
export async function receptionOf(reader: Reader, span: Span): Promise<Reception> {
  return {
    ...(await extendedIn(reader, span)),
    ...(await returnedIn(reader, span)),
    ...(await ratedIn(reader, span)),
  }
}

async function extendedIn(reader: Reader, span: Span): Promise<Pick<Reception, 'extended' | 'onTimeExtended'>> {
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
  const late = maybe.filter(({ questionId, receivedAt, dueBefore, dueRule, publishedAt }) => {
    // Without the days added it was due later than `dueBefore` where its clock stood still afterwards.
    const stood = pauses.get(questionId)
    const dueWithout = stood ? dueMomentOf({ startedAt: receivedAt, dueRule, pauses: stood }) : dueBefore
    return publishedAt && publishedAt > dueWithout
  })
  return { extended: first.map(entryOf), onTimeExtended: late.map(entryOf) }
}

const entryOf = ({ questionId, departmentId, receivedAt }: Omit<ReceptionEntry, 'id'>): ReceptionEntry => ({
  ...{ id: questionId, questionId, departmentId, receivedAt },
})

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
async function returnedIn(reader: Reader, span: Span): Promise<Pick<Reception, 'returned' | 'misrouted'>> {
  const rows = await reader
    .select({
      id: assignments.id,
      questionId: assignments.questionId,
      departmentId: assignments.departmentId,
      receivedAt: questions.receivedAt,
      routeRules: assignments.routeRules,
      proposed: assignments.proposedDepartmentId,
    })
    .from(assignments)
    .innerJoin(questions, eq(questions.id, assignments.questionId))
    .where(and(isNotNull(assignments.returnedAt), gte(assignments.returnedAt, span.from), ...inSpan(span)))
  const entries = rows.map(({ routeRules, proposed, ...entry }) => ({
    entry,
    misrouted: routeRules !== null && proposed === entry.departmentId,
  }))
  return {
    returned: entries.map(({ entry }) => entry),
    misrouted: entries.filter(({ misrouted }) => misrouted).map(({ entry }) => entry),
  }
}

type Rated = Pick<Reception, 'rated' | 'satisfied' | 'satisfiedSpeed' | 'unsatisfied'>

/** The last rating of each question: 基本满意 (3) and better is satisfied, as 好差评 counts it. */
async function ratedIn(reader: Reader, span: Span): Promise<Rated> {
  const rows = await reader
    .select({
      questionId: answerRatings.questionId,
      departmentId: questions.departmentId,
      receivedAt: questions.receivedAt,
      content: answerRatings.content,
      speed: answerRatings.speed,
    })
    .from(answerRatings)
    .innerJoin(questions, eq(questions.id, answerRatings.questionId))
    .where(and(gte(answerRatings.ratedAt, span.from), isNotNull(questions.publishedAt), ...inSpan(span)))
    .orderBy(desc(answerRatings.round))
  const last = [...new Map(rows.toReversed().map((row) => [row.questionId, row])).values()]
  const those = (test: (row: (typeof last)[number]) => boolean) => last.filter(test).map(entryOf)
  return {
    rated: last.map(entryOf),
    satisfied: those(({ content }) => content >= 3),
    satisfiedSpeed: those(({ speed }) => speed >= 3),
    unsatisfied: those(({ content }) => content < 3),
  }
}

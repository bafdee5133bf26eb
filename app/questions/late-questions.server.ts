// Which questions are late, for every figure that is shown: an open question past its due moment. One whose clock was stopped
// before that is not late; one that ended without an answer is neither late nor in time; work done again (重办) has a clock of its
// own and keeps the timeliness of the first answer.
import { and, asc, eq, gte, inArray, isNull, lt, lte, notInArray, or, type SQL } from 'drizzle-orm'
import { questionEvents, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { AFTER_ALL, pausesIn } from './clocks.server.ts'
import { OPEN_STATUSES } from './question.ts'

/** No clock of an open case runs. */
export const STANDS_STILL = or(isNull(questions.nextDueAt), gte(questions.nextDueAt, AFTER_ALL))

/** Statuses in which an answer is still owed. */
export const isOpenStatus = (status: string): boolean => (OPEN_STATUSES as readonly string[]).includes(status)

/** What is answered for here; the rest ended without an answer of ours. */
export const IS_VALID = notInArray(questions.status, ['declined', 'redirected'])

/** Answered within the limit. */
export const ANSWERED_IN_TIME = and(IS_VALID, lte(questions.publishedAt, questions.dueAt))

/** Unanswered past the due moment; standingInTime tells those among them that are not late. */
export function isPastDue(now: Date): SQL | undefined {
  return and(isNull(questions.publishedAt), inArray(questions.status, [...OPEN_STATUSES]), lt(questions.dueAt, now))
}

function historiesOf<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const histories = new Map<string, Row[]>()
  for (const row of rows) histories.set(row.id, [...(histories.get(row.id) ?? []), row])
  return histories
}

/** Of the questions past their due moment those whose clock was stopped before it ran out: they are not late. */
export async function standingInTime(reader: Reader, within: SQL | undefined, now: Date) {
  const rows = await reader
    .select({
      id: questions.id,
      departmentId: questions.departmentId,
      eventId: questions.eventId,
      dueAt: questions.dueAt,
      type: questionEvents.type,
      at: questionEvents.at,
    })
    .from(questions)
    .innerJoin(questionEvents, eq(questionEvents.questionId, questions.id))
    .where(and(within, isPastDue(now), STANDS_STILL, inArray(questionEvents.type, ['paused', 'resumed'])))
    .orderBy(asc(questionEvents.at), asc(questionEvents.id))
  return [...historiesOf(rows).values()].flatMap((history) => {
    const last = pausesIn(history).at(-1)
    const [row] = history
    if (!row || last?.to !== null || last.from > row.dueAt) return []
    return [{ id: row.id, departmentId: row.departmentId, eventId: row.eventId }]
  })
}

/** Since when the clocks of these questions stand still, by question; those that run are not in it. */
export async function pausedSince(reader: Reader, ids: readonly string[]): Promise<Map<string, Date>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .select({ id: questionEvents.questionId, type: questionEvents.type, at: questionEvents.at })
    .from(questionEvents)
    .where(and(inArray(questionEvents.questionId, [...ids]), inArray(questionEvents.type, ['paused', 'resumed'])))
    .orderBy(asc(questionEvents.at), asc(questionEvents.id))
  const standing = [...historiesOf(rows)].flatMap(([id, history]) => {
    const last = pausesIn(history).at(-1)
    return last?.to === null ? [[id, last.from] as const] : []
  })
  return new Map(standing)
}

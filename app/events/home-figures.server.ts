// The figures of the home page: this year so far, each with what it counts.
import { and, eq, gte, inArray, isNotNull, isNull, lt, lte, notInArray, or, sum } from 'drizzle-orm'
import { dayOf, instantOf } from '#app/platform/dates.ts'
import { events, questions, registrations } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

export type HomeFigures = {
  /** first day counted, YYYY-MM-DD; the last is today */
  since: string
  /** events that took place */
  events: number
  /** people who came through the door */
  visitors: number
  /** questions received */
  asked: number
  /** of `due` questions, so many were answered in time */
  onTime: number
  /** questions answered, or unanswered beyond their due moment: the denominator */
  due: number
}

export async function readHomeFigures(reader: Reader, now: Date): Promise<HomeFigures> {
  const since = `${dayOf(now).slice(0, 4)}-01-01`
  const from = instantOf(since) as Date
  const held = and(inArray(events.state, ['published', 'archived']), gte(events.startsAt, from), lt(events.endsAt, now))
  const received = and(gte(questions.receivedAt, from), notInArray(questions.status, ['withdrawn', 'merged']))
  const answeredOrDue = or(isNotNull(questions.publishedAt), isNotNull(questions.closedAt), lt(questions.dueAt, now))
  const inTime = or(
    lte(questions.publishedAt, questions.dueAt),
    and(isNull(questions.publishedAt), lte(questions.closedAt, questions.dueAt)),
  )
  const [heldEvents, came, asked, due, onTime] = await Promise.all([
    reader.$count(events, held),
    reader
      .select({ people: sum(registrations.arrivedPeople) })
      .from(registrations)
      .innerJoin(events, eq(events.id, registrations.eventId))
      .where(and(gte(events.startsAt, from), lte(events.startsAt, now))),
    reader.$count(questions, received),
    reader.$count(questions, and(received, answeredOrDue)),
    reader.$count(questions, and(received, inTime)),
  ])
  return { since, events: heldEvents, visitors: Number(came[0]?.people ?? 0), asked, onTime, due }
}

// The figures of the home page: this year so far, each with what it counts.
import { and, eq, gte, inArray, isNotNull, lt, lte, notInArray, or, sum } from 'drizzle-orm'
import type { HomeFigures } from '#app/events/home-page.server.ts'
import { dayOf, instantOf } from '#app/platform/dates.ts'
import { ANSWERED_IN_TIME, IS_VALID, isPastDue, standingInTime } from '#app/questions/late-questions.server.ts'
import { events, questions, registrations } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

export async function readHomeFigures(reader: Reader, now: Date): Promise<HomeFigures> {
  const since = `${dayOf(now).slice(0, 4)}-01-01`
  const from = instantOf(since) as Date
  const held = and(inArray(events.state, ['published', 'archived']), gte(events.startsAt, from), lt(events.endsAt, now))
  const received = and(gte(questions.receivedAt, from), notInArray(questions.status, ['withdrawn', 'merged']))
  const answered = and(IS_VALID, isNotNull(questions.publishedAt))
  const [heldEvents, came, asked, owed, standing, onTime] = await Promise.all([
    reader.$count(events, held),
    reader
      .select({ people: sum(registrations.arrivedPeople) })
      .from(registrations)
      .innerJoin(events, eq(events.id, registrations.eventId))
      .where(and(gte(events.startsAt, from), lte(events.startsAt, now))),
    reader.$count(questions, received),
    reader.$count(questions, and(received, or(answered, isPastDue(now)))),
    standingInTime(reader, received, now),
    reader.$count(questions, and(received, ANSWERED_IN_TIME)),
  ])
  return {
    since,
    events: heldEvents,
    visitors: Number(came[0]?.people ?? 0),
    asked,
    onTime,
    due: owed - standing.length,
  }
}

// Questions asked at events whose answer is owed, as their organisers see them: a number, and a condition of events.
import { and, count, eq, exists, inArray, isNull, ne, type SQL } from 'drizzle-orm'
import { events, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { OPEN_STATUSES } from './question.ts'

/** Reports of wrongdoing (举报) are none of an organiser's business. */
const IS_OWED = and(
  isNull(questions.publishedAt),
  inArray(questions.status, [...OPEN_STATUSES]),
  ne(questions.kind, 'whistleblow'),
)

export function hasAnswersOwed(reader: Reader): SQL {
  return exists(
    reader
      .select({ id: questions.id })
      .from(questions)
      .where(and(eq(questions.eventId, events.id), IS_OWED)),
  )
}

/** How many of each public event within the condition; events without any are left out. */
export async function countOwedAtEvents(reader: Reader, within: SQL | undefined) {
  return reader
    .select({ slug: events.slug, total: count() })
    .from(questions)
    .innerJoin(events, eq(events.id, questions.eventId))
    .where(and(within, inArray(events.state, ['published', 'cancelled', 'archived']), IS_OWED))
    .groupBy(events.slug)
}

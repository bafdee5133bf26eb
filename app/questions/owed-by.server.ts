// By when a question's answer is owed: the first answer by the total limit, work done again by its own clock. A case that waits
// for its asker owes nothing until it goes on. The inbox, the overview and the ledgers ask the same.
import { and, gte, isNotNull, isNull, lt, ne, or, type SQL } from 'drizzle-orm'
import { addDays, dayOf, instantOf } from '#app/platform/dates.ts'
import { questions } from '#db/schema.ts'
import { AFTER_ALL } from './clocks.server.ts'

/** When the Beijing day of a moment is over. */
export const startOfTomorrow = (now: Date) => instantOf(addDays(dayOf(now), 1)) as Date

/** 逾期: what was owed before now. */
export const owedLate = (now: Date) => owedBetween(null, now)

/** 今日到期: owed from now until the day is over; what was owed earlier today is late. */
export const owedToday = (now: Date) => owedBetween(now, startOfTomorrow(now))

/** Owed at a moment from `from` on, before `to`; of open questions. */
export function owedBetween(from: Date | null, to: Date): SQL | undefined {
  const inside = (column: typeof questions.dueAt | typeof questions.nextDueAt) =>
    and(from ? gte(column, from) : undefined, lt(column, to))
  return and(
    or(isNull(questions.nextDueAt), ne(questions.nextDueAt, AFTER_ALL)),
    or(
      and(isNull(questions.publishedAt), inside(questions.dueAt)),
      and(isNotNull(questions.publishedAt), inside(questions.nextDueAt)),
    ),
  )
}

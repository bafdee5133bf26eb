// By when a question's answer is owed: the first answer by the total limit, work done again by its own clock. A case that waits
// for its asker owes nothing until it goes on. The inbox, the overview and the ledgers ask the same.
import { and, gte, isNotNull, isNull, lt, ne, or, type SQL } from 'drizzle-orm'
import { questions } from '#db/schema.ts'
import { AFTER_ALL } from './clocks.server.ts'

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

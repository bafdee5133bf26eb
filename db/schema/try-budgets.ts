// What the processes of the service tell each other about tries: how much of a budget is spent, by keyed hash.
import type { Columns } from '../columns/index.ts'

export function defineTryBudgets(c: Columns) {
  const tryBudgets = c.table(
    'try_budgets',
    {
      /** of a network, a contact or a drawn form, under a purpose of its own: it cannot be matched with any other column */
      keyHash: c.text('key_hash').primaryKey(),
      /** milliseconds since 1970: when the budget is full again and the row goes */
      fullAt: c.bigint('full_at').notNull(),
    },
    (t) => [c.index('try_budgets_by_time').on(t.fullAt)],
  )
  return { tryBudgets }
}

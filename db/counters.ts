// Counters changed in place, guarded by the statement's own condition: what was read before never decides.
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** `column + amount`, computed by the database. */
export function raised(column: SQLWrapper, amount: number | SQLWrapper): SQL<number> {
  return sql<number>`${column} + ${amount}`
}

/** `column - amount`, computed by the database. */
export function lowered(column: SQLWrapper, amount: number | SQLWrapper): SQL<number> {
  return sql<number>`${column} - ${amount}`
}

// The few expressions that the two databases spell differently. Raw SQL is written here and in search-index.ts only.
import { type Column, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { dialect } from './dialect.ts'
import type { Tx } from './store.ts'

/** Place of `part` in the column's text, counted from 1; 0 when it is not there. Nothing in `part` is an operator. */
export function positionOf(column: SQLWrapper, part: string | SQL): SQL<number> {
  return dialect === 'sqlite' ? sql`instr(${column}, ${part})` : sql`strpos(${column}, ${part})`
}

/** True where the column's text holds `part`, letter by letter. */
export function contains(column: SQLWrapper, part: string): SQL {
  return sql`${positionOf(column, part)} > 0`
}

/** True where the column is one of many ids. They are sent as one value: a hundred values cost more to write than to look up. */
export function isOneOf(column: SQLWrapper, ids: readonly string[]): SQL {
  const sent = JSON.stringify(ids)
  return dialect === 'sqlite'
    ? sql`${column} in (select value from json_each(${sent}))`
    : sql`${column} = any(array(select json_array_elements_text(${sent}::json)))`
}

/** `part` of `whole` as a fraction; nothing of nothing is null. Plain division of whole numbers would cut it off. */
export function shareOf(part: SQLWrapper, whole: SQLWrapper): SQL<number> {
  return sql`${part} * 1.0 / nullif(${whole}, 0)`
}

/** How many of the conditions hold. */
export function countTrue(conditions: SQL[]): SQL<number> {
  const ones = conditions.map((condition) => sql`case when ${condition} then 1 else 0 end`)
  return sql`(${sql.join([sql`0`, ...ones], sql` + `)})`
}

/** A budget's moment of being full after the row that conflicts is spent too, counted from `time`; never beyond `most`. */
export function refilledBy(column: Column, time: number, most: number): SQL<number> {
  const [greatest, least] = dialect === 'sqlite' ? [sql`max`, sql`min`] : [sql`greatest`, sql`least`]
  const spent = sql`excluded.${sql.identifier(column.name)} - ${time}`
  return sql<number>`${least}(${greatest}(${column}, ${time}) + ${spent}, ${most})`
}

/** The column as it is stored: a personal value stays encrypted, for readers who may not need it in clear. */
export function stored(column: SQLWrapper): SQL<string | null> {
  return sql<string | null>`${column}`
}

/**
 * Until the transaction ends, others that ask for one of these names wait here. In one order for all, or two would wait for each
 * other. The embedded database has one writer at a time anyway.
 */
export async function takeTurns(tx: Tx, names: readonly string[]): Promise<void> {
  if (dialect === 'sqlite' || names.length === 0) return
  const sent = JSON.stringify([...new Set(names)].sort())
  const turns = sql`json_array_elements_text(${sent}::json) as turn(name)`
  await tx.select({ taken: sql`pg_advisory_xact_lock(hashtextextended(turn.name, 0))` }).from(turns)
}

/** Holds the rows that the query reads until the transaction ends. The embedded database has one writer at a time anyway. */
export function held<Query extends object>(query: Query): Query {
  return dialect === 'sqlite' ? query : (query as { for(strength: 'no key update'): Query }).for('no key update')
}

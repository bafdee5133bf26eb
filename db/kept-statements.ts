// Preparing a statement costs the embedded database more than running most of them, and a page or an act sends the same few
// texts over and over: each connection keeps the ones it used last.
import type BetterSqlite from 'better-sqlite3'

const MOST_KEPT = 300
/** Letters. Longer ones are lists of many rows or values, which hardly come again with the same length. */
const LONGEST_KEPT = 4000

/**
 * `prepare` of the connection, which answers with the same statement for the same text. Whoever prepares one runs it before
 * the next is prepared, or says `raw()` each time: a statement is given out as one that returns objects.
 */
export function keptStatements(connection: BetterSqlite.Database): BetterSqlite.Database['prepare'] {
  const kept = new Map<string, BetterSqlite.Statement>()
  const prepare = (text: string): BetterSqlite.Statement => {
    const known = kept.get(text)
    if (known) {
      kept.delete(text)
      kept.set(text, known)
      return known.reader ? known.raw(false) : known
    }
    const statement = connection.prepare(text)
    if (text.length > LONGEST_KEPT) return statement
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value as string)
    kept.set(text, statement)
    return statement
  }
  return prepare as BetterSqlite.Database['prepare']
}

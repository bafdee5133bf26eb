// One store over two databases. A Reader can only select; a Tx exists only inside `store.transaction`.
import { type Placeholder, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Dialect } from './dialect.ts'
import { quicken } from './quick-statement.ts'

export type Database = NodePgDatabase<Record<string, never>>
export type Reader = Pick<Database, 'select' | 'selectDistinct' | '$count' | 'with'>
export type Tx = Reader & Pick<Database, 'insert' | 'update' | 'delete'>

export type TransactionOptions = {
  /**
   * Transactions of one lane commit in the order they were asked for, many in one commit. On PostgreSQL name the hot row
   * (a slot's id); without a lane a transaction has a connection of its own. SQLite has one lane for everything.
   */
  lane?: string
  /** While many write it may wait some milliseconds longer for others, so that more share a commit. */
  patient?: boolean
  together?: Together
}

/**
 * What one call can do for many: transactions with the same `key` that wait at the same time are done by one call of `many`
 * with the inputs of all, in order; their results come back in that order. When it throws, each is done alone by its `work`.
 */
export type Together = {
  key: string
  input: unknown
  many(tx: Tx, inputs: readonly unknown[]): Promise<readonly unknown[]>
}

export type Store = {
  readonly dialect: Dialect
  /** Sees what is committed; on SQLite a connection of its own that never waits for writers. */
  readonly reader: Reader
  /**
   * Runs `work` and commits; what it throws undoes it, and only it. Answered after the commit is on disk.
   * Inside, touch nothing but the database: everybody else's write may be waiting. Nesting is refused.
   * Throws StoreBusy when the database stays locked or the queue is full; nothing has happened then.
   */
  transaction<Result>(work: (tx: Tx) => Promise<Result>, options?: TransactionOptions): Promise<Result>
  /** Whether the next transaction of the lane would be refused: a front that knows need not read what it cannot serve. */
  isFull(lane: string): boolean
  /** 'ok', or the first fault that the database finds in its own files. */
  integrity(): Promise<string>
  /** Merges what was overwritten into the file itself, so that erased values leave no trace in the write-ahead log. */
  settle(): Promise<void>
  /** Says something to the other processes that use this database. Lost when nobody hears it; at most 7,000 bytes. */
  tell(text: string): Promise<void>
  /**
   * Hears what other processes tell, within a second. `undefined` means: something was changed elsewhere, or could have been,
   * and nobody knows what. On PostgreSQL the own tellings come back too. Returns a function that ends it.
   */
  hear(listener: (text: string | undefined) => void): () => Promise<void>
  /** True when the database answers. */
  ping(): Promise<boolean>
  /** Facts for the health page: version and settings of the database. */
  facts(): Promise<Record<string, string>>
  close(): Promise<void>
}

/** Where a store says that it is busy; defaults in db/commit-queue.ts. */
export type StoreLimits = {
  mostInACommit?: number
  /** writes that may wait, in each lane */
  longestQueue?: number
  /** how long to wait for what another process holds */
  lockPatienceMs?: number
}

/** The database cannot take the write now. The caller answers 503 with Retry-After. */
export class StoreBusy extends Error {
  override name = 'StoreBusy'
}

/** The file named by a `file:` URL. */
export function pathOf(url: string): string {
  return url.replace(/^file:/, '')
}

/**
 * As `prepared`, for a condition `in (…)` over ids: `build` is given the placeholders of the list. Lengths are rounded up to
 * a power of two and the last id is repeated, so that a dozen statements serve all lengths. With no ids there are no rows.
 */
export async function preparedFor<Db extends object, Row>(
  db: Db,
  name: string,
  ids: readonly string[],
  build: (
    db: Db,
    name: string,
    list: Placeholder<string>[],
  ) => { execute: (values?: Record<string, unknown>) => Promise<Row[]> },
  values: Record<string, unknown> = {},
): Promise<Row[]> {
  if (ids.length === 0) return []
  const size = 2 ** Math.ceil(Math.log2(ids.length))
  const names = Array.from({ length: size }, (_, index) => `id${index}`)
  const statement = prepared(db, `${name}:${size}`, (on, own) =>
    build(
      on,
      own,
      names.map((each) => sql.placeholder(each)),
    ),
  )
  const list = Object.fromEntries(names.map((each, index) => [each, ids[Math.min(index, ids.length - 1)]]))
  return statement.execute({ ...list, ...values })
}

/** As `prepared`, for a statement that depends on one value, such as the id of a question. Answers its rows. */
export function preparedBy<Db extends object, Row>(
  db: Db,
  name: string,
  value: string,
  build: (
    db: Db,
    value: Placeholder<string>,
  ) => { prepare: (name: string) => { execute: (values?: Record<string, unknown>) => Promise<Row[]> } },
): Promise<Row[]> {
  return prepared(db, name, (on, own) => build(on, sql.placeholder('value')).prepare(own)).execute({ value })
}

const statements = new WeakMap<object, Map<string, unknown>>()

/**
 * A statement prepared once per connection and used ever after; drizzle's builder at each call costs four to ten times as
 * much. `name` is unique in the program.
 */
export function prepared<
  Db extends object,
  Statement extends { execute: (values?: Record<string, unknown>) => Promise<unknown> },
>(db: Db, name: string, build: (db: Db, name: string) => Statement): Statement {
  return preparedOnce(db, name, (on, own) => quicken(build(on, own)))
}

/** What `make` makes of a statement, once per connection. */
export function preparedOnce<Db extends object, Made>(
  db: Db,
  name: string,
  make: (db: Db, name: string) => Made,
): Made {
  let known = statements.get(db)
  if (!known) {
    known = new Map()
    statements.set(db, known)
  }
  let statement = known.get(name)
  if (!statement) {
    statement = make(db, name)
    known.set(name, statement)
  }
  return statement as Made
}

import * as postgresql from './postgresql.ts'
import * as sqlite from './sqlite.ts'

/** The vocabulary tables are written in. Types are PostgreSQL's, on both databases. */
export type Columns = typeof postgresql
export const postgresqlColumns: Columns = postgresql
// The one place where SQLite is given PostgreSQL's types; tests/db/schema-parity.test.ts compares every column of both.
export const sqliteColumns = sqlite as unknown as Columns

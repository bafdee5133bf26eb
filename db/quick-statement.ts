// Drizzle fills the parameters of a prepared statement, and maps its rows, by asking each time what kind of thing every
// single one is: about 25 µs for a registration. For the embedded database this is asked once, when it is prepared.
import { Column, is, Param, Placeholder } from 'drizzle-orm'

type Values = Record<string, unknown>
type Field = { path: string[]; field: { mapFromDriverValue?: (value: unknown) => unknown } }
/** What drizzle 0.45's prepared query of better-sqlite3 is made of. */
type SqliteQuery = {
  mode: 'sync'
  stmt: { run(...params: unknown[]): unknown; raw(): { all(...params: unknown[]): unknown[][] } }
  query: { params: unknown[] }
  fields?: Field[]
  customResultMapper?: (rows: unknown[][]) => unknown
  run(values?: Values): unknown
  values(values?: Values): unknown[][]
}

const isSqlite = (statement: object): statement is SqliteQuery => 'stmt' in statement && 'fields' in statement

function given(values: Values, name: string): unknown {
  if (!(name in values)) throw new Error(`no value for "${name}"`)
  return values[name]
}

function filler(param: unknown): (values: Values) => unknown {
  if (is(param, Placeholder)) return (values) => given(values, param.name)
  if (!is(param, Param)) return () => param
  const { value, encoder } = param
  return is(value, Placeholder) ? (values) => encoder.mapToDriverValue(given(values, value.name)) : () => param
}

/** The same statement, quicker; one of another database, or with rows that are not plain columns, is left in that as it is. */
export function quicken<Statement extends object>(statement: Statement): Statement {
  if (!isSqlite(statement)) return statement
  const fillers = statement.query.params.map(filler)
  const fill = (values: Values = {}) => fillers.map((one) => one(values))
  const { stmt, fields } = statement
  statement.run = (values) => stmt.run(...fill(values))
  statement.values = (values) => stmt.raw().all(...fill(values))
  if (fields?.every(({ path, field }) => path.length === 1 && is(field, Column)))
    statement.customResultMapper ??= rowsReader(fields)
  return statement
}

function rowsReader(fields: Field[]): (rows: unknown[][]) => Values[] {
  const columns = fields.map(({ path, field }) => ({ name: path[0] as string, column: field as Column }))
  return (rows) =>
    rows.map((row) => {
      const result: Values = {}
      columns.forEach(({ name, column }, index) => {
        const value = row[index]
        result[name] = value === null ? null : column.mapFromDriverValue(value)
      })
      return result
    })
}

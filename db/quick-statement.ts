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

/** `read` finds the value of a placeholder in what is given to the statement. */
function filler<Values>(param: unknown, read: (name: string) => (values: Values) => unknown) {
  if (is(param, Placeholder)) return read(param.name)
  if (!is(param, Param)) return () => param
  const { value, encoder } = param
  if (!is(value, Placeholder)) return () => param
  const own = read(value.name)
  return (values: Values) => encoder.mapToDriverValue(own(values))
}

const byName = (name: string) => (values: Values) => given(values, name)
/** `12.email` is the value `email` of the row 12. */
const byRow = (name: string) => {
  const [row, column] = placeOf(name)
  return (rows: readonly Values[]) => given(rows[row] as Values, column)
}
const placeOf = (name: string): [row: number, column: string] => {
  const dot = name.indexOf('.')
  return [Number(name.slice(0, dot)), name.slice(dot + 1)]
}

/** The same statement, quicker; one of another database, or with rows that are not plain columns, is left in that as it is. */
export function quicken<Statement extends object>(statement: Statement): Statement {
  return isSqlite(statement) ? fillWith(statement, byName) : statement
}

/** A statement with placeholders such as `12.email`, to be given a list of rows. */
export function quickenRows<Statement extends { execute: (values?: Values) => unknown }>(statement: Statement) {
  if (isSqlite(statement)) return fillWith(statement, byRow) as unknown as ForRows<Statement>
  const execute = statement.execute.bind(statement)
  return { execute: (rows: readonly Values[]) => execute(flat(rows)) } as ForRows<Statement>
}
export type ForRows<Statement extends { execute: (values?: Values) => unknown }> = {
  execute: (rows: readonly Values[]) => ReturnType<Statement['execute']>
}

function flat(rows: readonly Values[]): Values {
  const values: Values = {}
  rows.forEach((row, index) => {
    for (const column in row) values[`${index}.${column}`] = row[column]
  })
  return values
}

function fillWith<Given, Statement extends SqliteQuery>(
  statement: Statement,
  read: (name: string) => (values: Given) => unknown,
): Statement {
  const fillers = statement.query.params.map((param) => filler(param, read))
  const fill = (values: unknown = {}) => fillers.map((one) => one(values as Given))
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

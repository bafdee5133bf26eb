// Many rows by few statements: a rush writes hundreds in one commit, and each statement costs as much as a row or two.
import { type Placeholder, sql } from 'drizzle-orm'
import { quickenRows } from './quick-statement.ts'
import { preparedOnce, type Tx } from './store.ts'

/** Rows a statement may hold; a list is written by the fewest of these. */
const SIZES = [64, 16, 4, 1] as const

/**
 * Inserts `rows` in their order by statements prepared once; `name` is unique in the program. `build` makes the statement for
 * as many rows as it is given, each as placeholders by column. Answers what the statements return, if anything.
 */
export async function insertRows<Row extends Record<string, unknown>, Answer>(
  tx: Tx,
  name: string,
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
  build: (
    tx: Tx,
    values: Record<keyof Row & string, Placeholder>[],
    name: string,
  ) => { execute: (values?: Record<string, unknown>) => Promise<Answer[] | object> },
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let from = 0; from < rows.length; ) {
    const size = SIZES.find((each) => each <= rows.length - from) as number
    const statement = preparedOnce(tx, `${name}:${size}`, (on, own) =>
      quickenRows(
        build(
          on,
          Array.from({ length: size }, (_, row) => placeholders<keyof Row & string>(columns, row)),
          own,
        ),
      ),
    )
    const answer = await statement.execute(rows.slice(from, from + size))
    if (Array.isArray(answer)) answers.push(...answer)
    from += size
  }
  return answers
}

function placeholders<Column extends string>(columns: readonly Column[], row: number): Record<Column, Placeholder> {
  const all = columns.map((column) => [column, sql.placeholder(`${row}.${column}`)] as const)
  return Object.fromEntries(all) as Record<Column, Placeholder>
}

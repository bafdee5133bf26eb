import { getTableConfig as postgresqlConfig } from 'drizzle-orm/pg-core'
import { getTableConfig as sqliteConfig } from 'drizzle-orm/sqlite-core'
import { expect, it } from 'vitest'
import * as postgresql from '#db/schema/postgresql.ts'
import * as sqlite from '#db/schema/sqlite.ts'
import * as chosen from '#db/schema.ts'

type Config = ReturnType<typeof postgresqlConfig>
const shape = (config: Config) => ({
  name: config.name,
  columns: config.columns.map((column) => ({
    name: column.name,
    type: column.dataType === 'bigint' ? 'number' : column.dataType,
    notNull: column.notNull,
    // A whole-number primary key of SQLite is the row number, which drizzle counts as a default.
    hasDefault: column.hasDefault && !column.primary,
    primary: column.primary,
    unique: column.isUnique,
    choices: column.enumValues ?? null,
  })),
  foreignKeys: config.foreignKeys.map((key) => {
    const reference = key.reference()
    return `${reference.columns.map((column) => column.name)} → ${reference.foreignColumns.map((column) => column.name)}`
  }),
  indexes: config.indexes.map((index) => ({
    name: index.config.name,
    unique: index.config.unique,
    partial: index.config.where !== undefined,
    columns: index.config.columns.map((column) => (column as { name: string }).name),
  })),
  checks: config.checks.map((check) => check.name),
})

it('every table is the same on both databases', () => {
  const names = Object.keys(postgresql)
  expect(Object.keys(sqlite)).toEqual(names)
  expect(Object.keys(chosen)).toEqual(names)
  const others = new Map<string, unknown>(Object.entries(sqlite))
  for (const [name, table] of Object.entries(postgresql)) {
    const other = sqliteConfig(others.get(name) as never) as unknown as Config
    expect(shape(other), name).toEqual(shape(postgresqlConfig(table)))
  }
})

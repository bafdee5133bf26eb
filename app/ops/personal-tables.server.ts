// Rows of the data catalogue as tables and columns, for the commands that go over all personal data.
import { getTableColumns } from 'drizzle-orm'
import { ERASED, PERSONAL_COLUMNS } from '#db/data-catalogue.ts'
import * as tables from '#db/schema.ts'

export type PersonalTable = {
  name: string
  table: (typeof tables)['registrations']
  columns: { key: string; sqlName: string; emptyValue: string | null | Record<string, never> }[]
}

/** Every table that holds personal data. The table's type is one of them, standing for all: they share `id`. */
export function personalTables(): PersonalTable[] {
  const all = new Map<string, unknown>(Object.entries(tables))
  return Object.entries(PERSONAL_COLUMNS).map(([name, entries]) => {
    const table = all.get(name) as PersonalTable['table']
    const known = new Map(Object.entries(getTableColumns(table)))
    return {
      name,
      table,
      columns: Object.entries(entries).map(([key, entry]) => ({
        key,
        sqlName: known.get(key)?.name ?? key,
        emptyValue: entry.emptied === 'null' ? null : STRUCTURED.has(`${name}.${key}`) ? {} : ERASED,
      })),
    }
  })
}

/** Required columns that hold a value with fields, not a text. */
const STRUCTURED = new Set(['outboxMessages.recipient', 'outboxMessages.values', 'workingDrafts.values'])

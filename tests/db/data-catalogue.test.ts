import { getTableColumns } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { newKeyEntry, useKeyRing, writingKeyId } from '#app/platform/key-ring.server.ts'
import { PERSONAL_COLUMNS } from '#db/data-catalogue.ts'
import { PLAIN_TEXT } from '#db/data-catalogue-plain.ts'
import * as tables from '#db/schema.ts'

beforeAll(() => useKeyRing({ keys: [newKeyEntry()], lookup: 'lookup' }))

const isText = (column: { getSQLType(): string }) => column.getSQLType() === 'text'
const isEncrypted = (column: { mapToDriverValue(value: unknown): unknown }) =>
  String(column.mapToDriverValue('canary')).startsWith(`${writingKeyId()}.`)

describe.each(Object.entries(tables))('the data catalogue of %s', (name, table) => {
  const columns = Object.entries(getTableColumns(table)).filter(([, column]) => isText(column))

  it('lists every encrypted column as personal, with its purpose and retention', () => {
    const encrypted = columns.filter(([, column]) => isEncrypted(column)).map(([key]) => key)
    expect(Object.keys(PERSONAL_COLUMNS[name] ?? {}).sort()).toEqual(encrypted.sort())
  })

  it('accounts for every other text column', () => {
    const plain = columns.filter(([, column]) => !isEncrypted(column)).map(([key]) => key)
    expect([...(PLAIN_TEXT[name] ?? [])].sort()).toEqual(plain.sort())
  })

  it('empties only what may be empty', () => {
    for (const [key, entry] of Object.entries(PERSONAL_COLUMNS[name] ?? {})) {
      const column = columns.find(([other]) => other === key)?.[1]
      expect(column?.notNull, `${name}.${key}`).toBe(entry.emptied === 'erased')
    }
  })
})

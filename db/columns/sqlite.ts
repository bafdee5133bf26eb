// The column vocabulary on SQLite; same names as postgresql.ts, and seen with its types through index.ts.
import {
  check,
  customType,
  index,
  integer as int,
  primaryKey,
  sqliteTable,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { instantNumber, personalJson, personalText, plainJson } from './codecs.ts'

export const table = sqliteTable
export { check, index, primaryKey, text, unique, uniqueIndex }

export const integer = (name: string) => int(name)
export const bigint = (name: string) => int(name)
export const boolean = (name: string) => int(name, { mode: 'boolean' })
export const instant = (name: string) =>
  customType<{ data: Date; driverData: number }>({ dataType: () => 'integer', ...instantNumber })(name)
export const json = (name: string) =>
  customType<{ data: unknown; driverData: string }>({ dataType: () => 'text', ...plainJson })(name)
export const personal = (name: string) =>
  customType<{ data: string; driverData: string }>({ dataType: () => 'text', ...personalText })(name)
export const personalValue = (name: string) =>
  customType<{ data: unknown; driverData: string }>({ dataType: () => 'text', ...personalJson })(name)
export const bytes = (name: string) =>
  customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'blob' })(name)

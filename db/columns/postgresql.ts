// The column vocabulary on PostgreSQL. Its types are the ones the whole program sees; sqlite.ts has the same names.
import {
  bigint as big,
  boolean,
  check,
  customType,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { instantText, personalJson, personalText, plainJson } from './codecs.ts'

export const table = pgTable
export { boolean, check, index, integer, primaryKey, text, unique, uniqueIndex }

/** A whole number up to 2^53. */
export const bigint = (name: string) => big(name, { mode: 'number' })

/** A point in time, to the millisecond. */
export const instant = (name: string) =>
  customType<{ data: Date; driverData: string }>({ dataType: () => 'timestamp (3) with time zone', ...instantText })(
    name,
  )

/** Any value, stored whole as JSON text and never queried. */
export const json = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => 'text',
    toDriver: plainJson.toDriver as (value: T) => string,
    fromDriver: plainJson.fromDriver as (value: string) => T,
  })(name)

/** Personal text, encrypted at rest. */
export const personal = (name: string) =>
  customType<{ data: string; driverData: string }>({ dataType: () => 'text', ...personalText })(name)

/** Personal value, encrypted at rest as JSON. */
export const personalValue = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => 'text',
    toDriver: personalJson.toDriver as (value: T) => string,
    fromDriver: personalJson.fromDriver as (value: string) => T,
  })(name)

export const bytes = (name: string) =>
  customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })(name)

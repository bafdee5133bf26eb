// How values travel to the database and back, the same on both dialects. Null stays null: placeholders of prepared
// statements hand it to the column like any other value.
import { decrypt, encrypt, Sealed } from '#app/platform/key-ring.server.ts'

type Codec<Value, Driver> = { toDriver: (value: Value) => Driver; fromDriver: (value: Driver) => Value }

const keepNull = <Value, Driver>(codec: Codec<Value, Driver>): Codec<Value, Driver> => ({
  toDriver: (value) => (value === null ? (null as Driver) : codec.toDriver(value)),
  fromDriver: codec.fromDriver,
})

/**
 * Personal data is encrypted by the application, so that a copied database file or back-up tells nothing. A hot path may
 * seal a value before its transaction begins; a sealed value is written as it is.
 */
export const personalText = keepNull<string, string>({
  toDriver: (value: string | Sealed) => (value instanceof Sealed ? value.text : encrypt(value)),
  fromDriver: decrypt,
})
export const personalJson = keepNull<unknown, string>({
  toDriver: (value) => (value instanceof Sealed ? value.text : encrypt(JSON.stringify(value))),
  fromDriver: (value) => JSON.parse(decrypt(value)),
})
export const plainJson = keepNull<unknown, string>({
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value),
})
export const instantText = keepNull<Date, string>({
  toDriver: (value) => value.toISOString(),
  fromDriver: (value) => new Date(value),
})
export const instantNumber = keepNull<Date, number>({
  toDriver: (value) => value.getTime(),
  fromDriver: (value) => new Date(value),
})

// How values travel to the database and back, the same on both dialects. Null stays null: placeholders of prepared
// statements hand it to the column like any other value.
import { decrypt, encrypt } from '#app/platform/key-ring.server.ts'

type Codec<Value, Driver> = { toDriver: (value: Value) => Driver; fromDriver: (value: Driver) => Value }

const keepNull = <Value, Driver>(codec: Codec<Value, Driver>): Codec<Value, Driver> => ({
  toDriver: (value) => (value === null ? (null as Driver) : codec.toDriver(value)),
  fromDriver: codec.fromDriver,
})

/** Personal data is encrypted by the application, so that a copied database file or back-up tells nothing. */
export const personalText = keepNull<string, string>({ toDriver: encrypt, fromDriver: decrypt })
export const personalJson = keepNull<unknown, string>({
  toDriver: (value) => encrypt(JSON.stringify(value)),
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

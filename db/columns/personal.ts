// How personal data is written: encrypted by the application, so that a copied database file or back-up tells nothing.
// A hot path may seal a value before its transaction begins; a sealed value is written as it is.
import { decrypt, encrypt, Sealed } from '#app/platform/key-ring.server.ts'

// A placeholder of a prepared statement hands null to these functions, which drizzle itself never does.
export const personalText = {
  toDriver: (value: string | Sealed | null) => {
    if (value === null) return null as unknown as string
    return value instanceof Sealed ? value.text : encrypt(value)
  },
  fromDriver: (value: string) => decrypt(value),
}
export const personalJson = {
  toDriver: (value: unknown) => {
    if (value === null) return null as unknown as string
    return value instanceof Sealed ? value.text : encrypt(JSON.stringify(value))
  },
  fromDriver: (value: string) => JSON.parse(decrypt(value)) as unknown,
}
export const plainJson = {
  toDriver: (value: unknown) => JSON.stringify(value),
  fromDriver: (value: string) => JSON.parse(value) as unknown,
}

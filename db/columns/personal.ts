// How personal data is written: encrypted by the application, so that a copied database file or back-up tells nothing.
import { decrypt, encrypt } from '#app/platform/key-ring.server.ts'

export const personalText = {
  toDriver: (value: string) => encrypt(value),
  fromDriver: (value: string) => decrypt(value),
}
export const personalJson = {
  toDriver: (value: unknown) => encrypt(JSON.stringify(value)),
  fromDriver: (value: string) => JSON.parse(decrypt(value)) as unknown,
}
export const plainJson = {
  toDriver: (value: unknown) => JSON.stringify(value),
  fromDriver: (value: string) => JSON.parse(value) as unknown,
}

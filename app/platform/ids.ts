import { v7 } from 'uuid'

/** A new row id: UUIDv7 text, sortable by time. Ids are public but never a secret (RFC 9562 §6.12). */
export function newId(): string {
  return v7()
}

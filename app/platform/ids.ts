import { v7 } from 'uuid'

// Random bytes are drawn for many ids at once: a draw for each costs more than the rest of an id.
const DRAWN = 256
const pool = new Uint8Array(16 * DRAWN)
let drawn = DRAWN
let milliseconds = 0
let sequence = 0

/** A new row id: UUIDv7 text, sortable by time. Ids are public but never a secret (RFC 9562 §6.12). */
export function newId(): string {
  if (drawn === DRAWN) {
    crypto.getRandomValues(pool)
    drawn = 0
  }
  const random = pool.subarray(drawn * 16, (drawn + 1) * 16)
  drawn += 1
  const now = Date.now()
  if (now > milliseconds) {
    milliseconds = now
    sequence = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1
  } else {
    // Within a millisecond ids count up, so that they stay in the order in which they were made (RFC 9562 §6.2 method 1).
    sequence = (sequence + 1) | 0
    if (sequence === 0) milliseconds += 1
  }
  return v7({ random, msecs: milliseconds, seq: sequence })
}

/** Sorts before every id that this or another process has made in the last `age` milliseconds, and after older ones. */
export function idsOfLast(age: number): string {
  return idsFrom(Date.now() - age)
}

/** Sorts before every id made at or after this moment (milliseconds since 1970), and after older ones. */
export function idsFrom(time: number): string {
  const hex = Math.max(0, time).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-`
}

/** When an id was made, in milliseconds since 1970. */
export function timeOfId(id: string): number {
  return Number.parseInt(id.replace('-', '').slice(0, 12), 16)
}

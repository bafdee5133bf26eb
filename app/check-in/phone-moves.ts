// What this phone changed in its list: for taking it back, and for keeping it while the server is asked. Pure.
import type { OwnBefore } from './phone-list.ts'
import type { SeenEntry } from './phone-ticket.ts'

export type Moved = {
  key: string
  arrived: number
  inside: number
  own?: OwnBefore
  /** the last entry the phone had seen before */
  last?: SeenEntry
  at: number
  partySize: number
  walkIn?: true
}

export class PhoneMoves {
  /** by the nonce of the attempt */
  readonly #moves = new Map<string, Moved>()
  readonly #lastOf = new Map<string, string>()
  /** tickets moved since the server was last asked for the list */
  readonly #fresh = new Set<string>()

  note(nonce: string, moved: Moved): void {
    this.#moves.set(nonce, moved)
    this.#lastOf.set(moved.key, nonce)
    this.#fresh.add(moved.key)
  }

  find(nonce: string): Moved | undefined {
    return this.#moves.get(nonce)
  }

  /** Whether nobody of the ticket was moved since. */
  isLast(nonce: string, { key }: Moved): boolean {
    return this.#lastOf.get(key) === nonce
  }

  /** It was taken back. */
  drop(nonce: string, { key }: Moved): void {
    this.#moves.delete(nonce)
    if (this.#lastOf.get(key) === nonce) this.#lastOf.delete(key)
    this.#fresh.add(key)
  }

  /** Before the server is asked for the list: moves from here on may not be in its answer. */
  startRefresh(): void {
    this.#fresh.clear()
  }

  get fresh(): ReadonlySet<string> {
    return this.#fresh
  }
}

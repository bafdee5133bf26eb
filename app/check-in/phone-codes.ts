// Which ticket of a phone's list a code means: the party's own, a companion's, or one that was replaced. Pure.
import type { FoundTicket, PhoneTicket } from './phone-ticket.ts'

export class PhoneCodes {
  /** short code → key */
  readonly #short = new Map<string, string>()
  /** own code → ticket of the party */
  readonly #parties = new Map<string, string>()
  /** replaced code → ticket whose it was */
  readonly #replaced = new Map<string, string>()

  add({ key, code, companions = [], replaced = [] }: PhoneTicket): void {
    for (const old of replaced) {
      this.#replaced.set(old.key, key)
      this.#short.set(old.code, old.key)
    }
    for (const own of companions) this.#parties.set(own.key, key)
    if (code) this.#short.set(code, key)
  }

  remove({ key, code, companions = [], replaced = [] }: PhoneTicket): void {
    for (const old of replaced) {
      this.#replaced.delete(old.key)
      if (this.#short.get(old.code) === old.key) this.#short.delete(old.code)
    }
    for (const own of companions) this.#parties.delete(own.key)
    if (code && this.#short.get(code) === key) this.#short.delete(code)
  }

  keyOfCode(code: string): string | undefined {
    return this.#short.get(code)
  }

  /** The key of the ticket that a key means now. */
  nowOf(key: string): string {
    return this.#replaced.get(key) ?? key
  }

  find(tickets: ReadonlyMap<string, PhoneTicket>, key: string | undefined): FoundTicket | undefined {
    if (key === undefined) return undefined
    const party = this.#parties.get(key)
    // A code that the list still holds as somebody's is theirs, whatever else is said of it.
    const replaced = party || tickets.has(key) ? undefined : this.#replaced.get(key)
    const ticket = tickets.get(party ?? replaced ?? key)
    const companion = party ? ticket?.companions?.find((one) => one.key === key) : undefined
    return ticket && { ticket, ...(companion && { companion }), ...(replaced && { replaced: true as const }) }
  }
}

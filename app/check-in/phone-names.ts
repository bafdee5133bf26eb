// Searching by name without network: supervisors' phones only, with a key that the token of this phone makes. Names are open
// in the page's memory, never in its storage.
import { foldText, lengthOf } from '#app/platform/text.ts'
import type { GateSession } from './gate.ts'
import { namesKey, openName } from './open-record.ts'
import type { PhoneList } from './phone-list.ts'
import type { GateFind } from './search-gate.server.ts'
import { nameAtGate } from './walk-in.ts'

const MOST_FOUND = 20
const SHORTEST = 2

type Person = { key: string; registrationId: string; name: string; folded: string; initials: string; tail: string }

export class PhoneNames {
  readonly #session: GateSession
  readonly #list: PhoneList
  readonly #open = new Map<string, Person>()
  readonly #keys = new Map<string, string>()
  #lock: Promise<CryptoKey> | undefined

  constructor(session: GateSession, list: PhoneList) {
    this.#session = session
    this.#list = list
  }

  /** These tickets may name somebody else now. */
  forget(keys: readonly string[]): void {
    for (const key of keys) this.#open.delete(key)
  }

  keyOfRegistration(registrationId: string): string | undefined {
    return this.#keys.get(registrationId)
  }

  /** The masked name of a ticket found by searching. */
  masked(key: string): string | undefined {
    const person = this.#open.get(key)
    return person && nameAtGate(person.name)
  }

  /** By name, initials or last four digits, as at the server; those who may come in first. */
  async search(typed: string): Promise<GateFind[]> {
    const query = foldText(typed).replaceAll(' ', '')
    if (lengthOf(query) < SHORTEST) return []
    await this.#openAll()
    const finds: GateFind[] = []
    for (const person of this.#open.values()) {
      if (!person.folded.includes(query) && !person.initials.startsWith(query) && person.tail !== query) continue
      const ticket = this.#list.tickets.get(person.key)
      if (!ticket) continue
      const { status, slotId, partySize, arrived, inside } = ticket
      const phone = person.tail ? `*******${person.tail}` : ''
      const name = nameAtGate(person.name)
      finds.push({ registrationId: person.registrationId, name, phone, status, slotId, partySize, arrived, inside })
    }
    const order = ({ status }: GateFind) =>
      status === 'confirmed' ? 0 : status === 'cancelled' || status === 'expired' ? 2 : 1
    return finds.sort((a, b) => order(a) - order(b)).slice(0, MOST_FOUND)
  }

  async #openAll(): Promise<void> {
    this.#lock ??= namesKey(this.#session.deviceToken, this.#session.event.id)
    const lock = await this.#lock
    const closed = [...this.#list.tickets.values()].filter(({ key, name }) => name && !this.#open.has(key))
    await Promise.all(
      closed.map(async ({ key, name }) => {
        const open = await openName(lock, name as string)
        if (!open) return
        const [registrationId, full, initials, tail] = open
        const folded = foldText(full).replaceAll(' ', '')
        this.#open.set(key, { key, registrationId, name: full, folded, initials, tail })
        this.#keys.set(registrationId, key)
      }),
    )
  }
}

// Searching by name without network: supervisors' phones only, with a key that the token of this phone makes. Names are open
// in the page's memory, never in its storage.
import { foldText, lengthOf } from '#app/platform/text.ts'
import type { GateSession } from './gate.ts'
import { type GateFind, mayComeFirst, SHORTEST_SEARCH } from './gate-find.ts'
import { keyOfCode, namesKey, openName } from './open-record.ts'
import type { PhoneList } from './phone-list.ts'
import { nameAtGate } from './walk-in.ts'

/** Digits of a mobile number. */
const WHOLE_NUMBER = 11

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

  /**
   * By name, initials, short code or telephone number, those who may come in first. Of a number the phone has the last four
   * digits only, of a name no pinyin: the server finds by the whole of both.
   */
  async search(typed: string): Promise<GateFind[]> {
    const query = foldText(typed).replaceAll(' ', '')
    if (lengthOf(query) < SHORTEST_SEARCH) return []
    await this.#openAll()
    const fits = await this.#fitting(query)
    const finds: GateFind[] = []
    for (const person of this.#open.values()) {
      if (!fits(person)) continue
      const ticket = this.#list.tickets.get(person.key)
      if (!ticket) continue
      const { status, slotId, partySize, arrived, inside } = ticket
      const phone = person.tail ? `*******${person.tail}` : ''
      const name = nameAtGate(person.name)
      finds.push({ registrationId: person.registrationId, name, phone, status, slotId, partySize, arrived, inside })
    }
    return mayComeFirst(finds)
  }

  async #fitting(query: string): Promise<(person: Person) => boolean> {
    const digits = query.replaceAll('-', '')
    if (!/^\+?\d+$/.test(digits)) return ({ folded, initials }) => folded.includes(query) || initials.startsWith(query)
    const ofCode = this.#list.keyOfCode(await keyOfCode(this.#session.event.id, digits))
    const tail = digits.length === 4 || digits.length >= WHOLE_NUMBER ? digits.slice(-4) : undefined
    return (person) => person.key === ofCode || person.tail === tail
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

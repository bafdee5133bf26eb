// Everything of a registration that needs no database: normal forms, secrets, hashes, ciphers. Done before the
// transaction, because inside it everybody else's write is waiting.

import { type Arrival, stampArrival } from '#app/platform/arrivals.ts'
import { now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { lookupHash, type Sealed, seal } from '#app/platform/key-ring.server.ts'
import type { Language } from '#app/platform/language.ts'
import { hashSecret, newDigits, newSecret } from '#app/platform/tokens.server.ts'
import type { Answers, Companion, Guardian } from '#db/schema/registrations.ts'
import { emailKey } from './contact.ts'
import { pinyinInitials } from './pinyin-initials.ts'

/** A checked submission: phone and e-mail in their normal forms, at least one of them present. */
export type RegistrationInput = {
  slotId: string
  name: string
  phone?: string
  email?: string
  partySize: number
  companions?: Companion[]
  guardian?: Guardian
  /** by question, as given; checked against the event's form inside the transaction */
  answers?: Record<string, string | string[]>
  /** a checked identity number; its owner has agreed to its use */
  identity?: string
  /** a class or delegation, which may be larger than the slot's largest party */
  groupName?: string
  needs?: string
  /** asked of the department along with signing up */
  question?: string
  /** whether question and answer may be published; left out: yes */
  mayPublish?: boolean
  /** on the waiting list: takes what is free when that is less than the whole party */
  takesFewer?: boolean
  consentVersion: string
  language: Language
  source?: 'web' | 'api' | 'staff' | 'walkIn'
  /** made by the browser or the caller for this submission */
  idempotencyKey?: string
  /** when the request was complete */
  arrivedAt?: Date
  /** its number in the order of arrival; stamped here when nobody has stamped it before */
  arrival?: number
}

export type PreparedRegistration = Arrival & {
  input: RegistrationInput
  id: string
  shortCode: string
  ticketSecret: string
  manageToken: string
  hashes: {
    ticket: string
    manage: string
    phone: string | null
    email: string | null
    phoneTail: string | null
    idempotencyKey: string | null
    idempotencyBody: string | null
  }
  sealed: {
    name: Sealed
    nameInitials: Sealed
    phone: Sealed | null
    email: Sealed | null
    companions: Sealed | null
    guardian: Sealed | null
    groupName: Sealed | null
    needs: Sealed | null
    ticketSecret: Sealed
    manageToken: Sealed
    recipient: Sealed
  }
}

/** Where messages about a registration go: e-mail where there is one, else a text message. */
export function recipientOf(person: { name: string; phone?: string | null; email?: string | null }) {
  if (person.email) return { channel: 'email' as const, to: { address: person.email, name: person.name } }
  if (person.phone) return { channel: 'sms' as const, to: { address: person.phone, name: person.name } }
  throw new Error('a registration has neither phone nor e-mail')
}

/** What is stored of checked answers. */
export function sealAnswers(answers: Answers): Sealed | null {
  return Object.keys(answers).length > 0 ? seal(JSON.stringify(answers)) : null
}

export function phoneHash(phone: string): string {
  return lookupHash('phone', phone)
}
export function emailHash(email: string): string {
  return lookupHash('email', emailKey(email))
}
/** Hash of the last four digits, for the search at the gate and in the console. */
export function phoneTailHash(phone: string): string {
  return lookupHash('phone tail', phone.slice(-4))
}

const sealOptional = (value: string | undefined) => (value ? seal(value) : null)
const sealJson = (value: unknown) => (value === undefined ? null : seal(JSON.stringify(value)))

/** Stamps the arrival and makes all that will be written. Synchronous, so that stamps and the queue keep one order. */
export function prepareRegistration(input: RegistrationInput): PreparedRegistration {
  const { arrivedAt = now(), arrival } = input
  const stamp = arrival === undefined ? stampArrival(arrivedAt) : { arrivedAt, arrival }
  const ticketSecret = newSecret(26)
  const manageToken = newSecret(26)
  return {
    ...stamp,
    input,
    id: newId(),
    shortCode: newDigits(8),
    ticketSecret,
    manageToken,
    hashes: {
      ticket: hashSecret(ticketSecret),
      manage: hashSecret(manageToken),
      phone: input.phone ? phoneHash(input.phone) : null,
      email: input.email ? emailHash(input.email) : null,
      phoneTail: input.phone ? phoneTailHash(input.phone) : null,
      idempotencyKey: input.idempotencyKey ? lookupHash('idempotency key', input.idempotencyKey) : null,
      idempotencyBody: input.idempotencyKey ? lookupHash('idempotency body', bodyOf(input)) : null,
    },
    sealed: {
      name: seal(input.name),
      nameInitials: seal(pinyinInitials(input.name)),
      phone: sealOptional(input.phone),
      email: sealOptional(input.email),
      companions: sealJson(input.companions),
      guardian: sealJson(input.guardian),
      groupName: sealOptional(input.groupName),
      needs: sealOptional(input.needs),
      ticketSecret: seal(ticketSecret),
      manageToken: seal(manageToken),
      recipient: seal(JSON.stringify(recipientOf(input).to)),
    },
  }
}

/** What makes two submissions the same: everything the person entered. */
function bodyOf(input: RegistrationInput): string {
  const { slotId, name, phone, email, partySize, companions, guardian, needs, consentVersion, language } = input
  const { answers, identity, groupName } = input
  return JSON.stringify([
    slotId,
    name,
    phone,
    email,
    partySize,
    companions,
    guardian,
    answers && Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)),
    needs,
    consentVersion,
    language,
    identity,
    groupName,
    ...(input.question ? [input.question] : []),
    // Only where it was chosen: what was stored before the choice existed stays the same.
    ...(input.takesFewer ? [true] : []),
  ])
}

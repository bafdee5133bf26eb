// The list of tickets that a phone keeps for the time without network, as it travels. Who a ticket belongs to is sealed
// with a key made from the ticket's own secret: a phone opens only what it has seen the code of, a lost phone names nobody.
// What the rule of the gate needs (slot, status, counts) stays open; it tells of no person.

import type { CareFlag, REGISTRATION_STATUSES } from '#db/schema/registrations.ts'
import type { Crowd } from './crowd.ts'
import type { SlotGroup } from './gate-slot.ts'

/** What a key is for: the records, and the names that supervisors' phones search. */
export const SEAL_INFO = 'open-day gate snapshot 3'
export const NAMES_INFO = 'open-day gate names 2'

/**
 * The SHA-256 of this is a sealing key. Secrets and tokens are random, at least 128 bits: no stretching is needed, only that a
 * key for one purpose or event tells nothing of another. One step instead of HKDF's four: a phone does this while people wait.
 */
export function keyMaterial(secret: string, eventId: string, info: string): string {
  return [info, eventId, secret].join('\n')
}

/** AES-GCM: the nonce stands before the ciphertext, the tag after it. */
export const NONCE_BYTES = 12

/** 132 bits of the secret's SHA-256 (base64url): enough to tell tickets apart, useless for making a code. */
export const KEY_LENGTH = 22
/** 66 bits of the SHA-256 of `EVENT:CODE`. Eight digits can be tried out, therefore nothing about a person hangs on them. */
export const CODE_LENGTH = 11

export type TicketStatus = (typeof REGISTRATION_STATUSES)[number]

/**
 * One ticket: key, code, place of its slot in `slots`, status, party size, people arrived, people inside, sealed record,
 * and on supervisors' phones the sealed name for searching.
 */
export type ListRow = [
  key: string,
  code: string,
  slot: number,
  status: TicketStatus,
  partySize: number,
  arrived: number,
  inside: number,
  record: string,
  name?: string,
]

/**
 * A companion's own code: its key, the key of the party's row (which has slot, status and counts), the number of the companion,
 * whether they are inside by it, whether it is void, and the record, sealed with a key from its own secret.
 */
export type CompanionRow = [key: string, party: string, person: number, inside: 0 | 1, isVoid: 0 | 1, record: string]

/**
 * 码已更换: the key of a code that lets nobody in any more, the short code that went with it, and the key of the row of whose it
 * was. There is no record: an old code opens nothing.
 */
export type ReplacedRow = [key: string, code: string, party: string]

/** A gate and the phone at it: `places` of the list, the same number in every later list. */
export type GatePlace = [gate: string, phone: string]

/**
 * When and where somebody of the ticket was let in last: the place by its number, or the name of a gate without a phone, and
 * seconds since 1970.
 */
export type LastEntry = [place: number | string, at: number]

/** What a record holds once opened. */
export type TicketHolder = {
  name: string
  /** in the record of a companion without a name: it is the name of who registered */
  ofParty?: true
  attention?: string
  /** 特别留意 */
  care?: CareFlag[]
  /** the last entry the server knew of; left out while nobody has come */
  in?: LastEntry
}
/** What a supervisor's phone searches in: registration, full name, initials, last four digits of the telephone number. */
export type SearchableName = [registrationId: string, name: string, initials: string, phoneTail: string]

export type ListSlot = SlotGroup & {
  id: string
  startsAt: string
  endsAt: string
  checkInOpensAt: string
  checkInClosesAt: string
  cancelled: boolean
  capacity: number
  taken: number
}

export type GateSnapshot = {
  /** the server's clock */
  now: string
  /** given back as `since` for what has changed */
  at: string
  /** false: only what has changed since; the phone keeps the rest */
  complete: boolean
  /** when the pairing ends; the phone forgets everything then */
  expiresAt: string
  event: { id: string; title: string; titleEn: string | null; limit?: number }
  slots: ListSlot[]
  tickets: ListRow[]
  /** of the tickets above, all own codes there are; left out when there are none */
  companions?: CompanionRow[]
  /** codes of the tickets above that were replaced, all there are; left out when there are none */
  replaced?: ReplacedRow[]
  /** phones at the gates of the event, in the order in which they were paired; left out when there are none */
  places?: GatePlace[]
  /** people without a ticket counted by hand, by gate; left out when there are none */
  crowd?: Crowd
}

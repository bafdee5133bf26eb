// What a phone at the gate asks for, whatever answers: the server, or the phone itself when there is no network.

import type { GateProfile } from '#app/platform/actor.ts'
import type { Crowd } from './crowd.ts'
import type { Verdict } from './decide-scan.ts'
import type { GateFind } from './gate-find.ts'
import type { SlotGroup } from './gate-slot.ts'
import type { HeadCount } from './head-count.server.ts'
import type { ScanResult } from './scan-result.ts'
import type { ScannedTicket } from './scanned-text.ts'
import type { UndoWhy } from './undo-reason.ts'

export type Direction = 'entry' | 'exit'

/** One attempt at the gate. Sent again with the same nonce it counts once. */
export type GateAttempt = {
  nonce: string
  /** undefined: what was read is no ticket; its text never leaves the phone */
  ticket: ScannedTicket | { registrationId: string } | undefined
  kind: Direction
  count?: number
  slotId?: string
  happenedAt: string
  force?: boolean
}
export type GateWalkIn = {
  nonce: string
  name?: string
  phone?: string
  partySize: number
  slotId?: string
  happenedAt: string
  force?: boolean
}
/** People without a ticket who leave. */
export type GateWalkOut = { nonce: string; people: number; happenedAt: string }
export type WalkOutResult = { admitted: number }
/** People counted by hand: who came in, or left when negative. */
export type GateCrowdCount = { nonce: string; people: number; happenedAt: string }
/** By gate, with this count. */
export type CrowdResult = { crowd: Crowd }
export type WalkInResult = ScanResult & {
  registrationId: string
  /** empty while only the phone knows them; `label` names them then */
  shortCode: string
  label?: string
  beyondCapacity: number
}

/** An attempt that somebody has to look at. */
export type GateConflict = {
  scanId: string
  verdict: Verdict
  /** masked; empty when the ticket is unknown */
  name: string
  partySize: number
  /** the companion whose own code was read */
  person?: number
  /** people this attempt counted */
  people: number
  /** the code that was read had been replaced */
  replaced?: true
  /** people it let in besides, beyond the party; left out when there are none, or all of them were */
  overlap?: number
  /** this attempt and, after a double entry, the one that let the party in first; the earliest is the entry */
  attempts: { happenedAt: string; gate: string; phone: string; entry: boolean }[]
}

/**
 * Why there is no answer. `network`: not reached, or too slow. `busy`: reached, but it cannot take it now. `unpaired`: this
 * phone was cut off. `refused`: understood and refused, with the API's code.
 */
export type GateFailure = { failed: 'network' | 'busy' | 'unpaired' } | { failed: 'refused'; code: string }
export type GateAnswer<Value> = { value: Value } | GateFailure

export type Gate = {
  scan(attempt: GateAttempt): Promise<GateAnswer<ScanResult>>
  undo(undoes: string, why?: UndoWhy): Promise<GateAnswer<{ arrived: number; partySize: number }>>
  walkIn(party: GateWalkIn): Promise<GateAnswer<WalkInResult>>
  walkOut(people: GateWalkOut): Promise<GateAnswer<WalkOutResult>>
  /** `refused` with `nobodyInside` when more leave than were counted in */
  countCrowd(count: GateCrowdCount): Promise<GateAnswer<CrowdResult>>
  search(query: string): Promise<GateAnswer<GateFind[]>>
  count(): Promise<GateAnswer<HeadCount>>
}

/** What the page asks: a gate, and how it stands. */
export type GateOnPhone = Gate & {
  /** what a scan would be answered; changes nothing */
  look(attempt: GateAttempt): Promise<GateAnswer<ScanResult>>
  /** decided by the phone, and not uploaded yet */
  owes(nonce: string): boolean
  /** the moment at the server, as far as it is known */
  now(): Date
}

export type GateSlotTimes = SlotGroup & {
  id: string
  startsAt: string
  endsAt: string
  checkInOpensAt: string
  checkInClosesAt: string
}
/** What a phone keeps after pairing. Names of visitors are never among it. */
export type GateSession = {
  deviceToken: string
  deviceId: string
  /** the end of the pairing; everything is forgotten then */
  expiresAt: string
  gate: string
  deviceName: string
  profile: GateProfile
  event: { id: string; slug: string; title: string; titleEn: string | null }
  slots: GateSlotTimes[]
}

export function newNonce(): string {
  if (crypto.randomUUID) return crypto.randomUUID()
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

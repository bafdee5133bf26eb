// One registration is one party for one slot. Its states, the steps between them, and what each means for the seats.
import type { LIVE_STATUSES, REGISTRATION_STATUSES } from '#db/schema/registrations.ts'

export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number]
export type LiveStatus = (typeof LIVE_STATUSES)[number]
export type Allocation = 'firstCome' | 'approval' | 'lottery'

/** In the order in which lists show them. */
export const STATUSES_IN_ORDER: readonly RegistrationStatus[] = [
  'confirmed',
  'offered',
  'waiting',
  'pendingApproval',
  'inLottery',
  'cancelled',
  'expired',
]

/** Statuses whose people are counted in `slots.taken`. An offer is a real hold. */
export const HOLDING_STATUSES = ['confirmed', 'offered'] as const satisfies readonly LiveStatus[]

const STEPS: Record<RegistrationStatus, readonly RegistrationStatus[]> = {
  pendingApproval: ['confirmed', 'waiting', 'cancelled'],
  inLottery: ['confirmed', 'waiting', 'cancelled'],
  confirmed: ['cancelled'],
  waiting: ['offered', 'pendingApproval', 'cancelled'],
  offered: ['confirmed', 'cancelled', 'expired'],
  cancelled: [],
  expired: [],
}

export function mayStep(from: RegistrationStatus, to: RegistrationStatus): boolean {
  return STEPS[from].includes(to)
}

export function isLive(status: RegistrationStatus): status is LiveStatus {
  return status !== 'cancelled' && status !== 'expired'
}

/** True while the party's people are counted as taken seats. */
export function holdsSeats(status: RegistrationStatus): boolean {
  return (HOLDING_STATUSES as readonly RegistrationStatus[]).includes(status)
}

/** People of a class or delegation that is registered as one. */
export const LARGEST_GROUP = 200

/** People that one registration may bring: a group is limited by the event's form, not by the slot's parties. */
export function largestParty(partyMax: number, groupName: string | null | undefined): number {
  return groupName ? LARGEST_GROUP : partyMax
}

/** A party is at least one person and at most what the slot allows. */
export function isPartySize(people: number, partyMax: number): boolean {
  return Number.isInteger(people) && people >= 1 && people <= partyMax
}

export type SlotRules = {
  state: 'open' | 'cancelled'
  eventState: 'draft' | 'inReview' | 'published' | 'cancelled' | 'archived'
  signUpOpensAt: Date
  signUpClosesAt: Date
}
export type Closed = 'cancelled' | 'notOpenYet' | 'closed'

/** Why nobody can sign up at `at`, or undefined when sign-up is open. The window includes its first moment, not its last. */
export function whyClosed(slot: SlotRules, at: Date): Closed | undefined {
  if (slot.state === 'cancelled' || slot.eventState === 'cancelled') return 'cancelled'
  if (slot.eventState !== 'published') return 'closed'
  if (at < slot.signUpOpensAt) return 'notOpenYet'
  if (at >= slot.signUpClosesAt) return 'closed'
  return undefined
}

/**
 * How many people the first in line is offered when `free` seats are: the whole party, or for one that takes fewer what
 * there is. 0 means that it goes on waiting, and everybody behind it.
 */
export function offerSize(party: { partySize: number; takesFewer: boolean }, free: number): number {
  if (party.partySize <= free) return party.partySize
  return party.takesFewer ? Math.max(0, free) : 0
}

export type SlotSeats = {
  allocation: Allocation
  capacity: number
  taken: number
  waiting: number
  waitingCapacity: number
  /** lottery only: from then on the slot goes on as first come */
  drawnAt: Date | null
}

/**
 * What a newcomer's party becomes. Whoever comes while others wait joins the line behind them, even if the party would
 * fit: nobody jumps the queue. The waiting list takes a party whole or not at all. Where the organiser approves, applications are
 * taken as long as a place is free, and wait in line once approved people have them all.
 */
export function placeFor(
  slot: SlotSeats,
  people: number,
): 'confirmed' | 'waiting' | 'pendingApproval' | 'inLottery' | 'full' {
  if (slot.allocation === 'lottery' && !slot.drawnAt) return 'inLottery'
  if (slot.waiting === 0 && slot.taken + people <= slot.capacity) {
    return slot.allocation === 'approval' ? 'pendingApproval' : 'confirmed'
  }
  return slot.waiting + people <= slot.waitingCapacity ? 'waiting' : 'full'
}

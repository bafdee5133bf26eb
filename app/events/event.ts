// An open day and its slots (场次): kinds, states, and what the clock makes of them. Pure, safe in the browser.
// A state that a person sets is stored; one that the clock brings is computed here from `now`.
import type { AgendaItem, CoHost, Speaker } from '#db/schema/events.ts'

export type { AgendaItem, CoHost, Speaker }

export const EVENT_KINDS = ['openDay', 'themeDay', 'onlineInterview', 'onAir', 'pressConference'] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** Kinds people come to: these need a slot before they can be published. */
export const KINDS_WITH_SLOTS: readonly EventKind[] = ['openDay', 'themeDay']

/** Kinds at which officials answer before an audience that is elsewhere: with speakers, a broadcast and a transcript. */
export const TALK_KINDS: readonly EventKind[] = ['onlineInterview', 'onAir', 'pressConference']
export const isTalk = (kind: EventKind) => TALK_KINDS.includes(kind)

export const STORED_STATES = ['draft', 'inReview', 'published', 'cancelled', 'archived'] as const
export type StoredState = (typeof STORED_STATES)[number]
/** What the public may see. A cancelled event stays visible, and says so. */
export const PUBLIC_STATES: readonly StoredState[] = ['published', 'cancelled', 'archived']

export const ALLOCATIONS = ['firstCome', 'approval', 'lottery'] as const
export type Allocation = (typeof ALLOCATIONS)[number]

/** The part of a slot that decides whether one can sign up. Counts are people. */
export type SlotFacts = {
  state: 'open' | 'cancelled'
  startsAt: Date
  endsAt: Date
  capacity: number
  taken: number
  waiting: number
  waitingCapacity: number
  allocation: Allocation
  /** lottery only: from then on the slot goes on as first come */
  drawnAt?: Date | null
  signUpOpensAt: Date
  signUpClosesAt: Date
}

export const SIGN_UP_STATES = ['notYet', 'open', 'waitingOnly', 'full', 'closed'] as const
export type SignUpState = (typeof SIGN_UP_STATES)[number]

/** Places a newcomer can have: none while somebody waits, because freed places go to the waiting list. Never negative. */
export function freePlaces(slot: Pick<SlotFacts, 'capacity' | 'taken' | 'waiting'>): number {
  return slot.waiting > 0 ? 0 : Math.max(0, slot.capacity - slot.taken)
}

/** Its places are still to be drawn. */
export function isLottery(slot: Pick<SlotFacts, 'allocation' | 'drawnAt'>): boolean {
  return slot.allocation === 'lottery' && !slot.drawnAt
}

/**
 * Whether somebody can sign up for the slot at `now`. The opening moment belongs to the window, the closing moment does
 * not. A lottery takes everybody within its window; the other allocations take newcomers while a place is free, then
 * onto the waiting list while that has room. A cancelled slot is closed.
 */
export function signUpState(slot: SlotFacts, now: Date): SignUpState {
  if (slot.state === 'cancelled' || now >= slot.signUpClosesAt) return 'closed'
  if (now < slot.signUpOpensAt) return 'notYet'
  if (isLottery(slot) || freePlaces(slot) > 0) return 'open'
  return slot.waiting < slot.waitingCapacity ? 'waitingOnly' : 'full'
}

export const EVENT_STATES = [
  'signUpOpen',
  'lotteryOpen',
  'signUpSoon',
  'waitingOnly',
  'full',
  'signUpClosed',
  'noSignUp',
  'running',
  'over',
  'cancelled',
] as const
/** The state word the public sees: 报名中, 摇号登记中, 即将开始报名, 名额已满可候补 … */
export type EventState = (typeof EVENT_STATES)[number]

export type EventFacts = { state: StoredState; startsAt: Date; endsAt: Date; slots: readonly SlotFacts[] }

/**
 * The one word for an event at `now`. While somebody can still sign up for one of its slots, that is the word, because
 * it is what a reader can act on; only then comes that it is running.
 */
export function eventState(event: EventFacts, now: Date): EventState {
  if (event.state === 'cancelled') return 'cancelled'
  if (event.state === 'archived' || now >= event.endsAt) return 'over'
  const slots = event.slots.filter((slot) => slot.state === 'open')
  const states = slots.map((slot) => ({ slot, state: signUpState(slot, now) }))
  const open = states.filter(({ state }) => state === 'open')
  if (open.some(({ slot }) => !isLottery(slot))) return 'signUpOpen'
  if (open.length > 0) return 'lotteryOpen'
  if (now >= event.startsAt) return 'running'
  if (states.length === 0) return 'noSignUp'
  if (states.some(({ state }) => state === 'waitingOnly')) return 'waitingOnly'
  if (states.some(({ state }) => state === 'notYet')) return 'signUpSoon'
  if (states.some(({ state }) => state === 'full')) return 'full'
  return 'signUpClosed'
}

/** True when the event is over or will not be: its leaf turns grey. */
export function isPast(state: EventState): boolean {
  return state === 'over' || state === 'cancelled'
}

/**
 * The slot the sign-up button means: the first that is open, else the first with room on its waiting list. One whose places are a
 * group's only where there is no other.
 */
export function slotToOffer<Slot extends SlotFacts & { reservedFor?: string | null }>(
  slots: readonly Slot[],
  now: Date,
): Slot | undefined {
  const inOrder = slots.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const ofAll = inOrder.filter(({ reservedFor }) => !reservedFor)
  for (const state of ['open', 'waitingOnly']) {
    for (const some of [ofAll, inOrder]) {
      const found = some.find((slot) => signUpState(slot, now) === state)
      if (found) return found
    }
  }
  return undefined
}

/** First start and last end over the slots that take place; undefined when there is none. */
export function spanOf(slots: readonly Pick<SlotFacts, 'state' | 'startsAt' | 'endsAt'>[]) {
  const held = slots.filter((slot) => slot.state === 'open')
  if (held.length === 0) return undefined
  return {
    startsAt: new Date(Math.min(...held.map((slot) => slot.startsAt.getTime()))),
    endsAt: new Date(Math.max(...held.map((slot) => slot.endsAt.getTime()))),
  }
}

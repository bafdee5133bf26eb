// 演练: ten codes that belong to nobody, and what a phone shows of each. Pure; the phone needs no network for them.
import type { CareFlag } from '#db/schema/registrations.ts'
import { decideScan, type TicketFacts, type Verdict } from './decide-scan.ts'
import type { GateSlotTimes } from './gate.ts'
import type { SeenEntry } from './phone-ticket.ts'

export const PRACTICE_CASES = [
  'single',
  'party',
  'already',
  'partly',
  'care',
  'early',
  'cancelled',
  'waiting',
  'replaced',
  'otherEvent',
] as const
export type PracticeCase = (typeof PRACTICE_CASES)[number]

const TEXT = 'OPEN-DAY-PRACTICE-'
const MINUTE = 60_000

/** What stands in the QR code. It is no address and no ticket of any event. */
export function practiceText(number: number): string {
  return `${TEXT}${String(number).padStart(2, '0')}`
}

/** To be typed: eight digits, which only a rehearsal reads so. */
export function practiceDigits(number: number): string {
  return String(number).padStart(8, '0')
}

/** Which practice code a text is, 1 to 10; undefined for everything else. */
export function practiceNumber(text: string): number | undefined {
  const read = text.trim().toUpperCase()
  const number = read.startsWith(TEXT) ? Number(read.slice(TEXT.length)) : Number.NaN
  return PRACTICE_CASES[number - 1] && practiceText(number) === read ? number : undefined
}

export type PracticeTicket = {
  facts: TicketFacts
  /** masked, of nobody */
  name: string
  care?: CareFlag[]
  last?: SeenEntry
}

const EVENT = 'practice'

/** The event of a rehearsal that began at a moment, and its slots: check-in is open for one, and tomorrow for the other. */
export function practicePlace(began: number): {
  eventId: string
  slots: [now: GateSlotTimes, tomorrow: GateSlotTimes]
} {
  const slot = (id: string, from: number): GateSlotTimes => ({
    id,
    startsAt: new Date(from + 30 * MINUTE).toISOString(),
    endsAt: new Date(from + 150 * MINUTE).toISOString(),
    checkInOpensAt: new Date(from - 30 * MINUTE).toISOString(),
    checkInClosesAt: new Date(from + 120 * MINUTE).toISOString(),
  })
  return { eventId: EVENT, slots: [slot('practice-now', began), slot('practice-tomorrow', began + 1440 * MINUTE)] }
}

/** The ticket behind a practice code, as it is when the rehearsal begins. `phone`: what the other phone is called. */
export function practiceTicket(number: number, began: number, other: { gate: string; phone: string }): PracticeTicket {
  const { eventId, slots } = practicePlace(began)
  const of = (given: Partial<TicketFacts> = {}, slot = slots[0]): TicketFacts => ({
    eventId,
    slotId: slot.id,
    status: 'confirmed',
    slotCancelled: false,
    partySize: 1,
    arrivedPeople: 0,
    insidePeople: 0,
    checkInOpensAt: new Date(slot.checkInOpensAt),
    checkInClosesAt: new Date(slot.checkInClosesAt),
    ...given,
  })
  const inside = (people: number) => ({ arrivedPeople: people, insidePeople: people })
  const last = { happenedAt: new Date(began - 15 * MINUTE).toISOString(), ...other }
  const name = `演*${'一二三四五六七八九十'[number - 1]}`
  switch (PRACTICE_CASES[number - 1]) {
    case 'party':
      return { facts: of({ partySize: 4 }), name }
    case 'already':
      return { facts: of(inside(1)), name, last }
    case 'partly':
      return { facts: of({ partySize: 5, ...inside(2) }), name, last }
    case 'care':
      return { facts: of({ partySize: 2 }), name, care: ['guest', 'wheelchair'] }
    case 'early':
      return { facts: of({}, slots[1]), name }
    case 'cancelled':
      return { facts: of({ status: 'cancelled' }), name }
    case 'waiting':
      return { facts: of({ status: 'waiting' }), name }
    case 'replaced':
      return { facts: of({ replaced: true }), name: '' }
    case 'otherEvent':
      return { facts: of({ eventId: 'another' }), name: '' }
    default:
      return { facts: of(), name }
  }
}

/** What the first scan of each is answered; the printed sheet says so in words. */
export function practiceVerdict(number: number, at: number): Verdict {
  const { facts } = practiceTicket(number, at, { gate: '', phone: '' })
  return decideScan(facts, { kind: 'entry', eventId: EVENT, at: new Date(at) }).verdict
}

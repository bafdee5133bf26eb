// Giving out places one after the other: what each party gets, and what is left for the next.
import { type LiveStatus, placeFor, type SlotSeats } from './registration.ts'

export type Seats = SlotSeats & { lastPosition: number; lastDrawNumber: number }
/** Numbers are given once and never changed: the one on the waiting list, or the one in the draw. */
export type Place = { status: LiveStatus; waitingPosition: number | null; drawNumber: number | null }

/** The place of a party of so many people, and the seats after it; undefined when there is none. */
export function takePlace(seats: Seats, people: number): { place: Place; left: Seats } | undefined {
  const status = placeFor(seats, people)
  const place = { waitingPosition: null, drawNumber: null }
  switch (status) {
    case 'full':
      return undefined
    case 'pendingApproval':
      return { place: { ...place, status }, left: seats }
    case 'inLottery': {
      const drawNumber = seats.lastDrawNumber + 1
      return { place: { ...place, status, drawNumber }, left: { ...seats, lastDrawNumber: drawNumber } }
    }
    case 'confirmed':
      return { place: { ...place, status }, left: { ...seats, taken: seats.taken + people } }
    case 'waiting': {
      const waitingPosition = seats.lastPosition + 1
      const left = { ...seats, waiting: seats.waiting + people, lastPosition: waitingPosition }
      return { place: { ...place, status, waitingPosition }, left }
    }
  }
}

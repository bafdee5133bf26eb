// A slot is given up: what becomes of each party. Pure, so that the page shows beforehand what will be done.
import type { LiveStatus } from './registration.ts'

export type ClosingParty = {
  id: string
  status: LiveStatus
  people: number
  /** a class or delegation, which the slot's largest party does not limit */
  group?: boolean
  /** somebody with the same contact is in the other slot already */
  twice: boolean
}
/** moves: has its seats in the other slot · waits: keeps waiting there · cancelled: is told why */
export type ClosingFate = 'moves' | 'waits' | 'cancelled'
/** The other slot: places that are free for newcomers, room on its waiting list, people in one party at most. */
export type ClosingTarget = { free: number; waitingRoom: number; partyMax: number }

/**
 * One fate for each party, in the order given: who holds seats first, then the waiting list. Seats go to parties whole;
 * one that no longer fits is cancelled, and the next is tried. Applications and entries for a draw are not carried over:
 * nobody has promised them anything there. Without a target all are cancelled.
 */
export function planClosing(parties: readonly ClosingParty[], target: ClosingTarget | undefined): ClosingFate[] {
  let { free, waitingRoom } = target ?? { free: 0, waitingRoom: 0 }
  return parties.map(({ status, people, twice, group }) => {
    if (!target || twice || (people > target.partyMax && !group)) return 'cancelled'
    if ((status === 'confirmed' || status === 'offered') && people <= free) {
      free -= people
      return 'moves'
    }
    if (status === 'waiting' && people <= waitingRoom) {
      waitingRoom -= people
      return 'waits'
    }
    return 'cancelled'
  })
}

// What a phone keeps of its list beside the tickets: how old it is, slots and gates, people counted by hand. Pure.
import type { Crowd } from './crowd.ts'
import type { GatePlace, GateSnapshot, ListSlot } from './sealed-list.ts'

export type ListAbout = {
  /** given back as `since` */
  at: string
  /** when it was fetched, by the server's clock */
  fetchedAt: string
  expiresAt: string
  event: GateSnapshot['event']
  slots: ListSlot[]
  places?: GatePlace[]
  crowd?: Crowd
  /** server's clock minus the phone's, in milliseconds */
  clockOffset: number
  walkIns: number
}

/** Of a list that was fetched; `at`: from when on changes are asked for next. */
export function aboutList(snapshot: GateSnapshot, given: Pick<ListAbout, 'at' | 'clockOffset' | 'walkIns'>): ListAbout {
  const { now, expiresAt, event, slots, places, crowd } = snapshot
  return {
    ...{ fetchedAt: now, expiresAt, event, slots },
    ...(places && { places }),
    ...(crowd && { crowd }),
    ...given,
  }
}

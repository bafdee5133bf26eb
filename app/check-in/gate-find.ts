// What a search at the gate finds, at the server and on the phone alike. Pure.
import type { REGISTRATION_STATUSES } from '#db/schema/registrations.ts'

export type GateFind = {
  registrationId: string
  /** masked */
  name: string
  phone: string
  status: (typeof REGISTRATION_STATUSES)[number]
  slotId: string
  partySize: number
  arrived: number
  inside: number
}

/** Characters; a family name alone would find half the town. */
export const SHORTEST_SEARCH = 2
export const MOST_FOUND = 20

/** The twenty to be shown: who may come in stands first, who cancelled last. */
export function mayComeFirst<Row extends { status: GateFind['status'] }>(rows: readonly Row[]): Row[] {
  const order = ({ status }: Row) =>
    status === 'confirmed' ? 0 : status === 'cancelled' || status === 'expired' ? 2 : 1
  return [...rows].sort((a, b) => order(a) - order(b)).slice(0, MOST_FOUND)
}

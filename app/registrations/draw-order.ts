// The rule of the draw (docs/decisions/0014): everybody with the published numbers and the revealed seed comes to the
// same list. `openssl dgst -sha256 -hmac SEED` over each number, sorted; then seats in that order.
import { createHmac } from 'node:crypto'
import type { DrawnLot } from '#db/schema/draws.ts'

export type Lot = { number: number; people: number }

/** HMAC-SHA-256 over the number in decimal digits, keyed with the seed's text as it is printed; hex. */
export function lotKey(seed: string, number: number): string {
  return createHmac('sha256', seed).update(String(number)).digest('hex')
}

/** The lots by their keys, smallest first. */
export function drawOrder<Each extends Lot>(seed: string, lots: readonly Each[]): Each[] {
  const keyed = lots.map((lot) => ({ lot, key: lotKey(seed, lot.number) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.lot.number - b.lot.number))
  return keyed.map(({ lot }) => lot)
}

/**
 * Gives out seats in the order drawn, a party whole or not at all: one that no longer fits is passed over and the next is
 * tried until no seat is left. Whoever gets none joins the waiting list in the order drawn, from `firstPosition` on.
 */
export function allotSeats(ordered: readonly Lot[], seats: number, firstPosition: number): DrawnLot[] {
  let free = seats
  let position = firstPosition
  return ordered.map(({ number, people }) => {
    const fits = people <= free
    if (fits) free -= people
    return { number, people, position: fits ? null : position++ }
  })
}

// What would become of a list if it were handed in now. Pure; the transaction decides.
import { placeFor, type SlotSeats } from './registration.ts'

export type Outlook = Partial<Record<ReturnType<typeof placeFor>, number>>

/** People by what their parties would become, one party after the other. */
export function outlookOf(slot: SlotSeats, sizes: readonly number[]): Outlook {
  const seats = { ...slot }
  const outlook: Outlook = {}
  for (const people of sizes) {
    const place = placeFor(seats, people)
    outlook[place] = (outlook[place] ?? 0) + people
    if (place === 'confirmed') seats.taken += people
    if (place === 'waiting') seats.waiting += people
  }
  return outlook
}

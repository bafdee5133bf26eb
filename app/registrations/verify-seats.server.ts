// The truth about seats is a recount. `ops verify` and the nightly job compare it with the running sums.
import { asc, eq, max, sum } from 'drizzle-orm'
import { registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { holdsSeats } from './registration.ts'

export type SeatFault = {
  slotId: string
  figure: 'taken' | 'waiting' | 'oversold' | 'lastPosition'
  stored: number
  counted: number
}

/** Recounts every slot, or one; an empty list means that all sums are true and nothing is oversold. */
export async function verifySeats(reader: Reader, slotId?: string): Promise<SeatFault[]> {
  const stored = await reader
    .select()
    .from(slots)
    .where(slotId ? eq(slots.id, slotId) : undefined)
    .orderBy(asc(slots.id))
  const counted = await reader
    .select({
      slotId: registrations.slotId,
      status: registrations.status,
      people: sum(registrations.partySize),
      last: max(registrations.waitingPosition),
    })
    .from(registrations)
    .where(slotId ? eq(registrations.slotId, slotId) : undefined)
    .groupBy(registrations.slotId, registrations.status)
  const bySlot = new Map<string, typeof counted>()
  for (const row of counted) bySlot.set(row.slotId, [...(bySlot.get(row.slotId) ?? []), row])
  const faults: SeatFault[] = []
  for (const slot of stored) {
    const own = bySlot.get(slot.id) ?? []
    const people = (which: typeof own) => which.reduce((total, row) => total + Number(row.people ?? 0), 0)
    const taken = people(own.filter((row) => holdsSeats(row.status)))
    const waiting = people(own.filter((row) => row.status === 'waiting'))
    const last = Math.max(0, ...own.map((row) => row.last ?? 0))
    const check = (figure: SeatFault['figure'], value: number, truth: number, wrong = value !== truth) => {
      if (wrong) faults.push({ slotId: slot.id, figure, stored: value, counted: truth })
    }
    check('taken', slot.taken, taken)
    check('waiting', slot.waiting, waiting)
    check('oversold', slot.capacity, taken, taken > slot.capacity)
    check('lastPosition', slot.lastPosition, last, last > slot.lastPosition)
  }
  return faults
}

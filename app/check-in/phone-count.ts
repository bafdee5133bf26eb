// The head count as a phone knows it: of all gates as of the last contact, and what this phone did since. Pure.
import { type Crowd, crowdInside } from './crowd.ts'
import type { HeadCount } from './head-count.server.ts'
import type { PhoneTicket } from './phone-ticket.ts'
import type { ListSlot } from './sealed-list.ts'

type Counted = { slots: readonly ListSlot[]; tickets: Iterable<PhoneTicket>; limit: number | undefined; crowd: Crowd }

export function countOnPhone({ slots, tickets, limit, crowd }: Counted): HeadCount {
  const bySlot = slots.map((slot) => ({
    slotId: slot.id,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    ...(slot.reservedFor !== undefined && { reservedFor: slot.reservedFor, reservedForEn: slot.reservedForEn }),
    arrived: 0,
    inside: 0,
    expected: 0,
  }))
  const of = new Map(bySlot.map((slot) => [slot.slotId, slot]))
  for (const ticket of tickets) {
    const slot = of.get(ticket.slotId)
    if (!slot) continue
    slot.arrived += ticket.arrived
    slot.inside += ticket.inside
    if (ticket.status === 'confirmed') slot.expected += ticket.partySize
  }
  const total = (pick: (slot: (typeof bySlot)[number]) => number) => bySlot.reduce((sum, slot) => sum + pick(slot), 0)
  return {
    inside: total((slot) => slot.inside) + crowdInside(crowd),
    arrived: total((slot) => slot.arrived),
    expected: total((slot) => slot.expected),
    ...(limit !== undefined && { limit }),
    ...(crowd.length > 0 && { crowd }),
    bySlot,
  }
}

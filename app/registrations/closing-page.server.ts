// What the page that takes a slot out shows: the other slots, and the fate of each party if it is confirmed now.
import { slotName } from '#app/events/present-event.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { maskName } from '#app/platform/text.ts'
import type { Reader, Tx } from '#db/store.ts'
import { readClosing, targetOf } from './close-slot.server.ts'
import type { ClosingFate } from './closing-plan.ts'
import { slotsOfEvent } from './registration-queries.server.ts'
import { readSlot } from './slot-seats.server.ts'

/** Lines shown; the sums count all. */
const MOST_LINES = 200

export async function readClosingPage(
  reader: Reader,
  eventId: string,
  slotId: string,
  to: string | undefined,
  language: Language,
  now: Date,
) {
  // Reading is all that readSlot does.
  const slotNow = (id: string) => readSlot(reader as Tx, id)
  const own = await slotNow(slotId)
  if (!own) throw new NotFound()
  const others = (await slotsOfEvent(reader, eventId)).filter(({ id }) => id !== slotId)
  const targets = []
  for (const { id } of others) {
    const slot = await slotNow(id)
    const room = slot && targetOf(slot, now)
    if (slot && room && (room.free > 0 || room.waitingRoom > 0)) targets.push({ slot, room })
  }
  const target = targets.find(({ slot }) => slot.id === to)?.slot
  const { lines, mark } = await readClosing(reader, slotId, target, now)
  const sum = (fate: ClosingFate) => lines.filter((line) => line.fate === fate).length
  return {
    name: slotName(own, language),
    to: target?.id ?? '',
    toName: target ? slotName(target, language) : '',
    targets: targets.map(({ slot, room }) => ({ id: slot.id, name: slotName(slot, language), free: room.free })),
    parties: lines.length,
    sums: { moves: sum('moves'), waits: sum('waits'), cancelled: sum('cancelled') },
    mark,
    lines: lines.slice(0, MOST_LINES).map(({ row, fate }) => ({
      id: row.id,
      name: maskName(row.name),
      people: row.partySize,
      status: row.status,
      fate,
    })),
  }
}
export type ClosingPage = Awaited<ReturnType<typeof readClosingPage>>

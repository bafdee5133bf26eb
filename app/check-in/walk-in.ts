// 散客: people who come without having registered.
import { maskName } from '#app/platform/text.ts'

/** Written where a name is needed and none was given. */
export const NAMELESS = '散客'

/**
 * How a registration is named at the gate: masked, so that staff can compare it with the person before them and a bystander
 * learns nothing; except where there is nothing to mask.
 */
export function nameAtGate(name: string): string {
  return name === NAMELESS ? name : maskName(name)
}

type SlotTimes = { id: string; startsAt: Date; checkInOpensAt: Date; checkInClosesAt: Date }

/** The slot the gate works for at a moment: the one whose check-in is open, else the next to open, else the last. */
export function slotAt<Slot extends SlotTimes>(slots: readonly Slot[], at: Date): Slot | undefined {
  const byStart = [...slots].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const open = byStart.filter((slot) => slot.checkInOpensAt <= at && at <= slot.checkInClosesAt)
  // Windows may overlap: while one slot ends the next already checks in.
  return open.at(-1) ?? byStart.find((slot) => slot.checkInOpensAt > at) ?? byStart.at(-1)
}

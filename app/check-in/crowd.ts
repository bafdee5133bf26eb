// 现场人数: people without a ticket, counted by hand at the gates. They count against the venue's safety limit like everybody
// inside, and against no places. Pure, for server and phone.

/** Most people of one count: a bus that empties. */
export const MOST_AT_ONCE = 99

/** Of one gate: who came in and who left there, so far. */
export type GateCrowd = { gate: string; entered: number; left: number }
/** Of all gates. */
export type Crowd = readonly GateCrowd[]

/**
 * How many of them are inside, over all gates. More may leave at a gate than came in there, and phones without network are
 * heard late, in any order: only the sum over all gates counts, and it is never less than nobody.
 */
export function crowdInside(crowd: Crowd): number {
  return Math.max(
    0,
    crowd.reduce((sum, { entered, left }) => sum + entered - left, 0),
  )
}

/** With one count more: `people` came in, or left when negative. */
export function crowdAfter(crowd: Crowd, gate: string, people: number): Crowd {
  const before = crowd.find((each) => each.gate === gate) ?? { gate, entered: 0, left: 0 }
  const after = { ...before, entered: before.entered + Math.max(0, people), left: before.left + Math.max(0, -people) }
  return [...crowd.filter((each) => each.gate !== gate), after].sort((a, b) => (a.gate < b.gate ? -1 : 1))
}

/** Why a count made now is not taken: more cannot leave than are inside. What a phone without network counted is always taken. */
export function refusesCount(crowd: Crowd, people: number): boolean {
  return people < 0 && -people > crowdInside(crowd)
}

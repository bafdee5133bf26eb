// 冲突: a phone without network let people in where the rule, knowing all gates, says otherwise. Somebody looks, and decides.

/**
 * `stands`: nobody is counted or uncounted; one party was read twice, or those let in may stay. `bothEntered`: other people
 * came in with the same ticket, or more than belong to it, and are inside; they are counted as walk-ins. `turnedBack`: those whom the attempt counted
 * are not inside; they are taken off the count.
 */
export const RESOLUTIONS = ['stands', 'bothEntered', 'turnedBack'] as const
export type Resolution = (typeof RESOLUTIONS)[number]

/**
 * What can be decided about an attempt that counted so many people. `overlap`: besides them it let in people beyond the party,
 * who are counted nowhere.
 */
export function resolutionsFor(conflict: { people: number; overlap?: number }): readonly Resolution[] {
  if (conflict.people === 0) return ['stands', 'bothEntered']
  return conflict.overlap ? ['stands', 'bothEntered', 'turnedBack'] : ['stands', 'turnedBack']
}

/** How many came besides, as far as it is known: those beyond the party, or all of it again. */
export function besidesOf(conflict: { people: number; overlap?: number; partySize: number; person?: number }): number {
  if (conflict.people > 0 && conflict.overlap) return conflict.overlap
  return conflict.person === undefined ? Math.max(1, conflict.partySize) : 1
}

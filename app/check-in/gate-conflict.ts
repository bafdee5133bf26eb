// 冲突: a phone without network let people in where the rule, knowing all gates, says otherwise. Somebody looks, and decides.

/**
 * `stands`: nobody is counted or uncounted; one party was read twice, or those let in may stay. `bothEntered`: other people
 * came in with the same ticket and are inside; they are counted as walk-ins. `turnedBack`: those whom the attempt counted
 * are not inside; they are taken off the count.
 */
export const RESOLUTIONS = ['stands', 'bothEntered', 'turnedBack'] as const
export type Resolution = (typeof RESOLUTIONS)[number]

/** What can be decided about an attempt that counted so many people. */
export function resolutionsFor(conflict: { people: number; verdict: string }): readonly Resolution[] {
  return conflict.people > 0 ? ['stands', 'turnedBack'] : ['stands', 'bothEntered']
}

// How near the venue's limit the number of people inside is, on the big screen and on the phone alike. Pure.

/** Share of the safety limit from which the figure warns. */
export const NEAR = 0.9

export type Fullness = 'near' | 'full'

/** `near` from nine tenths of the limit, `full` from the limit itself; undefined below, and without a limit. */
export function fullness(counts: { inside: number; limit?: number } | undefined): Fullness | undefined {
  if (counts?.limit === undefined) return undefined
  if (counts.inside >= counts.limit) return 'full'
  return counts.inside >= counts.limit * NEAR ? 'near' : undefined
}

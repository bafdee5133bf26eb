// Concerns from elsewhere (回应关切) in the public figures of a month: how many were entered from each kind of source, and
// answered in public. Pure.

import { FEWEST_PEOPLE } from '#app/platform/small-numbers.ts'
import type { CONCERN_MEDIA } from '#db/schema/concerns.ts'

export type ConcernMedium = (typeof CONCERN_MEDIA)[number]
export type ConcernCount = { medium: ConcernMedium | 'others'; entered: number; answered: number }

/** Single people speak there; a small number could show who did. */
const PERSONAL: readonly ConcernCount['medium'][] = ['hotline', 'petition']

/** Most first. Few from a source of single people are put together; alone they are told in the total only. */
export function publicConcerns(counts: readonly ConcernCount[]): { rows: ConcernCount[]; total: ConcernCount } {
  const sum = (all: readonly ConcernCount[]): ConcernCount => ({
    medium: 'others',
    entered: all.reduce((n, { entered }) => n + entered, 0),
    answered: all.reduce((n, { answered }) => n + answered, 0),
  })
  const isSmall = ({ medium, entered }: ConcernCount) => PERSONAL.includes(medium) && entered < FEWEST_PEOPLE
  const listed = counts
    .filter((row) => row.entered > 0 && !isSmall(row))
    .toSorted((a, b) => b.entered - a.entered || (a.medium < b.medium ? -1 : 1))
  const small = counts.filter((row) => row.entered > 0 && isSmall(row))
  // What is left over could be told from the total: the smallest listed row joins it.
  while (small.length > 0 && sum(small).entered < FEWEST_PEOPLE && listed.length > 0) {
    small.push(listed.pop() as ConcernCount)
  }
  return { rows: small.length > 0 ? [...listed, sum(small)] : listed, total: sum(counts) }
}

// 每人一码: codes for the companions of a party, beside the one that admits all of it. Pure.
import type { Companion } from '#db/schema/registrations.ts'

/** Larger parties, classes and delegations come in by one code: nobody hands out a hundred. */
export const MOST_OWN_CODES = 30

/** 1 is who registered; the first companion is 2. */
export const FIRST_COMPANION = 2

export type Party = { people: number; names: readonly string[] }

/** Whether a party is one whose companions can have codes of their own. Walk-ins are inside, and have no link. */
export function mayHaveOwnCodes({ partySize, source }: { partySize: number; source: string }): boolean {
  return source !== 'walkIn' && partySize > 1 && partySize <= MOST_OWN_CODES + 1
}

/** The numbers of a party's companions. */
export function companionsOf(people: number): number[] {
  return Array.from({ length: Math.max(0, people - 1) }, (_, index) => index + FIRST_COMPANION)
}

/** The name that was given for this companion; undefined when none was. */
export function companionName(companions: readonly Companion[] | null, person: number): string | undefined {
  return companions?.[person - FIRST_COMPANION]?.name || undefined
}

/**
 * Which number each companion has after a change; who is not in it no longer comes. Those with a name are known by it.
 * Those without stay before those who are named only now: to give a name to somebody is not to bring somebody else. Where a
 * name was taken out and none put in its place, the person it was is gone.
 */
export function numbersAfter(before: Party, after: Party): Map<number, number> {
  const kept = new Map<number, number>()
  const free = companionsOf(after.people)
  const nameIn = ({ names }: Party, person: number) => names[person - FIRST_COMPANION]
  const keep = (person: number, fits: (place: number) => boolean) => {
    const place = free.findIndex(fits)
    if (place >= 0) kept.set(person, free.splice(place, 1)[0] as number)
  }
  const companions = companionsOf(before.people)
  for (const person of companions) {
    const name = nameIn(before, person)
    if (name !== undefined) keep(person, (place) => nameIn(after, place) === name)
  }
  for (const unnamedFirst of [true, false]) {
    for (const person of companions) {
      if (nameIn(before, person) !== undefined || kept.has(person)) continue
      keep(person, (place) => !unnamedFirst || nameIn(after, place) === undefined)
    }
  }
  return kept
}

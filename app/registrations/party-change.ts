// How many people come, and who they are: the two are asked beside each other and must not contradict. Pure.

export type PartyBefore = { people: number; names: readonly string[] }
export type PartyAsked = {
  /** as typed */
  people: number
  /** the number that stood there when the page was opened */
  shown: number
  /** as ticked, in the words of `companionLabels` */
  stay: readonly string[]
  /** names of further companions */
  added: readonly string[]
}
export type PartyAfter = { ok: true; people: number; names: string[] } | { ok: false; fault: 'companionsTooManyStay' }

/** Companions as a form tells them apart: the second of a name is `王芳 (2)`. */
export function companionLabels(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

/**
 * The party after a change. A number that was typed counts. One that was left alone follows the names: each companion
 * whose tick is gone is one fewer, each who is named instead makes up for one. It never grows by itself, because more
 * people need more seats; people beyond those named stay unnamed. More names than people are refused.
 */
export function partyAfter(before: PartyBefore, { people: typed, shown, stay, added }: PartyAsked): PartyAfter {
  const labels = companionLabels(before.names)
  const staying = before.names.filter((_, place) => stay.includes(labels[place] as string))
  const names = [...staying, ...added]
  const gone = before.names.length - staying.length
  const instead = Math.min(gone, added.length)
  const people = typed === shown ? before.people - gone + instead : typed
  if (names.length > 0 && names.length >= people) return { ok: false, fault: 'companionsTooManyStay' }
  return { ok: true, people, names }
}

// What the pages and their script say of writers and of what is kept, in the reader's language.
import { dayOf, formatMomentShort, timeOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { draftsMessages } from './drafts-messages.ts'

/** Today the time alone, else with its day. */
export function momentWord(at: Date, now: Date, language: Language): string {
  return dayOf(at) === dayOf(now) ? timeOf(at) : formatMomentShort(at, language)
}

/** One line for each of the others who have an editing page open. */
export function hereLines(present: readonly { name: string; seenAt: Date }[], language: Language): string[] {
  const text = translator(language, draftsMessages)
  return present.map(({ name, seenAt }) => text('here', { name, time: timeOf(seenAt) }))
}

/** What stands beside the title after a form was kept. `newer`: somebody saved another version meanwhile. */
export function savedWord(savedAt: Date, newer: boolean, language: Language): string {
  return translator(language, draftsMessages)(newer ? 'savedNewer' : 'saved', { time: timeOf(savedAt) })
}

// The months that have figures.
import { asc } from 'drizzle-orm'
import { monthOf } from '#app/platform/dates.ts'
import { questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { monthsUpTo } from './figures.ts'

/** Months from the first question to now, the newest first. */
export async function listMonths(reader: Reader, now: Date): Promise<string[]> {
  const [first] = await reader
    .select({ at: questions.receivedAt })
    .from(questions)
    .orderBy(asc(questions.receivedAt))
    .limit(1)
  const last = first ? monthOf(first.at) : monthOf(now)
  return monthsUpTo(monthOf(now), 120)
    .filter((month) => month >= last)
    .toReversed()
}

// Forms that keep themselves while they are written: whose, for how long, and how long somebody counts as being there. Pure.
import { after, minutes, seconds } from '#app/platform/clock.ts'
import type { DRAFT_KINDS } from '#db/schema/drafts.ts'

export type DraftKind = (typeof DRAFT_KINDS)[number]
/** What is written: the event (`event`, `plan`) or the question (`answer`), and the department it belongs to. */
export type DraftSubject = { kind: DraftKind; id: string; departmentId: string }
/** Fields of a form as they were posted. */
export type DraftValues = Record<string, string | string[]>

/** Who was seen on a page within this time has it open. */
export const SEEN_WITHIN = minutes(2)
/** Who has a page open is noted again after this time, so that reading it seldom costs a write. */
export const NOTED_EVERY = seconds(20)
/** Rows of who was where are deleted after this time. */
export const FORGOTTEN_AFTER = minutes(10)

export const isHere = (seenAt: Date, now: Date): boolean => after(seenAt, SEEN_WITHIN) > now
export const needsNoting = (seenAt: Date | undefined, now: Date): boolean =>
  seenAt === undefined || after(seenAt, NOTED_EVERY) <= now

/** What the acts of the page itself are called; they are no part of what was written. */
const NOT_WRITTEN = ['intent', 'moduleId']

/** The fields without those that only say which button was pressed; a list ends with its last filled row. */
export function writtenValues(values: DraftValues): DraftValues {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => !NOT_WRITTEN.includes(name))
      .map(([name, value]) => [name, typeof value === 'string' ? value : filledRows(value)]),
  )
}

function filledRows(rows: readonly string[]): string[] {
  return rows.slice(0, rows.findLastIndex((row) => row.trim() !== '') + 1)
}

// The reports an organiser owes after an event: which, by when, and the parts that are written by hand. Pure.
import { addDays, dayOf } from '#app/platform/dates.ts'
import { addWorkdays, isWorkday } from '#app/questions/working-calendar.ts'

export const REPORT_KINDS = ['implementation', 'questionList', 'summary'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]
export const isReportKind = (text: string): text is ReportKind => REPORT_KINDS.some((kind) => kind === text)

/**
 * Calendar days after the day on which the event ends. 实施情况 within 5 days and the list of concerns with results within 10:
 * the open-day plan of 银川; a summary goes with the list.
 */
export const REPORT_DAYS: Readonly<Record<ReportKind, number>> = {
  implementation: 5,
  questionList: 10,
  summary: 10,
}

/** What is written by hand, in the order of the paper; the rest is figures. `required` may not be empty when filed. */
export const REPORT_PARTS = {
  implementation: { required: ['conduct', 'shown'], optional: ['links', 'problems'] },
  questionList: { required: [], optional: ['remarks'] },
  summary: { required: ['overview', 'results'], optional: ['problems', 'next'] },
} as const satisfies Record<ReportKind, { required: readonly string[]; optional: readonly string[] }>
export type ReportPart =
  | (typeof REPORT_PARTS)[ReportKind]['required'][number]
  | (typeof REPORT_PARTS)[ReportKind]['optional'][number]

export const partsOf = (kind: ReportKind): readonly ReportPart[] => [
  ...REPORT_PARTS[kind].required,
  ...REPORT_PARTS[kind].optional,
]
export const missingParts = (kind: ReportKind, texts: Readonly<Record<string, string>>): readonly ReportPart[] =>
  REPORT_PARTS[kind].required.filter((part) => !texts[part])

/** It took place: only then are reports owed. */
export const wasHeld = ({ state, endsAt }: { state: string; endsAt: Date }, now: Date): boolean =>
  (state === 'published' || state === 'archived') && endsAt <= now

/** A last day that is no working day moves to the next one (民法典第二百零三条). */
export function dueDayOf(kind: ReportKind, endsAt: Date): string {
  const last = addDays(dayOf(endsAt), REPORT_DAYS[kind])
  return isWorkday(last) ? last : addWorkdays(last, 1)
}

export const STANDINGS = ['late', 'dueSoon', 'owed', 'filedLate', 'filed', 'received', 'notOver'] as const
export type Standing = (typeof STANDINGS)[number]

const SOON_WORKDAYS = 2

/** Where a report stands now: computed, never stored. `firstFiledAt` is of version 1: a correction is not late. */
export function standingOf(
  kind: ReportKind,
  given: { endsAt: Date; firstFiledAt: Date | null; received: boolean },
  now: Date,
): Standing {
  const dueOn = dueDayOf(kind, given.endsAt)
  if (given.firstFiledAt) {
    if (dayOf(given.firstFiledAt) > dueOn) return 'filedLate'
    return given.received ? 'received' : 'filed'
  }
  if (given.endsAt > now) return 'notOver'
  if (dayOf(now) > dueOn) return 'late'
  return addWorkdays(dayOf(now), SOON_WORKDAYS) >= dueOn ? 'dueSoon' : 'owed'
}

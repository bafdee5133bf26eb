// Who is told when about a report that is not filed: the organisers before the due day and on it, those who sign off there
// beside them, and after it the department above and the overseer, by the settings that hold for questions. Pure.

import { dayOf } from '#app/platform/dates.ts'
import { workdaysBefore } from '#app/questions/clock-notices.ts'
import { isOfficeTime } from '#app/questions/office-hours.ts'
import type { OversightSettings } from '#app/questions/oversight-settings.ts'
import { workdaysBetween } from '#app/questions/working-calendar.ts'
import type { REPORT_NOTICE_STAGES } from '#db/schema/reports.ts'

export type ReportNoticeStage = (typeof REPORT_NOTICE_STAGES)[number]

/** A notice of lateness that could not go out for so many working days is not made up for. */
const LONGEST_WORKDAYS = 5

/** What is to be told now of a report due on `dueOn` and not filed: the notice of the day. None outside of office hours. */
export function reportStages(
  { dueOn, endedOn }: { dueOn: string; endedOn: string },
  { remindWorkdays, escalateWorkdays }: Pick<OversightSettings, 'remindWorkdays' | 'escalateWorkdays'>,
  now: Date,
): ReportNoticeStage[] {
  if (!isOfficeTime(now)) return []
  const today = dayOf(now)
  if (today < dueOn) {
    if (remindWorkdays === 0) return []
    const remindOn = workdaysBefore(dueOn, remindWorkdays)
    return today >= remindOn && remindOn > endedOn ? ['beforeDue'] : []
  }
  if (today === dueOn) return ['atDue']
  const late = workdaysBetween(dueOn, today)
  const stages: ReportNoticeStage[] = late <= LONGEST_WORKDAYS ? ['overdue'] : []
  const over = late - escalateWorkdays
  if (escalateWorkdays > 0 && over >= 0 && over <= LONGEST_WORKDAYS) stages.push('escalated')
  return stages
}

// Who is told when about a clock: the officer before the due day, the head on it, the department above and the overseer
// some working days after it. Pure; the job sends what is due and not yet sent.
import { hours } from '#app/platform/clock.ts'
import { addDays, dayOf } from '#app/platform/dates.ts'
import type { NOTICE_STAGES } from '#db/schema/oversight.ts'
import type { ClockKind } from './due-policies.ts'
import { readRule } from './due-rule.ts'
import { isOfficeTime } from './office-hours.ts'
import type { OversightSettings } from './oversight-settings.ts'
import { isWorkday, workdaysBetween } from './working-calendar.ts'

export type NoticeStage = (typeof NOTICE_STAGES)[number]

/** What each clock is worth: steps inside the answer's limit are the department's own affair and are not escalated. */
const STAGES: Record<ClockKind, readonly NoticeStage[]> = {
  total: ['beforeDue', 'atDue', 'escalated'],
  rework: ['beforeDue', 'atDue', 'escalated'],
  coUnit: ['beforeDue', 'atDue', 'escalated'],
  firstStatement: ['beforeDue', 'atDue', 'escalated'],
  spoken: ['beforeDue', 'atDue'],
  department: ['beforeDue'],
  triage: ['atDue'],
  return: ['atDue'],
  review: ['atDue'],
}

export type NoticeClock = { kind: ClockKind; startedAt: Date; dueAt: Date; dueRule: string }

/** The working day `n` working days before `day`. */
export function workdaysBefore(day: string, n: number): string {
  let at = day
  for (let left = n; left > 0; ) {
    at = addDays(at, -1)
    if (isWorkday(at)) left -= 1
  }
  return at
}

/** Stages that a running clock has reached at this moment, the earliest first; none outside of office hours. */
export function stagesReached(clock: NoticeClock, settings: OversightSettings, now: Date): NoticeStage[] {
  const rule = readRule(clock.dueRule)
  const reached =
    rule?.unit === 'hours' ? hourStages(clock, rule.count, settings, now) : dayStages(clock, settings, now)
  return reached.filter((stage) => STAGES[clock.kind].includes(stage))
}

function dayStages(clock: NoticeClock, settings: OversightSettings, now: Date): NoticeStage[] {
  const today = dayOf(now)
  if (!isOfficeTime(now)) return []
  const dueOn = dayOf(clock.dueAt)
  if (today < dueOn) {
    if (settings.remindWorkdays === 0) return []
    const remindOn = workdaysBefore(dueOn, settings.remindWorkdays)
    // A limit so short that the reminder would come with the case itself needs none.
    return today >= remindOn && remindOn > dayOf(clock.startedAt) ? ['beforeDue'] : []
  }
  const stages: NoticeStage[] = settings.tellHead ? ['atDue'] : []
  const late = workdaysBetween(dueOn, today)
  if (settings.escalateWorkdays > 0 && late >= settings.escalateWorkdays) stages.push('escalated')
  return stages
}

/** Limits in hours run day and night (国办发〔2016〕61号), and so do their notices: escalated as soon as they are over. */
function hourStages(clock: NoticeClock, limit: number, settings: OversightSettings, now: Date): NoticeStage[] {
  const left = clock.dueAt.getTime() - now.getTime()
  if (left >= 0) return settings.remindWorkdays > 0 && left <= Math.max(hours(limit) / 5, hours(2)) ? ['beforeDue'] : []
  const stages: NoticeStage[] = settings.tellHead ? ['atDue'] : []
  if (settings.escalateWorkdays > 0) stages.push('escalated')
  return stages
}

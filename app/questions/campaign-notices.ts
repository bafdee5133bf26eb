// Who is told when of a task in a campaign: the department's organisers before the due day, those who sign off on it, both
// once it is late, and the office above and the overseer some working days after it. Pure; the job sends what is not yet sent.
import { addDays, dayOf } from '#app/platform/dates.ts'
import type { CAMPAIGN_REMINDERS } from '#db/schema/oversight.ts'
import { workdaysBefore } from './clock-notices.ts'
import { isOfficeTime } from './office-hours.ts'
import type { OversightSettings } from './oversight-settings.ts'
import { isWorkday, workdaysBetween } from './working-calendar.ts'

export type CampaignReminder = (typeof CAMPAIGN_REMINDERS)[number]
export type CampaignStage = Exclude<CampaignReminder, 'urged'>

/** An event is not arranged in a day: whoever wants reminders gets the first at least so many working days ahead. */
export const LEAD_WORKDAYS = 5
/** Days after the due day from which nothing is sent any more: tasks of long ago are no news. */
export const STALE_DAYS = 30

type Settings = Pick<OversightSettings, 'remindWorkdays' | 'tellHead' | 'escalateWorkdays'>

/** Stages that a task with events still missing has reached, the earliest first; none outside of office hours. */
export function campaignStages(dueOn: string, settings: Settings, now: Date): CampaignStage[] {
  const today = dayOf(now)
  if (!isOfficeTime(now) || today > addDays(dueOn, STALE_DAYS)) return []
  if (today > dueOn) {
    const { escalateWorkdays } = settings
    const escalated = escalateWorkdays > 0 && workdaysBetween(dueOn, today) >= escalateWorkdays
    return escalated ? ['late', 'escalated'] : ['late']
  }
  // A due day that is free is spoken of on the last working day before it.
  const lastChance = isWorkday(dueOn) ? dueOn : workdaysBefore(dueOn, 1)
  if (today >= lastChance) return settings.tellHead ? ['atDue'] : []
  if (settings.remindWorkdays === 0) return []
  return today >= workdaysBefore(dueOn, Math.max(LEAD_WORKDAYS, settings.remindWorkdays)) ? ['beforeDue'] : []
}

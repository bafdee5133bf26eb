// 催办 of departments that still owe events to a campaign, by the overseer, with a note; and the record of every reminder.
import { desc, eq } from 'drizzle-orm'
import { campaignProgress } from '#app/events/campaign-queries.server.ts'
import { missingEvents } from '#app/events/campaign-task.ts'
import { EVENT_READERS, mayRunCampaigns } from '#app/events/event-policy.ts'
import { type Actor, departmentsOf } from '#app/platform/actor.ts'
import { dayOf } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { campaignReminders, campaigns, departments, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { remindOfTask } from './remind-campaign.server.ts'
import { overseenBy, within } from './supervision-policy.server.ts'

export type UrgeOutcome =
  /** how many departments were written to; `before` had been urged today already */
  | { outcome: 'urged'; urged: number; before: number }
  /** none of them owes anything, or all were urged today */
  | { outcome: 'nothingToUrge' | 'urgedToday' }
  /** a draft is not given out, and an archived campaign is closed */
  | { outcome: 'campaignNotRunning' }

/** Writes to those of the departments that still owe events, each at most once a day. Only the overseer may. */
export async function urgeCampaign(
  work: Work,
  campaignId: string,
  { departmentIds, note }: { departmentIds: readonly string[]; note: string },
): Promise<UrgeOutcome> {
  if (!mayRunCampaigns(work.actor)) throw new Forbidden('urge departments')
  const [campaign] = await work.tx.select().from(campaigns).where(eq(campaigns.id, campaignId))
  if (!campaign) throw new NotFound()
  if (campaign.state !== 'published') return { outcome: 'campaignNotRunning' }
  const owing = (await campaignProgress(work.tx, campaignId, work.now)).filter(
    (task) => departmentIds.includes(task.department.id) && missingEvents(task) > 0,
  )
  if (owing.length === 0) return { outcome: 'nothingToUrge' }
  let urged = 0
  for (const task of owing) {
    const urging = { kind: 'urged', causeOn: dayOf(work.now), note, parentId: null } as const
    if (await remindOfTask(work, campaign, task, urging)) urged += 1
  }
  return urged > 0 ? { outcome: 'urged', urged, before: owing.length - urged } : { outcome: 'urgedToday' }
}

const SHOWN = 100

/** The latest reminders of a campaign to departments of which the reader may know: their own and those below them. */
export async function listCampaignReminders(reader: Reader, actor: Actor, campaignId: string) {
  const scopes = [departmentsOf(actor, EVENT_READERS), await overseenBy(reader, actor)]
  const rows = await reader
    .select({ reminder: campaignReminders, department: departments, by: staff.name })
    .from(campaignReminders)
    .innerJoin(departments, eq(departments.id, campaignReminders.departmentId))
    .leftJoin(staff, eq(staff.id, campaignReminders.staffId))
    .where(eq(campaignReminders.campaignId, campaignId))
    .orderBy(desc(campaignReminders.sentAt), desc(campaignReminders.id))
    .limit(SHOWN)
  return rows
    .filter(({ department }) => scopes.some((scope) => within(scope, department.id)))
    .map(({ reminder, department: { id, name, nameEn }, by }) => ({
      ...reminder,
      department: { id, name, nameEn },
      by,
    }))
}

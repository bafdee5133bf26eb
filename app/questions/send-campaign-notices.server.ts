// Sends the reminders that tasks in campaigns have reached, each once for a task and its due day, however many processes run.
import { eq, inArray } from 'drizzle-orm'
import { campaignProgress, type TaskProgress } from '#app/events/campaign-queries.server.ts'
import { missingEvents } from '#app/events/campaign-task.ts'
import type { CampaignRecord } from '#app/events/campaigns.server.ts'
import { now } from '#app/platform/clock.ts'
import { campaignReminders, campaigns, departments } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { type CampaignStage, campaignStages } from './campaign-notices.ts'
import { isOfficeTime } from './office-hours.ts'
import { settingsByDepartment } from './oversight-settings.server.ts'
import { remindOfTask } from './remind-campaign.server.ts'

/** Of published campaigns only: a draft is not given out yet, and an archived one is closed. */
export async function sendCampaignNotices(signal?: AbortSignal, at: Date = now()): Promise<{ sent: number }> {
  let sent = 0
  if (!isOfficeTime(at)) return { sent }
  const settings = await settingsByDepartment(reader())
  for (const campaign of await reader().select().from(campaigns).where(eq(campaigns.state, 'published'))) {
    const told = new Set(
      (await reader().select().from(campaignReminders).where(eq(campaignReminders.campaignId, campaign.id))).map(keyOf),
    )
    const owing = (await campaignProgress(reader(), campaign.id, at)).filter((task) => missingEvents(task) > 0)
    const parents = await parentsOf(owing.map((task) => task.department.id))
    for (const task of owing) {
      const departmentId = task.department.id
      for (const kind of campaignStages(task.dueOn, settings(departmentId), at)) {
        if (signal?.aborted) return { sent }
        if (told.has(keyOf({ departmentId, kind, causeOn: task.dueOn }))) continue
        const stage = { kind, parentId: parents.get(departmentId) ?? null }
        const job = { kind: 'system', job: 'campaign-notices' } as const
        if (await inTransaction(job, (work) => sendNotice(work, campaign, task, stage), { at })) sent += 1
      }
    }
  }
  return { sent }
}

const keyOf = (one: { departmentId: string; kind: string; causeOn: string }) =>
  `${one.departmentId} ${one.kind} ${one.causeOn}`

async function parentsOf(ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await reader()
    .select({ id: departments.id, parentId: departments.parentId })
    .from(departments)
    .where(inArray(departments.id, [...ids]))
  return new Map(rows.map(({ id, parentId }) => [id, parentId]))
}

/** Looks once more: the task may have been done, moved or taken away since it was read. */
async function sendNotice(
  work: Work,
  campaign: CampaignRecord,
  { department, dueOn }: TaskProgress,
  stage: { kind: CampaignStage; parentId: string | null },
): Promise<boolean> {
  const progress = await campaignProgress(work.tx, campaign.id, work.now)
  const task = progress.find((one) => one.department.id === department.id)
  if (!task || missingEvents(task) === 0 || task.dueOn !== dueOn) return false
  return remindOfTask(work, campaign, task, { ...stage, causeOn: dueOn })
}

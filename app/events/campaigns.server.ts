// 主题日, 开放月: one theme, many departments, and who owes how many events by when (责任分解).
import { and, eq, inArray } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { campaigns, campaignTasks, departments } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { mayRunCampaigns } from './event-policy.ts'
import { slugOf, slugsToTry } from './slug.ts'

export type CampaignRecord = typeof campaigns.$inferSelect
export type CampaignInput = {
  departmentId: string
  theme: string
  title: string
  titleEn: string | null
  summary: string
  summaryEn: string | null
  /** `YYYY-MM-DD`, both included */
  startsOn: string
  endsOn: string
}

function mustRunCampaigns(work: Work): void {
  if (!mayRunCampaigns(work.actor)) throw new Forbidden('run campaigns')
}

async function getCampaign(work: Work, campaignId: string): Promise<CampaignRecord> {
  const [campaign] = await work.tx.select().from(campaigns).where(eq(campaigns.id, campaignId))
  if (!campaign) throw new NotFound()
  return campaign
}

const subject = (campaign: { id: string; departmentId: string }) => ({
  kind: 'campaign',
  id: campaign.id,
  departmentId: campaign.departmentId,
})

/** Makes a campaign that the public does not see yet. Only the overseer may. */
export async function createCampaign(
  work: Work,
  input: CampaignInput,
): Promise<{ outcome: 'created'; campaign: CampaignRecord }> {
  mustRunCampaigns(work)
  for (const slug of slugsToTry(slugOf(input.title, input.titleEn))) {
    const [campaign] = await work.tx
      .insert(campaigns)
      .values({ id: newId(), slug, ...input, state: 'draft', createdAt: work.now })
      .onConflictDoNothing({ target: campaigns.slug })
      .returning()
    if (!campaign) continue
    await recordAudit(work, 'campaign.created', subject(campaign))
    work.changed({ kind: 'campaign', campaignId: campaign.id })
    return { outcome: 'created', campaign }
  }
  throw new Error('unreachable: the numbers after a slug do not end')
}

export async function changeCampaign(
  work: Work,
  campaignId: string,
  input: CampaignInput,
): Promise<{ outcome: 'changed'; campaign: CampaignRecord }> {
  mustRunCampaigns(work)
  await getCampaign(work, campaignId)
  const [campaign] = await work.tx.update(campaigns).set(input).where(eq(campaigns.id, campaignId)).returning()
  if (!campaign) throw new NotFound()
  await recordAudit(work, 'campaign.changed', subject(campaign))
  work.changed({ kind: 'campaign', campaignId })
  return { outcome: 'changed', campaign }
}

/** Shows the campaign to the public, or puts it away. */
export async function moveCampaign(
  work: Work,
  campaignId: string,
  state: 'published' | 'archived',
): Promise<{ outcome: 'moved' | 'unchanged' }> {
  mustRunCampaigns(work)
  const campaign = await getCampaign(work, campaignId)
  if (campaign.state === state) return { outcome: 'unchanged' }
  await work.tx.update(campaigns).set({ state }).where(eq(campaigns.id, campaignId))
  await recordAudit(work, state === 'published' ? 'campaign.published' : 'campaign.changed', subject(campaign), {
    state,
  })
  work.changed({ kind: 'campaign', campaignId })
  return { outcome: 'moved' }
}

export type CampaignTask = { departmentId: string; owedEvents: number; dueOn: string }

/** Sets who owes how many events by when: the list given replaces the one before. Unknown departments are refused. */
export async function setCampaignTasks(
  work: Work,
  campaignId: string,
  tasks: readonly CampaignTask[],
): Promise<{ outcome: 'set'; tasks: number } | { outcome: 'unknownDepartment' }> {
  mustRunCampaigns(work)
  const campaign = await getCampaign(work, campaignId)
  const byDepartment = new Map(tasks.filter((task) => task.owedEvents > 0).map((task) => [task.departmentId, task]))
  const ids = [...byDepartment.keys()]
  const known = ids.length === 0 ? 0 : await work.tx.$count(departments, inArray(departments.id, ids))
  if (known !== ids.length) return { outcome: 'unknownDepartment' }
  const before = await work.tx
    .select({ departmentId: campaignTasks.departmentId })
    .from(campaignTasks)
    .where(eq(campaignTasks.campaignId, campaignId))
  const gone = before.map((task) => task.departmentId).filter((id) => !byDepartment.has(id))
  if (gone.length > 0) {
    await work.tx
      .delete(campaignTasks)
      .where(and(eq(campaignTasks.campaignId, campaignId), inArray(campaignTasks.departmentId, gone)))
  }
  for (const { departmentId, owedEvents, dueOn } of byDepartment.values()) {
    await work.tx
      .insert(campaignTasks)
      .values({ id: newId(), campaignId, departmentId, owedEvents, dueOn })
      .onConflictDoUpdate({
        target: [campaignTasks.campaignId, campaignTasks.departmentId],
        set: { owedEvents, dueOn },
      })
  }
  await recordAudit(work, 'campaign.changed', subject(campaign), { tasks: ids.length })
  work.changed({ kind: 'campaign', campaignId })
  return { outcome: 'set', tasks: ids.length }
}

// What pages read of campaigns: who owes how many events, and how far each is.
import { and, asc, count, desc, eq, gte, inArray, ne } from 'drizzle-orm'
import { NotFound } from '#app/platform/failures.ts'
import { campaigns, campaignTasks, departments, events } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { CampaignRecord } from './campaigns.server.ts'

export type TaskProgress = {
  department: { id: string; code: string; name: string; nameEn: string }
  owedEvents: number
  dueOn: string
  /** events of the department in the campaign that the public sees and that are not cancelled */
  published: number
  /** those that are over */
  held: number
}

/** The campaign the home page shows: the published one that is running or comes next. */
export async function findCurrentCampaign(reader: Reader, today: string): Promise<CampaignRecord | undefined> {
  const [campaign] = await reader
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.state, 'published'), gte(campaigns.endsOn, today)))
    .orderBy(asc(campaigns.startsOn), asc(campaigns.id))
    .limit(1)
  return campaign
}

/** A campaign the public may see. */
export async function getPublicCampaign(reader: Reader, slug: string): Promise<CampaignRecord> {
  const [campaign] = await reader
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.slug, slug), ne(campaigns.state, 'draft')))
  if (!campaign) throw new NotFound()
  return campaign
}

export async function getCampaignById(reader: Reader, campaignId: string): Promise<CampaignRecord> {
  const [campaign] = await reader.select().from(campaigns).where(eq(campaigns.id, campaignId))
  if (!campaign) throw new NotFound()
  return campaign
}

/** Campaigns, the latest first; those not yet public only for the console. */
export async function listCampaigns(
  reader: Reader,
  { withDrafts }: { withDrafts: boolean },
): Promise<CampaignRecord[]> {
  return reader
    .select()
    .from(campaigns)
    .where(withDrafts ? undefined : ne(campaigns.state, 'draft'))
    .orderBy(desc(campaigns.startsOn), desc(campaigns.id))
    .limit(200)
}

/** Progress of every task, and of departments that hold events in the campaign without owing any. */
export async function campaignProgress(reader: Reader, campaignId: string, now: Date): Promise<TaskProgress[]> {
  const department = { id: departments.id, code: departments.code, name: departments.name, nameEn: departments.nameEn }
  const tasks = await reader
    .select({ department, owedEvents: campaignTasks.owedEvents, dueOn: campaignTasks.dueOn })
    .from(campaignTasks)
    .innerJoin(departments, eq(departments.id, campaignTasks.departmentId))
    .where(eq(campaignTasks.campaignId, campaignId))
    .orderBy(asc(departments.code))
  const held = await reader
    .select({ department, endsAt: events.endsAt })
    .from(events)
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .where(and(eq(events.campaignId, campaignId), inArray(events.state, ['published', 'archived'])))
    .orderBy(asc(departments.code), asc(events.id))
  const rows = new Map<string, TaskProgress>()
  for (const task of tasks) rows.set(task.department.id, { ...task, published: 0, held: 0 })
  for (const event of held) {
    const row = rows.get(event.department.id) ?? {
      department: event.department,
      owedEvents: 0,
      dueOn: '',
      published: 0,
      held: 0,
    }
    row.published += 1
    if (event.endsAt <= now) row.held += 1
    rows.set(event.department.id, row)
  }
  return [...rows.values()]
}

/** How many public events each campaign has, and of how many departments. */
export async function campaignSizes(reader: Reader, campaignIds: readonly string[]) {
  if (campaignIds.length === 0) return new Map<string, { events: number; departments: number }>()
  const rows = await reader
    .select({ campaignId: events.campaignId, departmentId: events.departmentId, n: count() })
    .from(events)
    .where(and(inArray(events.campaignId, [...campaignIds]), inArray(events.state, ['published', 'archived'])))
    .groupBy(events.campaignId, events.departmentId)
  const sizes = new Map<string, { events: number; departments: number }>()
  for (const row of rows) {
    if (!row.campaignId) continue
    const size = sizes.get(row.campaignId) ?? { events: 0, departments: 0 }
    sizes.set(row.campaignId, { events: size.events + row.n, departments: size.departments + 1 })
  }
  return sizes
}

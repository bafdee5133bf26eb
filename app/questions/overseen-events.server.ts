// The open days of a scope beside its questions: held and planned this month, who came, and how the campaigns stand.
import { and, asc, eq, gte } from 'drizzle-orm'
import { campaignProgress } from '#app/events/campaign-queries.server.ts'
import { type EventFigures, eventFigures } from '#app/events/event-figures.server.ts'
import { dayOf, monthOf } from '#app/platform/dates.ts'
import { campaigns } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { spanOf } from './count-questions.server.ts'
import { monthsUpTo } from './figures.ts'
import type { Span } from './statistics-reception.server.ts'
import { type Scope, within } from './supervision-policy.server.ts'

/** Campaigns that run or come next. */
const MOST_CAMPAIGNS = 3

export type OverseenCampaign = {
  id: string
  title: string
  titleEn: string | null
  startsOn: string
  endsOn: string
  owed: number
  /** of those owed, announced */
  published: number
  held: number
  /** departments that owe events and have announced none */
  idle: { name: string; nameEn: string }[]
}

export async function readOverseenEvents(reader: Reader, scope: Scope, places: readonly { id: string }[], now: Date) {
  const [before, month] = monthsUpTo(monthOf(now), 2) as [string, string]
  const figures = await eventFigures(reader, spanOf(month) as Span, now)
  const sum = (all: Map<string, EventFigures>, of: (one: EventFigures) => number) =>
    [...all].reduce((total, [id, one]) => total + (within(scope, id) ? of(one) : 0), 0)
  return {
    planned: sum(figures, (one) => one.planned),
    held: sum(figures, (one) => one.held),
    visitors: sum(figures, (one) => one.visitors),
    visitorsBefore: sum(await eventFigures(reader, spanOf(before) as Span, now), (one) => one.visitors),
    monthBefore: before,
    without: places.filter(({ id }) => !figures.has(id)).length,
    campaigns: await readCampaigns(reader, scope, now),
  }
}

async function readCampaigns(reader: Reader, scope: Scope, now: Date): Promise<OverseenCampaign[]> {
  const running = await reader
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.state, 'published'), gte(campaigns.endsOn, dayOf(now))))
    .orderBy(asc(campaigns.startsOn), asc(campaigns.id))
    .limit(MOST_CAMPAIGNS)
  const all: OverseenCampaign[] = []
  for (const { id, title, titleEn, startsOn, endsOn } of running) {
    const tasks = (await campaignProgress(reader, id, now)).filter(
      ({ department, owedEvents }) => owedEvents > 0 && within(scope, department.id),
    )
    if (tasks.length === 0) continue
    const total = (of: (task: (typeof tasks)[number]) => number) => tasks.reduce((sum, task) => sum + of(task), 0)
    all.push({
      ...{ id, title, titleEn, startsOn, endsOn },
      owed: total((task) => task.owedEvents),
      // Who announces more than it owes does not stand in for another.
      published: total((task) => Math.min(task.owedEvents, task.published)),
      held: total((task) => Math.min(task.owedEvents, task.held)),
      idle: tasks
        .filter(({ published }) => published === 0)
        .map(({ department: { name, nameEn } }) => ({ name, nameEn })),
    })
  }
  return all
}

// What the public page of a campaign shows: its plan by department, and all its events.
import { config } from '#app/config.server.ts'
import { formatDay } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName, localText } from '#app/platform/local-text.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import type { Reader } from '#db/store.ts'
import { campaignProgress, campaignSizes, getPublicCampaign, listCampaigns } from './campaign-queries.server.ts'
import { listEvents, type PublicEvent } from './event-queries.server.ts'
import { cardsOf } from './home-page.server.ts'

const MOST_EVENTS = 200

export async function readCampaignPage(reader: Reader, slug: string, language: Language, now: Date) {
  const campaign = await getPublicCampaign(reader, slug)
  const [tasks, list] = await Promise.all([
    campaignProgress(reader, campaign.id, now),
    listEvents(reader, { campaign: slug, limit: MOST_EVENTS }, now),
  ])
  const title = localText(language, campaign.title, campaign.titleEn)
  return {
    slug: campaign.slug,
    title: title.text,
    foreign: title.foreign,
    summary: localName(language, campaign.summary, campaign.summaryEn),
    from: formatDay(campaign.startsOn, language),
    to: formatDay(campaign.endsOn, language),
    theme: campaign.theme,
    tasks: tasks.map((task) => ({
      code: task.department.code,
      department: localName(language, task.department.name, task.department.nameEn),
      owed: task.owedEvents,
      dueOn: task.dueOn ? formatDay(task.dueOn, language) : '',
      published: task.published,
      held: task.held,
    })),
    cards: await cardsOf(reader, comingFirst(list.events, now), language, now),
    total: list.total,
    qr: qrSvg(`${config().publicOrigin}/campaigns/${campaign.slug}`),
  }
}

/** What one can still go to, then what is over, the latest first. */
function comingFirst(events: readonly PublicEvent[], now: Date): PublicEvent[] {
  const over = (event: PublicEvent) => event.endsAt <= now
  return [...events.filter((event) => !over(event)), ...events.filter(over).reverse()]
}

export async function readCampaignList(reader: Reader, language: Language) {
  const campaigns = await listCampaigns(reader, { withDrafts: false })
  const sizes = await campaignSizes(
    reader,
    campaigns.map((campaign) => campaign.id),
  )
  return campaigns.map((campaign) => ({
    href: `/campaigns/${campaign.slug}`,
    title: localName(language, campaign.title, campaign.titleEn),
    summary: localName(language, campaign.summary, campaign.summaryEn),
    from: formatDay(campaign.startsOn, language),
    to: formatDay(campaign.endsOn, language),
    events: sizes.get(campaign.id)?.events ?? 0,
    departments: sizes.get(campaign.id)?.departments ?? 0,
  }))
}

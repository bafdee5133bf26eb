// What the home page shows: coming events, the running campaign, the latest answers, the figures of the year.
import { dayOf, formatDay, formatDayShort } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import type { Reader } from '#db/store.ts'
import { campaignSizes, findCurrentCampaign } from './campaign-queries.server.ts'
import { eventListMessages } from './event-list-messages.ts'
import { countToldOfCancelling, listEvents, type PublicEvent } from './event-queries.server.ts'
import { type EventCard, eventCard } from './present-event.ts'
import { withPublicResult } from './result-queries.server.ts'
import type { ShownAnswer } from './shown-questions.ts'

const SHOWN = 5

export type HomeFigures = {
  /** first day counted, YYYY-MM-DD; the last is today */
  since: string
  /** events that took place */
  events: number
  /** people who came through the door */
  visitors: number
  /** questions received */
  asked: number
  /** of `due` questions, so many were answered in time */
  onTime: number
  /** questions answered in public, or open and late: the denominator */
  due: number
}

export async function readHomePage(
  reader: Reader,
  language: Language,
  now: Date,
  { answers, figures }: { answers: { items: readonly ShownAnswer[]; total: number }; figures: HomeFigures },
) {
  const [list, campaign] = await Promise.all([
    listEvents(reader, { from: now, limit: SHOWN }, now),
    findCurrentCampaign(reader, dayOf(now)),
  ])
  const size = campaign ? (await campaignSizes(reader, [campaign.id])).get(campaign.id) : undefined
  return {
    cards: await cardsOf(reader, list.events, language, now),
    total: list.total,
    campaign: campaign && {
      href: `/campaigns/${campaign.slug}`,
      title: localName(language, campaign.title, campaign.titleEn),
      summary: localName(language, campaign.summary, campaign.summaryEn),
      departments: size?.departments ?? 0,
      events: size?.events ?? 0,
      from: formatDayShort(campaign.startsOn, language),
      to:
        campaign.startsOn.slice(0, 4) === campaign.endsOn.slice(0, 4)
          ? formatDayShort(campaign.endsOn, language)
          : formatDay(campaign.endsOn, language),
    },
    answers: answers.items.map((answer) => answerItem(answer, language)),
    answerTotal: answers.total,
    figures: {
      ...figures,
      since: formatDay(figures.since, language),
      // One decimal, rounded down: 99.96 % in time is not all in time.
      onTimeRate: figures.due > 0 ? (Math.floor((figures.onTime / figures.due) * 1000) / 10).toFixed(1) : null,
    },
  }
}

/** Cards of events; cancelled ones say how many registrations were told, those that are over whether a result is public. */
export async function cardsOf(
  reader: Reader,
  events: readonly PublicEvent[],
  language: Language,
  now: Date,
): Promise<EventCard[]> {
  const cancelled = events.filter((event) => event.state === 'cancelled').map((event) => event.id)
  const over = events.filter((event) => event.state !== 'cancelled' && event.endsAt <= now).map((event) => event.id)
  const [told, results] = await Promise.all([countToldOfCancelling(reader, cancelled), withPublicResult(reader, over)])
  return events.map((event) =>
    eventCard(event, language, now, { told: told.get(event.id), result: results.has(event.id) }),
  )
}

/** A published answer as a line with its question. */
export function answerItem(answer: ShownAnswer, language: Language) {
  return {
    href: `/answers/${answer.id}`,
    title: answer.title,
    meta: translator(language, eventListMessages)('answeredOn', {
      department: localName(language, answer.department.name, answer.department.nameEn),
      day: formatDayShort(dayOf(answer.publishedAt), language),
    }),
  }
}

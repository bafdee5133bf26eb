// What a section shows besides its text: answers, events (open days, interviews, press conferences) and campaigns that are
// public. A column keeps only their ids; what is public no longer is left out when the page is read.
import { and, inArray, ne } from 'drizzle-orm'
import { listCampaigns } from '#app/events/campaign-queries.server.ts'
import { type EventKind, PUBLIC_STATES } from '#app/events/event.ts'
import { eventMessages } from '#app/events/event-messages.ts'
import { eventsById, listEvents, type PublicEvent } from '#app/events/event-queries.server.ts'
import { whenLine } from '#app/events/present-event.ts'
import { dayOf, formatDay, formatDayShort } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { foldText } from '#app/platform/text.ts'
import { type AnswerEntry, answersById, listAnswers } from '#app/questions/answer-queries.server.ts'
import { campaigns } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { ChoiceKind, ColumnItem } from './column.ts'
import { itemValue } from './column-forms.ts'
import { columnMessages } from './column-messages.ts'

type Campaign = typeof campaigns.$inferSelect
type Found =
  | { kind: 'answer'; row: AnswerEntry }
  | { kind: 'event'; row: PublicEvent }
  | { kind: 'campaign'; row: Campaign }
export type FoundItems = ReadonlyMap<string, Found>

const isReadable = (answer: AnswerEntry) => answer.answer !== null
const idsOf = (items: readonly ColumnItem[], kind: ColumnItem['kind']) =>
  items.filter((item) => item.kind === kind).map(({ id }) => id)

/** Those of the items that the public can read, by `itemValue`. A withheld answer has nothing to read. */
export async function publicItems(reader: Reader, items: readonly ColumnItem[]): Promise<FoundItems> {
  const campaignIds = idsOf(items, 'campaign')
  const eventIds = idsOf(items, 'event')
  const answers = await answersById(reader, idsOf(items, 'answer'))
  const events = eventIds.length > 0 ? await eventsById(reader, eventIds) : []
  const open =
    campaignIds.length > 0
      ? await reader
          .select()
          .from(campaigns)
          .where(and(inArray(campaigns.id, campaignIds), ne(campaigns.state, 'draft')))
      : []
  const found: Found[] = [
    ...answers.filter(isReadable).map((row) => ({ kind: 'answer' as const, row })),
    ...events.filter(({ state }) => PUBLIC_STATES.includes(state)).map((row) => ({ kind: 'event' as const, row })),
    ...open.map((row) => ({ kind: 'campaign' as const, row })),
  ]
  return new Map(found.map((one) => [itemValue({ kind: one.kind, id: one.row.id }), one]))
}

export type ShownItem = {
  value: string
  kind: string
  href: string
  title: string
  meta: string
}

/** The items of a section that the public can read, in their order and the reader's language. */
export function shownItems(items: readonly ColumnItem[], found: FoundItems, language: Language): ShownItem[] {
  return items.flatMap((item) => {
    const one = found.get(itemValue(item))
    return one ? [shownItem(one, language)] : []
  })
}

function shownItem(found: Found, language: Language): ShownItem {
  const text = translator(language, columnMessages)
  const value = itemValue({ kind: found.kind, id: found.row.id })
  if (found.kind === 'answer') {
    const { id, title, department, publishedAt } = found.row
    const meta = text('answeredOn', {
      department: localName(language, department.name, department.nameEn),
      day: formatDay(dayOf(publishedAt), language),
    })
    return { value, kind: text('kindAnswer'), href: `/answers/${id}`, title, meta }
  }
  const title = localName(language, found.row.title, found.row.titleEn)
  if (found.kind === 'event') {
    const { slug, kind, department } = found.row
    const host = localName(language, department.name, department.nameEn)
    const meta = [host, whenLine(found.row, language)].join(' · ')
    return { value, kind: translator(language, eventMessages)(kind), href: `/events/${slug}`, title, meta }
  }
  const { slug, startsOn, endsOn } = found.row
  const sameYear = startsOn.slice(0, 4) === endsOn.slice(0, 4)
  const last = sameYear ? formatDayShort(endsOn, language) : formatDay(endsOn, language)
  const meta = `${formatDay(startsOn, language)}–${last}`
  return { value, kind: text('kindCampaign'), href: `/campaigns/${slug}`, title, meta }
}

const MOST_CHOICES = 30

/** What could be added: what was searched for, else the newest. */
export async function findChoices(
  reader: Reader,
  kind: ChoiceKind,
  query: string,
  language: Language,
  now: Date,
): Promise<ShownItem[]> {
  const found = await choicesOf(reader, kind, query, now)
  return found.slice(0, MOST_CHOICES).map((one) => shownItem(one, language))
}

async function choicesOf(reader: Reader, kind: ChoiceKind, q: string, now: Date): Promise<Found[]> {
  const query = q || undefined
  if (kind === 'answer') {
    const { items } = await listAnswers(reader, { query, limit: MOST_CHOICES * 2, offset: 0 })
    return items.filter(isReadable).map((row) => ({ kind: 'answer', row }))
  }
  if (kind === 'campaign') {
    const open = await listCampaigns(reader, { withDrafts: false })
    const wanted = foldText(q)
    return open
      .filter(({ title, titleEn }) => foldText(`${title} ${titleEn ?? ''}`).includes(wanted))
      .map((row) => ({ kind: 'campaign', row }))
  }
  const kinds: readonly EventKind[] =
    kind === 'talk' ? ['onlineInterview', 'onAir', 'pressConference'] : ['openDay', 'themeDay']
  const lists = await Promise.all(
    kinds.map((each) => listEvents(reader, { kind: each, query, latestFirst: true, limit: MOST_CHOICES }, now)),
  )
  return lists
    .flatMap(({ events }) => events)
    .toSorted((a, b) => b.startsAt.getTime() - a.startsAt.getTime())
    .map((row) => ({ kind: 'event', row }))
}

// Feeds of events: iCalendar and Atom, with the filters of the list. Public, so without attendees and without secrets.
import { Feed } from 'feed'
import { config } from '#app/config.server.ts'
import { type CalendarEntry, calendarFile } from '#app/platform/calendar-file.server.ts'
import { after, days } from '#app/platform/clock.ts'
import { formatRange } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import type { Reader } from '#db/store.ts'
import type { EventKind } from './event.ts'
import type { EventListQuery } from './event-list-query.ts'
import { eventMessages } from './event-messages.ts'
import { eventUrl } from './event-page.server.ts'
import { eventPageMessages } from './event-page-messages.ts'
import { listEvents, type PublicEvent } from './event-queries.server.ts'
import { titleWithKind, whenLine } from './present-event.ts'
import type { ShownBroadcast } from './shown-broadcast.ts'

const MOST_IN_A_FEED = 200
/** A calendar keeps what has just been; who subscribes later does not need the years before. */
const KEPT_IN_CALENDAR = days(90)
export const calendarSince = (now: Date): Date => after(now, -KEPT_IN_CALENDAR)

/** Entries of an event: one for each slot, or one for an event without slots. The uid stays for life. */
export function calendarEntries(event: PublicEvent, language: Language): CalendarEntry[] {
  const host = new URL(config().publicOrigin).hostname
  const common = {
    // Every saved version counts up, so that subscribers take a moved time over.
    sequence: event.version,
    title: titleWithKind(event, language),
    category: translator(language, eventMessages)(event.kind),
    location:
      [
        localName(language, event.venueName, event.venueNameEn),
        localName(language, event.venueAddress, event.venueAddressEn),
      ]
        .filter(Boolean)
        .join(' ') ||
      (event.liveUrl ?? ''),
    description: localName(language, event.summary, event.summaryEn),
    url: eventUrl(event.slug),
    updatedAt: event.updatedAt,
  }
  const isOff = event.state === 'cancelled'
  if (event.slots.length === 0) {
    return [
      { ...common, uid: `event-${event.id}@${host}`, startsAt: event.startsAt, endsAt: event.endsAt, cancelled: isOff },
    ]
  }
  return event.slots.map((slot) => ({
    ...common,
    uid: `slot-${slot.id}@${host}`,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    cancelled: isOff || slot.state === 'cancelled',
  }))
}

async function eventsOfFeed(reader: Reader, query: EventListQuery, now: Date, from: Date): Promise<PublicEvent[]> {
  const { theme, kind, department, area, campaign, q } = query
  const filter = { theme, kind, department, area, campaign, query: q, from, limit: MOST_IN_A_FEED }
  return (await listEvents(reader, filter, now)).events
}

/** A calendar to subscribe to: what is coming and what was in the last 90 days, `broadcasts` among it. */
export async function eventsCalendar(
  reader: Reader,
  query: EventListQuery,
  language: Language,
  now: Date,
  broadcasts: readonly ShownBroadcast[] = [],
) {
  const events = await eventsOfFeed(reader, query, now, calendarSince(now))
  const name = feedName(query, events, language)
  return calendarFile({
    method: 'PUBLISH',
    name,
    entries: [...events.flatMap((event) => calendarEntries(event, language)), ...broadcasts],
  })
}

/** One event as a calendar file. */
export function eventCalendar(event: PublicEvent, language: Language): string {
  return calendarFile({ method: 'PUBLISH', entries: calendarEntries(event, language) })
}

type FeedItem = Parameters<Feed['addItem']>[0]

/** Coming events and broadcasts as Atom (RFC 4287), the latest news first. */
export async function eventsAtom(
  reader: Reader,
  query: EventListQuery,
  language: Language,
  now: Date,
  { self, broadcasts = [] }: { self: string; broadcasts?: readonly ShownBroadcast[] },
) {
  const text = translator(language, eventPageMessages)
  const events = await eventsOfFeed(reader, query, now, now)
  const items = [
    ...events.map((event) => eventItem(event, language)),
    ...broadcasts.map((broadcast) => broadcastItem(broadcast, language)),
  ].toSorted((a, b) => b.date.getTime() - a.date.getTime())
  const origin = config().publicOrigin
  const feed = new Feed({
    id: `${origin}/events.atom`,
    link: `${origin}/events`,
    title: feedName(query, events, language),
    description: text('feedDescription'),
    language,
    copyright: '',
    updated: items[0]?.date ?? new Date(0),
    feedLinks: { atom: self },
  })
  for (const item of items) feed.addItem(item)
  return feed.atom1()
}

function eventItem(event: PublicEvent, language: Language): FeedItem {
  const when = whenLine(event, language)
  const where = localName(language, event.venueName, event.venueNameEn)
  return {
    id: eventUrl(event.slug),
    link: eventUrl(event.slug),
    title: titleWithKind(event, language),
    description: `${when} ${where}。${localName(language, event.summary, event.summaryEn)}`,
    date: event.updatedAt,
    published: event.publishedAt ?? event.updatedAt,
    category: [categoryOf(event.kind, language)],
    author: [{ name: localName(language, event.department.name, event.department.nameEn) }],
  }
}

function broadcastItem(broadcast: ShownBroadcast, language: Language): FeedItem {
  const text = translator(language, eventMessages)
  const { startsAt, endsAt, location, description, updatedAt, department, cancelled } = broadcast
  const when = formatRange(startsAt, endsAt, language)
  return {
    id: config().publicOrigin + broadcast.href,
    link: config().publicOrigin + broadcast.href,
    title: cancelled ? text('kindTitle', { kind: text('cancelled'), title: broadcast.title }) : broadcast.title,
    description: `${[when, location].filter(Boolean).join(' ')}。${description ?? ''}`,
    date: updatedAt,
    published: updatedAt,
    category: [categoryOf('onAir', language)],
    author: [{ name: department }],
  }
}

const categoryOf = (kind: EventKind, language: Language) => ({
  term: kind,
  name: translator(language, eventMessages)(kind),
})

/** The feed is named after the one department or campaign it is about. */
function feedName(query: EventListQuery, events: readonly PublicEvent[], language: Language): string {
  const text = translator(language, eventPageMessages)
  const [first] = events
  if (query.department && first) {
    return text('feedOf', { name: localName(language, first.department.name, first.department.nameEn) })
  }
  if (query.campaign && first?.campaign) {
    return text('feedOf', { name: localName(language, first.campaign.title, first.campaign.titleEn) })
  }
  return text('feedName')
}

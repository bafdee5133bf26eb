// Feeds of events: iCalendar and Atom, with the filters of the list. Public, so without attendees and without secrets.
import { Feed } from 'feed'
import { config } from '#app/config.server.ts'
import { type CalendarEntry, calendarFile } from '#app/platform/calendar-file.server.ts'
import { after, days } from '#app/platform/clock.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import type { Reader } from '#db/store.ts'
import type { EventListQuery } from './event-list-query.ts'
import { eventUrl } from './event-page.server.ts'
import { eventPageMessages } from './event-page-messages.ts'
import { listEvents, type PublicEvent } from './event-queries.server.ts'
import { whenLine } from './present-event.ts'

const MOST_IN_A_FEED = 200
/** A calendar keeps what has just been; who subscribes later does not need the years before. */
const KEPT_IN_CALENDAR = days(90)

/** Entries of an event: one for each slot, or one for an event without slots. The uid stays for life. */
export function calendarEntries(event: PublicEvent, language: Language): CalendarEntry[] {
  const host = new URL(config().publicOrigin).hostname
  const common = {
    // Every saved version counts up, so that subscribers take a moved time over.
    sequence: event.version,
    title: localName(language, event.title, event.titleEn),
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

/** A calendar to subscribe to: what is coming and what was in the last 90 days. */
export async function eventsCalendar(reader: Reader, query: EventListQuery, language: Language, now: Date) {
  const events = await eventsOfFeed(reader, query, now, after(now, -KEPT_IN_CALENDAR))
  const name = feedName(query, events, language)
  return calendarFile({
    method: 'PUBLISH',
    name,
    entries: events.flatMap((event) => calendarEntries(event, language)),
  })
}

/** One event as a calendar file. */
export function eventCalendar(event: PublicEvent, language: Language): string {
  return calendarFile({ method: 'PUBLISH', entries: calendarEntries(event, language) })
}

/** Coming events as Atom (RFC 4287), the latest news first. */
export async function eventsAtom(reader: Reader, query: EventListQuery, language: Language, now: Date, self: string) {
  const text = translator(language, eventPageMessages)
  const events = (await eventsOfFeed(reader, query, now, now)).toSorted(
    (a, b) => b.updatedAt.getTime() - a.updatedAt.getTime(),
  )
  const origin = config().publicOrigin
  const feed = new Feed({
    id: `${origin}/events.atom`,
    link: `${origin}/events`,
    title: feedName(query, events, language),
    description: text('feedDescription'),
    language,
    copyright: '',
    updated: events[0]?.updatedAt ?? new Date(0),
    feedLinks: { atom: self },
  })
  for (const event of events) {
    const when = whenLine(event, language)
    const where = localName(language, event.venueName, event.venueNameEn)
    feed.addItem({
      id: `${origin}/events/${event.slug}`,
      link: eventUrl(event.slug),
      title: localName(language, event.title, event.titleEn),
      description: `${when} ${where}。${localName(language, event.summary, event.summaryEn)}`,
      date: event.updatedAt,
      published: event.publishedAt ?? event.updatedAt,
      author: [{ name: localName(language, event.department.name, event.department.nameEn) }],
    })
  }
  return feed.atom1()
}

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

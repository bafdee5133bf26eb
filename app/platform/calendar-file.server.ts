// Calendar files (RFC 5545) and the messages they travel in (RFC 5546, iTIP). The library prints; the rules are here:
// instants in UTC only, no control characters, no attendee in what is published, nothing secret, lines of 75 octets.
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import { cleanLine, cleanText } from './text.ts'

export type CalendarPerson = { name: string; email: string }

export type CalendarEntry = {
  /** Stays the same for the life of the entry: `<id>@<host>`. */
  uid: string
  /** Rises with every change of time or place (RFC 5545 §3.8.7.4). */
  sequence: number
  startsAt: Date
  endsAt: Date
  title: string
  location?: string
  description?: string
  /** A public page. Never a ticket or manage link: people share calendars. */
  url?: string
  /** What kind of thing it is, in words (CATEGORIES, RFC 5545 §3.8.1.2). */
  category?: string
  organizer?: CalendarPerson
  /** Left out when the method is PUBLISH. */
  attendee?: CalendarPerson
  cancelled?: boolean
  /** it is not decided yet whether the person comes: the time is not blocked */
  tentative?: boolean
  /** When the entry was last changed. A file made twice from the same data is the same, byte for byte, when it is given. */
  updatedAt?: Date
}

export type CalendarFile = {
  /** The Content-Type that carries the file names the same method. */
  method: 'REQUEST' | 'CANCEL' | 'PUBLISH'
  /** Name of a subscribed calendar. */
  name?: string
  entries: readonly CalendarEntry[]
}

// Besides the line ends of RFC 5545, some readers break lines at these.
const LINE_BREAKS = /[\u2028\u2029]/g
/** Half of a pair is no character at all. */
const LONE_SURROGATE = /\p{Surrogate}/gu

const line = (text: string) => cleanLine(text.replace(LONE_SURROGATE, '').replace(LINE_BREAKS, ' '))
const paragraphs = (text: string) => cleanText(text.replace(LONE_SURROGATE, '').replace(LINE_BREAKS, '\n'))
/** Text of a quoted parameter: quotes cannot stand in it, and few readers know the escape of RFC 6868. */
const parameter = (text: string) => line(text).replaceAll('"', '”').replaceAll('^', '')
const mailbox = (email: string) => email.replace(/[^\x21-\x7e]|[\\;,:"<>()[\]]/g, '')
const identifier = (uid: string) => uid.replace(/[^A-Za-z0-9@._-]/g, '')

function link(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  return /^https?:$/.test(protocol) ? href.replaceAll(',', '%2C').replaceAll(';', '%3B') : undefined
}

const person = ({ name, email }: CalendarPerson) => ({
  name: parameter(name) || mailbox(email),
  email: mailbox(email),
})

function eventOf(entry: CalendarEntry, method: CalendarFile['method']): ICalEventData {
  const cancelled = entry.cancelled || method === 'CANCEL'
  const url = entry.url && link(entry.url)
  const location = entry.location && line(entry.location)
  return {
    id: identifier(entry.uid),
    sequence: entry.sequence,
    start: entry.startsAt,
    end: entry.endsAt,
    stamp: entry.updatedAt ?? new Date(),
    lastModified: entry.updatedAt,
    summary: line(entry.title),
    location: location ? { title: location } : undefined,
    description: entry.description ? paragraphs(entry.description) : undefined,
    url: url || undefined,
    categories: entry.category ? [{ name: line(entry.category) }] : undefined,
    organizer: entry.organizer ? person(entry.organizer) : undefined,
    attendees:
      entry.attendee && method !== 'PUBLISH'
        ? [
            {
              ...person(entry.attendee),
              role: ICalAttendeeRole.REQ,
              type: ICalAttendeeType.INDIVIDUAL,
              status: ICalAttendeeStatus.ACCEPTED,
              rsvp: false,
            },
          ]
        : [],
    status: cancelled
      ? ICalEventStatus.CANCELLED
      : entry.tentative
        ? ICalEventStatus.TENTATIVE
        : ICalEventStatus.CONFIRMED,
    transparency: cancelled || entry.tentative ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  }
}

/** The text of a calendar file, `text/calendar; charset=utf-8`, with CRLF line ends. */
export function calendarFile({ method, name, entries }: CalendarFile): string {
  const calendar = ical({
    prodId: '//Open Day//Open Day//ZH',
    method: ICalCalendarMethod[method],
    // Some readers undo the escapes of TEXT in a calendar's name and some do not: it goes without the marks that need one.
    name: name ? line(name.replace(/[\\;,]/g, ' ')) : undefined,
    events: entries.map((entry) => eventOf(entry, method)),
  })
  return `${calendar.toString()}\r\n`
}

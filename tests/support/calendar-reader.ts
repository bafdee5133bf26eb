// Reads calendar files with two parsers that did not write them and share nothing: what they do not agree on is a fault.
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'

export type CalendarRead = {
  method: string | null
  events: {
    uid: string
    sequence: number
    startsAt: Date
    endsAt: Date
    summary: string
    location: string
    status: string | null
    organizer: string | null
    attendees: string[]
  }[]
}

export function readCalendar(text: string): CalendarRead {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const textOf = (part: InstanceType<typeof ICAL.Component>, name: string) => {
    const value = part.getFirstPropertyValue(name)
    return value === null ? null : String(value)
  }
  const read = {
    method: textOf(calendar, 'method'),
    events: calendar.getAllSubcomponents('vevent').map((part) => {
      const event = new ICAL.Event(part)
      return {
        uid: event.uid,
        sequence: event.sequence ?? 0,
        startsAt: event.startDate.toJSDate(),
        endsAt: event.endDate.toJSDate(),
        summary: event.summary,
        location: event.location,
        status: textOf(part, 'status'),
        organizer: textOf(part, 'organizer'),
        attendees: part.getAllProperties('attendee').map((property) => String(property.getFirstValue())),
      }
    }),
  }
  expectSecondOpinion(text, read.events)
  return read
}

/** Throws unless node-ical finds the same entries at the same instants. */
function expectSecondOpinion(text: string, events: CalendarRead['events']): void {
  const second = Object.values(nodeIcal.sync.parseICS(text)).filter((part) => part?.type === 'VEVENT')
  const shape = (uid: string, startsAt: Date, endsAt: Date | undefined) =>
    `${uid} ${startsAt.toISOString()} ${endsAt?.toISOString()}`
  const first = events.map(({ uid, startsAt, endsAt }) => shape(uid, startsAt, endsAt)).sort()
  const other = second.map(({ uid, start, end }) => shape(uid, new Date(start), end && new Date(end))).sort()
  if (JSON.stringify(first) !== JSON.stringify(other))
    throw new Error(`the parsers do not agree: ${JSON.stringify({ first, other })}`)
}

// Reads calendar files with a parser that did not write them.
import ICAL from 'ical.js'

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
  return {
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
}

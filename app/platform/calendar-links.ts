// Links that open a calendar on the web with the entry filled in. Times are UTC, so the reader's zone does not matter.
// Apple and most phones take the .ics file instead. Pure.

export type CalendarLinkEntry = {
  title: string
  startsAt: Date
  endsAt: Date
  location: string
  /** A public page. Never a ticket or manage link: people share calendars. */
  url: string
}

/** `20261205T010000Z` */
const compact = (at: Date) => `${at.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`

export function googleCalendarLink({ title, startsAt, endsAt, location, url }: CalendarLinkEntry): string {
  const query = new URLSearchParams({
    action: 'TEMPLATE',
    text: title,
    dates: `${compact(startsAt)}/${compact(endsAt)}`,
    location,
    details: url,
  })
  return `https://calendar.google.com/calendar/render?${query}`
}

export function outlookCalendarLink({ title, startsAt, endsAt, location, url }: CalendarLinkEntry): string {
  const query = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: startsAt.toISOString(),
    enddt: endsAt.toISOString(),
    location,
    body: url,
  })
  return `https://outlook.live.com/calendar/0/deeplink/compose?${query}`
}

import { expect, it } from 'vitest'
import { googleCalendarLink, outlookCalendarLink } from '#app/platform/calendar-links.ts'

const ENTRY = {
  title: '善智墨水 & 惠泽民生',
  startsAt: new Date('2026-12-05T09:00:00+08:00'),
  endsAt: new Date('2026-12-05T11:00:00+08:00'),
  location: '智慧水务调度中心，鹤山路 1 号',
  url: 'https://open.jimo.example/events/jimo-water-open-day',
}

it('opens Google Calendar with the instants in UTC', () => {
  const link = new URL(googleCalendarLink(ENTRY))
  expect(link.origin + link.pathname).toBe('https://calendar.google.com/calendar/render')
  expect(link.searchParams.get('dates')).toBe('20261205T010000Z/20261205T030000Z')
  expect(link.searchParams.get('text')).toBe(ENTRY.title)
  expect(link.searchParams.get('location')).toBe(ENTRY.location)
  expect(link.searchParams.get('details')).toBe(ENTRY.url)
})

it('opens Outlook on the web with the same instants', () => {
  const link = new URL(outlookCalendarLink(ENTRY))
  expect(link.host).toBe('outlook.live.com')
  expect(new Date(link.searchParams.get('startdt') ?? '').getTime()).toBe(ENTRY.startsAt.getTime())
  expect(new Date(link.searchParams.get('enddt') ?? '').getTime()).toBe(ENTRY.endsAt.getTime())
  expect(link.searchParams.get('subject')).toBe(ENTRY.title)
})

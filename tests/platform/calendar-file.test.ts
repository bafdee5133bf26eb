import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { type CalendarEntry, type CalendarFile, calendarFile } from '#app/platform/calendar-file.server.ts'
import { readCalendar } from '#tests/support/calendar-reader.ts'

const ENTRY: CalendarEntry = {
  uid: '0192f1c4-7c1e-7a55-9b1e-000000000001@open.jimo.example',
  sequence: 3,
  startsAt: new Date('2026-12-05T09:00:00+08:00'),
  endsAt: new Date('2026-12-05T11:00:00+08:00'),
  title: '善智墨水，惠泽民生',
  location: '智慧水务调度中心，鹤山路 1 号; 2 楼',
  description: '乘 101 路\n请带身份证',
  url: 'https://open.jimo.example/events/jimo-water-open-day',
  organizer: { name: '即墨区水利局', email: 'open-day@jimo.example' },
  attendee: { name: '孙玉梅', email: 'sun@citizen.example' },
  updatedAt: new Date('2026-11-23T12:14:00Z'),
}

function parse(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  const event = calendar.getFirstSubcomponent('vevent')
  if (!event) throw new Error('no event in the file')
  return { calendar, event, times: new ICAL.Event(event) }
}

const fileOf = (method: CalendarFile['method'], given: Partial<CalendarEntry> = {}) =>
  calendarFile({ method, entries: [{ ...ENTRY, ...given }] })

describe('a calendar file', () => {
  it('invites one person, who need not answer, in the name of the sender', () => {
    const { calendar, event, times } = parse(fileOf('REQUEST'))
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
    expect(event.getFirstPropertyValue('uid')).toBe(ENTRY.uid)
    expect(event.getFirstPropertyValue('sequence')).toBe(3)
    expect(event.getFirstPropertyValue('status')).toBe('CONFIRMED')
    expect(times.startDate.toJSDate()).toEqual(ENTRY.startsAt)
    expect(times.endDate.toJSDate()).toEqual(ENTRY.endsAt)
    expect(event.getFirstPropertyValue('organizer')).toBe('mailto:open-day@jimo.example')
    const attendees = event.getAllProperties('attendee')
    expect(attendees).toHaveLength(1)
    expect(String(attendees[0]?.getFirstValue()).toLowerCase()).toBe('mailto:sun@citizen.example')
    expect(attendees[0]?.getFirstParameter('rsvp')).toBe('FALSE')
    expect(event.getFirstPropertyValue('location')).toBe(ENTRY.location)
    expect(event.getFirstPropertyValue('description')).toBe(ENTRY.description)
  })

  it('withdraws an entry with the method and the status that calendars obey', () => {
    const { calendar, event } = parse(fileOf('CANCEL', { sequence: 4 }))
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL')
    expect(event.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(event.getFirstPropertyValue('uid')).toBe(ENTRY.uid)
    expect(event.getFirstPropertyValue('sequence')).toBe(4)
  })

  it('names no attendee in what is published', () => {
    const { calendar, event } = parse(calendarFile({ method: 'PUBLISH', name: '即墨, 水利; 开放日', entries: [ENTRY] }))
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('即墨 水利 开放日')
    expect(event.getAllProperties('attendee')).toHaveLength(0)
  })

  it('keeps to 75 octets a line, ends lines with CR LF, and is made alike from the same data', () => {
    const file = fileOf('REQUEST', { title: '长'.repeat(200), description: '🚰'.repeat(100) })
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(fileOf('REQUEST')).toBe(fileOf('REQUEST'))
    expect(parse(file).event.getFirstPropertyValue('summary')).toBe('长'.repeat(200))
  })

  it.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('means the same instant on a machine in %s', (zone) => {
    const file = execFileSync(process.execPath, ['tests/platform/calendar-in-zone.ts'], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    })
    expect(file).toContain('DTSTART:20261205T010000Z\r\n')
    expect(file).toContain('DTEND:20261205T030000Z\r\n')
    const [read] = readCalendar(file).events
    expect(read?.startsAt.toISOString()).toBe('2026-12-05T01:00:00.000Z')
    expect(read?.endsAt.toISOString()).toBe('2026-12-05T03:00:00.000Z')
  })
})

const ATTACKS = [
  'x\r\nATTACH:https://evil.example/a',
  'x\nMETHOD:CANCEL',
  'x\rEND:VEVENT',
  'x\\nBEGIN:VALARM',
  'x;ALTREP="https://evil.example":y',
  'x\u2028URL:https://evil.example',
  'x\u0085SUMMARY:y',
  'x\0y\u0007\u001b[31m',
  'x";X-EVIL="y',
  'x":mailto:evil@evil.example\r\nATTENDEE:mailto:third@evil.example',
  '\ud800x\udc00',
  'a,b:c;d\\e',
]
type Field = (attack: string) => Partial<CalendarFile> & { entry?: Partial<CalendarEntry> }
const FIELDS: Record<string, Field> = {
  name: (name) => ({ name }),
  uid: (uid) => ({ entry: { uid } }),
  title: (title) => ({ entry: { title } }),
  location: (location) => ({ entry: { location } }),
  description: (description) => ({ entry: { description } }),
  url: (url) => ({ entry: { url } }),
  'url after a good beginning': (attack) => ({ entry: { url: `https://open.jimo.example/${attack}` } }),
  'organizer name': (name) => ({ entry: { organizer: { name, email: 'o@jimo.example' } } }),
  'organizer address': (email) => ({ entry: { organizer: { name: 'O', email } } }),
  'organizer address after a good beginning': (attack) => ({
    entry: { organizer: { name: 'O', email: `o@jimo.example${attack}` } },
  }),
  'attendee name': (name) => ({ entry: { attendee: { name, email: 's@citizen.example' } } }),
  'attendee address': (email) => ({ entry: { attendee: { name: 'S', email } } }),
  'attendee address after a good beginning': (attack) => ({
    entry: { attendee: { name: 'S', email: `s@citizen.example${attack}` } },
  }),
  'every text at once': (text) => ({
    name: text,
    entry: { title: text, location: text, description: text, organizer: { name: text, email: 'o@jimo.example' } },
  }),
}
const CALENDAR_NAMES = new Set(['version', 'prodid', 'method', 'name', 'x-wr-calname'])
const EVENT_NAMES = new Set([
  'uid',
  'sequence',
  'dtstamp',
  'dtstart',
  'dtend',
  'summary',
  'transp',
  'location',
  'description',
  'organizer',
  'attendee',
  'url',
  'status',
  'last-modified',
])

function expectHarmless(file: string): void {
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/)
  const { calendar, event } = parse(file)
  for (const property of calendar.getAllProperties()) expect(CALENDAR_NAMES).toContain(property.name)
  for (const property of event.getAllProperties()) {
    expect(EVENT_NAMES).toContain(property.name)
    for (const name of Object.keys((property.toJSON() as [string, object])[1])) {
      expect(['cn', 'role', 'cutype', 'partstat', 'rsvp', 'value']).toContain(name)
    }
  }
  expect(calendar.getAllSubcomponents()).toHaveLength(1)
  expect(event.getAllSubcomponents()).toHaveLength(0)
  expect(event.getAllProperties('attendee').length).toBeLessThanOrEqual(1)
  expect(event.getFirstPropertyValue('status')).toBe('CONFIRMED')
  expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
}

describe('what somebody types', () => {
  it.each(Object.entries(FIELDS))('cannot add a property through %s', (_name, field) => {
    for (const attack of ATTACKS) {
      const { entry, ...file } = field(attack)
      expectHarmless(calendarFile({ method: 'REQUEST', ...file, entries: [{ ...ENTRY, ...entry }] }))
    }
  })

  it('cannot do so with any characters at all', () => {
    const text = fc.string({ unit: 'binary', maxLength: 120 })
    fc.assert(
      fc.property(text, text, text, (title, location, name) => {
        const attendee = { name, email: 's@citizen.example' }
        expectHarmless(fileOf('REQUEST', { title, location, description: title + location, attendee }))
      }),
      { numRuns: 60, endOnFailure: true },
    )
  }, 30_000)
})

import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { readCalendar } from '#app/events/calendar.server.ts'
import { listConsoleEvents } from '#app/events/console-events.server.ts'
import { contentOf } from '#app/events/event-content.ts'
import { eventForm, eventFormValues } from '#app/events/event-forms.ts'
import { readListQuery } from '#app/events/event-list-query.ts'
import { listEvents, pageOfEvents } from '#app/events/event-queries.server.ts'
import { eventCalendar, eventsAtom, eventsCalendar } from '#app/events/feeds.server.ts'
import { readListPage } from '#app/events/list-page.server.ts'
import { seriesForm, slotForm, slotFormValues } from '#app/events/slot-forms.ts'
import { after, days, hours, now } from '#app/platform/clock.ts'
import { addDays, dayOf, monthOf } from '#app/platform/dates.ts'
import { checkForm } from '#app/web/forms.server.ts'
import { reader } from '#db/work.ts'
import { testConfig } from '#tests/support/test-server.ts'
import { makeDepartment, makeEvent, makeSlot, useTestStore } from '#tests/support/world.ts'
import { makeDraft, makePeople, makePublished, newEvent } from './people.ts'

useTestStore()
useConfig({ ...testConfig(), publicOrigin: 'https://open.example.gov.cn' })

const list = async (filter: object) => {
  const found = await listEvents(reader(), { limit: 20, ...filter }, now())
  return { ids: found.events.map((event) => event.id), total: found.total, open: found.open }
}

it('lists what is public, by start, with every filter', async () => {
  const department = await makeDepartment({ code: 'water' })
  const first = await makeEvent({ departmentId: department.id })
  const full = await makeEvent({
    seats: 1,
    event: { theme: 'health' },
    slot: { taken: 1, startsAt: after(now(), days(8)), endsAt: after(now(), days(8) + hours(1)) },
  })
  await makeEvent({ event: { state: 'draft' } })
  const past = await makeEvent({ slot: { startsAt: after(now(), -days(2)), endsAt: after(now(), -days(1)) } })
  expect(await list({ from: now() })).toEqual({ ids: [first.event.id, full.event.id], total: 2, open: 1 })
  expect(await list({ from: now(), freeOnly: true })).toMatchObject({ ids: [first.event.id], total: 1 })
  expect((await list({ theme: 'health' })).ids).toEqual([full.event.id])
  expect((await list({ department: 'water' })).ids).toEqual([first.event.id])
  expect((await list({ to: now(), latestFirst: true })).ids).toEqual([past.event.id])
  expect(await list({ area: 'nowhere' })).toEqual({ ids: [], total: 0, open: 0 })
  expect((await list({ from: now(), limit: 1, offset: 1 })).ids).toEqual([full.event.id])
  const page = await pageOfEvents(reader(), { from: now(), limit: 1 })
  expect(page.events.map((event) => event.id)).toEqual([first.event.id])
  const rest = await pageOfEvents(reader(), { from: now(), limit: 1, after: page.next })
  expect([rest.events.map((event) => event.id), rest.next]).toEqual([[full.event.id], undefined])
})

it('finds published events by their words', async () => {
  const people = await makePeople()
  const { event } = await makePublished(people)
  await makeDraft(people, { title: '水务草稿' })
  expect((await list({ query: '水龙头' })).ids).toEqual([event.id])
  expect((await list({ query: 'jimo' })).ids).toEqual([event.id])
  expect((await list({ query: '草稿' })).ids).toEqual([])
  expect((await list({ query: '？' })).ids).toEqual([])
})

it('an area holds the areas below it', async () => {
  const { event } = await makeEvent()
  const shown = await listEvents(reader(), { limit: 5 }, now())
  const { area } = shown.events[0]!
  expect((await list({ area: area.code })).ids).toEqual([event.id])
})

it('groups a page by month and says how many are left', async () => {
  for (let n = 0; n < 14; n++) await makeEvent()
  const first = await readListPage(reader(), readListQuery(new URLSearchParams()), 'zh-CN', now())
  expect([first.total, first.left, first.months.flatMap((month) => month.cards).length]).toEqual([14, 2, 12])
  const second = await readListPage(reader(), readListQuery(new URLSearchParams('page=2')), 'en', now())
  expect([second.left, second.months.flatMap((month) => month.cards).length]).toEqual([0, 2])
})

it('puts an event on each day of the month on which it has a slot', async () => {
  const startsAt = after(now(), days(3))
  const { event } = await makeEvent({ slot: { startsAt, endsAt: after(startsAt, hours(1)) } })
  await makeSlot(event.id, { startsAt: after(startsAt, hours(2)), endsAt: after(startsAt, hours(3)) })
  const calendar = await readCalendar(reader(), monthOf(startsAt), 'zh-CN', now(), [])
  expect(calendar.days[dayOf(startsAt)]).toMatchObject([{ href: `/events/${event.slug}`, state: 'signUpOpen' }])
})

it('the console shows each person the events of their departments', async () => {
  const people = await makePeople()
  const { event } = await makeDraft(people)
  const shown = async (actor: typeof people.organiser, filter: object = {}) =>
    (await listConsoleEvents(reader(), actor, { page: 1, ...filter }, now())).rows.map((row) => row.id)
  expect(await shown(people.organiser)).toEqual([event.id])
  expect(await shown(people.overseer)).toEqual([event.id])
  expect(await shown(people.outsider)).toEqual([])
  expect(await shown(people.organiser, { state: 'published' })).toEqual([])
  expect(await shown(people.organiser, { query: '惠泽' })).toEqual([event.id])
  expect(await shown(people.organiser, { past: true })).toEqual([])
})

it('a calendar feed has one entry for each slot, without attendees, right in UTC', async () => {
  const { event, slot } = await makeEvent()
  const { events } = await listEvents(reader(), { limit: 1 }, now())
  const text = eventCalendar(events[0]!, 'zh-CN')
  const calendar = new ICAL.Component(ICAL.parse(text) as never)
  const [entry] = calendar.getAllSubcomponents('vevent')
  expect(entry?.getFirstPropertyValue('uid')).toBe(`slot-${slot.id}@open.example.gov.cn`)
  expect(new ICAL.Event(entry!).startDate.toJSDate().getTime()).toBe(Math.floor(slot.startsAt.getTime() / 1000) * 1000)
  expect(text).not.toContain('ATTENDEE')
  const query = readListQuery(new URLSearchParams())
  expect(await eventsCalendar(reader(), query, 'en', now())).toContain(`/events/${event.slug}`)
  const atom = await eventsAtom(reader(), query, 'zh-CN', now(), {
    self: 'https://open.example.gov.cn/events.atom',
  })
  expect(atom).toContain(`<id>https://open.example.gov.cn/events/${event.slug}</id>`)
})

it('a form opened and sent back unchanged says the same', async () => {
  const people = await makePeople()
  const input = newEvent(people.department.id, {
    agenda: [{ time: '09:00', text: '签到', textEn: 'Check-in' }],
    coHosts: [{ name: '水务集团' }],
    speakers: [{ name: '孙志远', post: '科长', department: '水利局', en: 'Sun Zhiyuan' }],
    liveUrl: 'https://www.jimo.gov.cn/live',
    safetyLimit: 300,
    latitude: '36.3895',
    longitude: '120.4471',
  })
  const form = checkForm(eventFormValues(contentOf(input)), eventForm)
  expect(form.ok && contentOf(form.value)).toEqual(contentOf(input))
})

it('a bad form names each field and its cure', () => {
  const read = checkForm(
    {
      title: ' ',
      kind: 'party',
      theme: 'water',
      latitude: '91',
      contactPhone: 'ring me',
      agendaTime: ['25:00', '10:00'],
      agendaText: ['签到', ''],
      day: '2026-02-30',
    },
    eventForm,
  )
  expect(read.ok ? {} : read.errors).toMatchObject({
    title: 'titleMissing',
    kind: 'kindMissing',
    latitude: 'latitudeWrong',
    contactPhone: 'phoneWrong',
  })
  const times = checkForm(
    {
      title: 'a',
      kind: 'openDay',
      theme: 'water',
      longitude: '120',
      agendaTime: ['25:00', '10:00'],
      agendaText: ['签到', ''],
      day: '2026-02-30',
    },
    eventForm,
  )
  expect(times.ok ? {} : times.errors).toEqual({
    latitude: 'bothCoordinates',
    'agenda-0': 'agendaTimeWrong',
    'agenda-1': 'agendaTextMissing',
    day: 'dayWrong',
  })
})

it('the forms of slots check what belongs together', async () => {
  const day = addDays(dayOf(now()), 7)
  const common = {
    capacity: '50',
    waitingCapacity: '0',
    partyMax: '5',
    allocation: 'firstCome',
    opensOn: dayOf(now()),
    opensAt: '09:00',
    closesBefore: '60',
    checkInBefore: '60',
  }
  const series = { ...common, firstDay: day, from: '09:00', to: '11:30', every: '30', duration: '30' }
  const read = checkForm(series, seriesForm)
  expect(read.ok && read.value.times).toHaveLength(5)
  const errors = (values: object, schema: typeof seriesForm | typeof slotForm = seriesForm) => {
    const form = checkForm({ ...series, day, ...values } as never, schema as never)
    return form.ok ? {} : form.errors
  }
  expect(errors({ duration: '200' })).toEqual({ duration: 'nothingFits' })
  expect(errors({ partyMax: '60' })).toMatchObject({ partyMax: 'partyMaxWrong' })
  expect(errors({ capacity: '3' })).toEqual({ partyMax: 'partyMaxAboveCapacity' })
  expect(errors({ opensOn: addDays(day, 1) })).toEqual({ opensOn: 'opensAfterClose' })
  expect(errors({ allocation: 'lottery' })).toEqual({ drawOn: 'drawMissing' })
  expect(errors({ allocation: 'lottery', drawOn: addDays(day, -2), drawAt: '10:00' })).toEqual({
    drawOn: 'drawOutside',
  })
  expect(errors({ lastDay: addDays(day, 63) })).toEqual({ lastDay: 'tooManyDays' })
  expect(errors({ to: '08:00' }, slotForm)).toEqual({ to: 'endBeforeStart' })
  const { slot } = await makeEvent()
  // A form's slot ends on the day on which it begins, whatever the time of day is now.
  const whole = { ...slot, startsAt: new Date(`${day}T10:00:00+08:00`) }
  const again = checkForm(
    slotFormValues({ ...whole, endsAt: after(whole.startsAt, hours(1)), drawAt: null, allocation: 'firstCome' }),
    slotForm,
  )
  expect(again.ok && again.value.times[0]?.startsAt).toEqual(whole.startsAt)
})

it('nobody sees a draft by asking for its name', async () => {
  const people = await makePeople()
  await makeDraft(people)
  expect((await list({})).ids).toEqual([])
})

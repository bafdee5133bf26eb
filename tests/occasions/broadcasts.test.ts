// Programme days, interviews and press conferences in the calendar and the feeds of events, each with its kind.
import ICAL from 'ical.js'
import { beforeEach, expect, test } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { broadcastState, readCalendar } from '#app/events/calendar.server.ts'
import { readListQuery } from '#app/events/event-list-query.ts'
import { calendarSince, eventsAtom, eventsCalendar } from '#app/events/feeds.server.ts'
import { broadcastsOfQuery, listBroadcasts } from '#app/occasions/broadcasts.server.ts'
import { programmeCalendar } from '#app/occasions/programme-feed.server.ts'
import { dayForm, programmeForm } from '#app/occasions/programme-forms.ts'
import { findProgramme, listDays } from '#app/occasions/programme-queries.server.ts'
import { saveDay, saveProgramme } from '#app/occasions/programmes.server.ts'
import { after, hours } from '#app/platform/clock.ts'
import type { Language } from '#app/platform/language.ts'
import { inTransaction, reader } from '#db/work.ts'
import { testConfig } from '#tests/support/test-server.ts'
import { makeDepartment, makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()
beforeEach(() => useConfig({ ...testConfig(), publicOrigin: 'https://open.example.gov.cn' }))

/** A Monday noon in Beijing. */
const NOW = new Date('2026-11-16T12:00:00+08:00')

async function makeProgramme() {
  const office = await makeDepartment({ name: '政务公开办' })
  const onDuty = await makeDepartment({ code: 'water', name: '即墨区水利局' })
  const overseer = await makeStaff(['overseer'], null)
  const content = programmeForm.parse({
    departmentId: office.id,
    name: '行风在线',
    nameEn: 'On the air',
    summary: '当场答。',
    station: '新闻广播',
    stationEn: 'News Radio',
    frequency: 'FM 102.4',
    weekday: '3',
    fromTime: '10:00',
    toTime: '11:00',
  })
  const saved = await inTransaction(overseer, (work) => saveProgramme(work, undefined, content))
  const id = saved.outcome === 'saved' ? saved.id : ''
  const put = (day: string, given: object = {}, dayId?: string) => {
    const entry = dayForm.parse({ day, departmentId: onDuty.id, topic: '冬季用水', ...given })
    return inTransaction(overseer, (work) => saveDay(work, id, dayId, entry), { at: NOW })
  }
  return { id, put }
}

/** An interview without slots, on the day of the broadcast. */
const makeInterview = (title: string) =>
  makeEvent({
    event: {
      kind: 'onlineInterview',
      title,
      titleEn: null,
      startsAt: new Date('2026-11-18T09:00:00+08:00'),
      endsAt: new Date('2026-11-18T10:00:00+08:00'),
    },
    slot: {
      startsAt: new Date('2026-11-18T09:00:00+08:00'),
      endsAt: new Date('2026-11-18T10:00:00+08:00'),
    },
  })

const query = (text = '') => readListQuery(new URLSearchParams(text))

async function icsOf(text = '', language: Language = 'zh-CN') {
  const broadcasts = await broadcastsOfQuery(reader(), query(text), calendarSince(NOW), language)
  const ics = await eventsCalendar(reader(), query(text), language, NOW, broadcasts)
  const calendar = new ICAL.Component(ICAL.parse(ics) as never)
  return calendar.getAllSubcomponents('vevent').map((entry) => {
    const event = new ICAL.Event(entry)
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      location: event.location,
      starts: event.startDate.toJSDate().toISOString(),
      status: entry.getFirstPropertyValue('status'),
      kind: entry.getFirstPropertyValue('categories'),
      url: entry.getFirstPropertyValue('url'),
    }
  })
}

test('the month has broadcasts and interviews by time, each with its kind and state', async () => {
  const { put } = await makeProgramme()
  await put('2026-11-18')
  await put('2026-11-25', { cancelled: 'yes' })
  await put('2026-12-02')
  await makeInterview('农村饮水安全')
  const span = { from: new Date('2026-11-01T00:00:00+08:00'), to: new Date('2026-12-01T00:00:00+08:00') }
  const read = async (language: Language) =>
    (await readCalendar(reader(), '2026-11', language, NOW, await listBroadcasts(reader(), span, language))).days
  const month = await read('zh-CN')
  expect(Object.keys(month).toSorted()).toEqual(['2026-11-18', '2026-11-25'])
  expect(month['2026-11-18']).toMatchObject([
    { title: '农村饮水安全', kind: '在线访谈', times: '09:00–10:00' },
    {
      title: '行风在线：即墨区水利局',
      kind: '行风在线',
      times: '10:00–11:00',
      state: 'noSignUp',
      href: '/programmes/on-the-air/2026-11-18',
    },
  ])
  expect(month['2026-11-25']).toMatchObject([{ state: 'cancelled', muted: true }])
  expect((await read('en'))['2026-11-18']?.[1]).toMatchObject({
    title: 'On the air: Jimo Water Bureau',
    kind: 'On-air question hour',
  })
})

test('the state of a broadcast is what the clock makes of it', () => {
  const broadcast = { startsAt: NOW, endsAt: after(NOW, hours(1)), cancelled: false }
  expect([
    broadcastState(broadcast, after(NOW, -1)),
    broadcastState(broadcast, NOW),
    broadcastState(broadcast, after(NOW, hours(1))),
    broadcastState({ ...broadcast, cancelled: true }, NOW),
  ]).toEqual(['noSignUp', 'running', 'over', 'cancelled'])
})

test('a calendar reader finds broadcasts at the right instant, with the uid of the programme’s own calendar', async () => {
  const { id, put } = await makeProgramme()
  const saved = await put('2026-11-18')
  const dayId = saved.outcome === 'saved' ? saved.id : ''
  await put('2026-08-12')
  await makeInterview('农村饮水安全')
  await makeEvent({ event: { title: '善智墨水' } })
  const entries = await icsOf()
  expect(entries.map(({ summary, kind }) => [summary, kind])).toEqual([
    ['在线访谈：农村饮水安全', '在线访谈'],
    ['善智墨水', '政府开放日'],
    ['行风在线：即墨区水利局', '行风在线'],
  ])
  expect(entries[2]).toMatchObject({
    uid: `programme-${dayId}@open.example.gov.cn`,
    sequence: 1,
    starts: '2026-11-18T02:00:00.000Z',
    location: '新闻广播 FM 102.4',
    status: 'CONFIRMED',
    url: 'https://open.example.gov.cn/programmes/on-the-air/2026-11-18',
  })
  await put('2026-11-18', { cancelled: 'yes' }, dayId)
  expect((await icsOf('kind=onAir'))[0]).toMatchObject({ sequence: 2, status: 'CANCELLED' })
  const programme = await findProgramme(reader(), { id })
  const own = programmeCalendar(programme, await listDays(reader(), id, NOW), 'zh-CN', NOW)
  expect(own).toContain(`UID:programme-${dayId}@open.example.gov.cn`)
})

test('a filter leaves the broadcasts it means', async () => {
  const { put } = await makeProgramme()
  await put('2026-11-18')
  const left = async (text: string) => (await icsOf(text)).length
  expect([await left('kind=onAir'), await left('department=water'), await left('q=冬季用水')]).toEqual([1, 1, 1])
  expect([await left('kind=openDay'), await left('theme=water'), await left('campaign=x')]).toEqual([0, 0, 0])
  expect([await left('department=nothing'), await left('area=nothing'), await left('q=教育')]).toEqual([0, 0, 0])
})

test('the Atom feed has what is still to come, with its kind as a category', async () => {
  const { put } = await makeProgramme()
  await put('2026-11-11')
  await put('2026-11-18', { leader: '王建军（局长）' })
  await makeInterview('在线访谈：农村饮水安全')
  const broadcasts = await broadcastsOfQuery(reader(), query(), NOW, 'zh-CN')
  const atom = await eventsAtom(reader(), query(), 'zh-CN', NOW, {
    self: 'https://open.example.gov.cn/events.atom',
    broadcasts,
  })
  const entries = atom.split('<entry>').slice(1)
  expect(entries).toHaveLength(2)
  const onAir = entries.find((entry) => entry.includes('programmes/on-the-air')) ?? ''
  expect(onAir).toContain('<id>https://open.example.gov.cn/programmes/on-the-air/2026-11-18</id>')
  expect(onAir).toMatch(/<category[^>]* term="onAir"/)
  expect(onAir).toContain('2026年11月18日（星期三）10:00–11:00')
  const interview = entries.find((entry) => entry !== onAir) ?? ''
  // Its title names the kind already.
  expect(interview).toContain('<![CDATA[在线访谈：农村饮水安全]]>')
  expect(interview).toMatch(/<category[^>]* label="在线访谈"/)
})

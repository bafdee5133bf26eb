// The open days behind a number, who has none, and the year of all departments.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, days, hours } from '#app/platform/clock.ts'
import { instantOf, monthOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { csvTable } from '#app/platform/spreadsheet.server.ts'
import { readOversight } from '#app/questions/oversight-page.server.ts'
import { editOversight } from '#app/questions/oversight-settings.server.ts'
import { DEFAULT_OVERSIGHT } from '#app/questions/oversight-settings.ts'
import { readEventList } from '#app/reports/event-list.server.ts'
import { EVENT_LISTS, eventsLink } from '#app/reports/figure-link.ts'
import { liveMonthTable } from '#app/reports/month-table.server.ts'
import { readYearCalendar } from '#app/reports/year-calendar.server.ts'
import { YEAR_STANDINGS, yearRows, yearStanding, yearSums } from '#app/reports/year-calendar.ts'
import { yearColumns } from '#app/reports/year-columns.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDepartment, makeEvent, makeRegistration, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

const NOON = instantOf('2026-06-15', '12:00') as Date
const queryOf = (href: string) => new URL(href, 'https://open-day.example').searchParams

/** An event of so many days from noon on, with its visitors. */
async function eventOn(departmentId: string, day: number, people: number, state: 'published' | 'draft' | 'cancelled') {
  const startsAt = after(NOON, days(day))
  const endsAt = after(startsAt, hours(2))
  const { slot, event } = await makeEvent({
    departmentId,
    slot: { startsAt, endsAt },
    event: { startsAt, endsAt, state },
  })
  if (people > 0) await makeRegistration(slot, { partySize: people, arrivedPeople: people })
  return event
}

test('the lists are as long as the numbers of the overview and of the tables, for random events', async () => {
  const overseer = await makeStaff(['overseer'], null)
  const places = [await makeDepartment(), await makeDepartment(), await makeDepartment()]
  const one = fc.record({
    place: fc.nat(1),
    day: fc.integer({ min: -40, max: 30 }),
    people: fc.nat(4),
    state: fc.constantFrom('published', 'published', 'published', 'draft', 'cancelled'),
  })
  const [made] = fc.sample(fc.array(one, { minLength: 30, maxLength: 30 }), { numRuns: 1, seed: 20261130 })
  for (const { place, day, people, state } of made ?? []) {
    await eventOn(places[place]?.id ?? '', day, people, state as 'published')
  }
  const list = (href: string) => readEventList(reader(), overseer, queryOf(href), NOON)
  const { events } = await readOversight(reader(), overseer, 'zh-CN', NOON)
  const month = monthOf(NOON)
  expect(events.planned).toBeGreaterThan(1)
  expect((await list(eventsLink('planned', month))).events).toHaveLength(events.planned)
  expect((await list(eventsLink('held', month))).events).toHaveLength(events.held)
  expect((await list(eventsLink('without', month))).without).toHaveLength(events.without)
  expect((await list(eventsLink('visitors', month))).visitors).toBe(events.visitors)
  expect((await list(eventsLink('visitors', events.monthBefore))).visitors).toBe(events.visitorsBefore)
  for (const row of (await liveMonthTable(reader(), month, NOON)) ?? []) {
    expect((await list(eventsLink('planned', month, row.code))).events).toHaveLength(row.events)
    expect((await list(eventsLink('visitors', month, row.code))).visitors).toBe(row.visitors)
    expect((await list(eventsLink('planned', month, undefined, row.areaCode))).events).toHaveLength(row.events)
  }
  const { rows, sums, year } = await readYearCalendar(reader(), new URLSearchParams({ year: '2026' }), NOON)
  expect((await list(eventsLink('planned', year))).events).toHaveLength(sums.planned)
  for (const row of rows) {
    expect((await list(eventsLink('planned', year, row.code))).events).toHaveLength(row.planned)
    expect((await list(eventsLink('held', year, row.code))).events).toHaveLength(row.held)
    for (const [index, n] of row.months.entries()) {
      const asked = `2026-${String(index + 1).padStart(2, '0')}`
      expect((await list(eventsLink('planned', asked, row.code))).events).toHaveLength(n)
    }
  }
  for (const standing of YEAR_STANDINGS) {
    const only = await readYearCalendar(reader(), new URLSearchParams({ year: '2026', standing }), NOON)
    expect(only.rows).toHaveLength(sums.departments[standing])
  }
})

test('a department in a list is one that the reader oversees; what names no list is not there', async () => {
  const mine = await makeDepartment()
  const other = await makeDepartment()
  await eventOn(other.id, 1, 0, 'published')
  const officer = await makeStaff(['answerOfficer'], mine.id)
  const list = (href: string) => readEventList(reader(), officer, queryOf(href), NOON)
  expect((await list(eventsLink('planned', '2026-06'))).events).toEqual([])
  expect((await list(eventsLink('without', '2026-06'))).without).toMatchObject([{ code: mine.code }])
  await expect(list(eventsLink('planned', '2026-06', other.code))).rejects.toThrow(NotFound)
  for (const asked of ['?month=2026-13&figure=planned', '?month=2026-06&figure=rows', '?figure=planned', '?month=0']) {
    await expect(list(asked)).rejects.toThrow(NotFound)
  }
  expect(EVENT_LISTS).toHaveLength(4)
})

test.each([
  ['none', 0, 0, 2],
  ['none', 0, 0, 0],
  ['short', 1, 1, 2],
  ['planned', 2, 1, 2],
  ['planned', 1, 0, 0],
  ['done', 2, 2, 2],
  ['done', 3, 2, 2],
  ['done', 1, 1, 0],
])('%s: %d planned, %d held, %d owed', (standing, planned, held, quota) => {
  expect(yearStanding({ planned, held, quota })).toBe(standing)
})

test('who has planned nothing stands first and is named; drafts do not count; the quota is that of the settings', async () => {
  const overseer = await makeStaff(['overseer'], null)
  const [busy, idle] = [await makeDepartment({ name: '即墨区水利局' }), await makeDepartment({ name: '即墨区民政局' })]
  await eventOn(busy.id, -10, 3, 'published')
  await eventOn(busy.id, 20, 0, 'published')
  await eventOn(idle.id, 5, 0, 'draft')
  await eventOn(idle.id, 6, 0, 'cancelled')
  const year = () => readYearCalendar(reader(), new URLSearchParams(), NOON)
  const brief = async () =>
    (await year()).rows.map(({ name, standing, planned, held, drafts, quota }) => ({
      ...{ name, standing, planned, held, drafts, quota },
    }))
  const nothing = { name: '即墨区民政局', standing: 'none', planned: 0, held: 0, drafts: 1 }
  expect(await brief()).toEqual([
    { ...nothing, quota: 2 },
    { name: '即墨区水利局', standing: 'planned', planned: 2, held: 1, drafts: 0, quota: 2 },
  ])
  const { version: basedOn, ...settings } = DEFAULT_OVERSIGHT
  const edited = await inTransaction(overseer, (work) => editOversight(work, { ...settings, yearlyEvents: 3, basedOn }))
  expect(edited).toMatchObject({ outcome: 'saved' })
  expect(await brief()).toMatchObject([
    { ...nothing, quota: 3 },
    { standing: 'short', quota: 3 },
  ])
  const csv = csvTable(yearColumns('zh-CN'), (await year()).rows)
  expect(csv.split('\r\n')[1]).toBe('即墨区,即墨区民政局,没有安排,3,0,0,3,1,0,0,0,0,0,0,0,0,0,0,0,0')
  await expect(readYearCalendar(reader(), new URLSearchParams({ year: '26' }), NOON)).rejects.toThrow(NotFound)
})

test('the sums of a year are those of its rows', () => {
  const place = { name: '', nameEn: '', area: '', areaEn: '', drafts: 0, quota: 1 }
  const on = (id: string, departmentId: string, day: string) => ({
    ...{ id, departmentId, startsAt: instantOf(day, '09:00') as Date, endsAt: instantOf(day, '11:00') as Date },
  })
  const rows = yearRows(
    [
      { ...place, id: 'a', code: 'a' },
      { ...place, id: 'b', code: 'b' },
    ],
    [on('1', 'a', '2026-01-01'), on('2', 'a', '2026-12-31')],
    NOON,
  )
  expect(rows.map(({ code }) => code)).toEqual(['b', 'a'])
  expect(rows[1]?.months).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  expect(yearSums(rows)).toEqual({ departments: { none: 1, short: 0, planned: 0, done: 1 }, planned: 2, held: 1 })
})

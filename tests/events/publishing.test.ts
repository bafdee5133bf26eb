import { expect, it } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { missingEvents, taskState } from '#app/events/campaign-task.ts'
import { embedSnippet, readEmbedCount } from '#app/events/embed-snippet.ts'
import { readListQuery } from '#app/events/event-list-query.ts'
import { yearsWithEvents } from '#app/events/event-queries.server.ts'
import { readListPage } from '#app/events/list-page.server.ts'
import { now } from '#app/platform/clock.ts'
import { instantOf } from '#app/platform/dates.ts'
import { contentPolicy, securityHeaders } from '#app/web/security-headers.server.ts'
import { reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { settings } from '../outbox/outbox-world.ts'
import { inAWeek, makePeople, makePublished } from './people.ts'

useTestStore()

it.each([
  [{ owedEvents: 2, published: 2, dueOn: '2026-01-01' }, 'done'],
  [{ owedEvents: 2, published: 1, dueOn: '2026-06-01' }, 'open'],
  [{ owedEvents: 2, published: 1, dueOn: '2026-05-31' }, 'overdue'],
  [{ owedEvents: 0, published: 0, dueOn: '' }, 'done'],
] as const)('the task %o is %s on 2026-06-01', (task, state) => {
  expect(taskState(task, '2026-06-01')).toBe(state)
})

it('a task lacks what is owed and not announced', () => {
  expect(missingEvents({ owedEvents: 3, published: 1 })).toBe(2)
  expect(missingEvents({ owedEvents: 1, published: 4 })).toBe(0)
})

it.each([
  ['1', 1],
  ['20', 20],
  ['21', 6],
  ['0', 6],
  ['2.5', 6],
  ['x', 6],
  [null, 6],
] as const)('a frame asked for %s events shows %i', (asked, shown) => {
  expect(readEmbedCount(asked)).toBe(shown)
})

it('the code of a frame carries its filters and cannot be broken out of', () => {
  const embed = { department: '"><script>', theme: 'water', campaign: 'a&b', language: 'en', count: 3 } as const
  const code = embedSnippet('https://open.example', '"<x>', embed)
  expect(code).not.toMatch(/<script|"<x>/)
  const src = /src="([^"]+)"/.exec(code)?.[1]?.replaceAll('&amp;', '&')
  const url = new URL(src ?? '')
  expect(url.pathname).toBe('/embed/events')
  expect(Object.fromEntries(url.searchParams)).toEqual({
    ...{ department: '"><script>', theme: 'water', campaign: 'a&b', lang: 'en', count: '3' },
  })
})

it('the archive goes by the year in which an event took place', async () => {
  const people = await makePeople()
  expect(await yearsWithEvents(reader(), now())).toEqual([])
  await makePublished(people)
  const later = instantOf(`${inAWeek().getUTCFullYear() + 2}-06-01`) as Date
  const year = inAWeek().getUTCFullYear()
  expect(await yearsWithEvents(reader(), later)).toEqual([year + 2, year + 1, year].map(String))
  const list = (of: number) =>
    readListPage(reader(), readListQuery(new URLSearchParams(`when=past&year=${of}`)), 'zh-CN', later)
  expect((await list(year)).total).toBe(1)
  expect((await list(year)).choices.departments).toHaveLength(1)
  expect((await list(year + 1)).total).toBe(0)
})

it('may be framed by the sites that the operator names, and by nobody else', () => {
  const ancestors = (path: string) => /frame-ancestors ([^;]+)/.exec(contentPolicy({ path }))?.[1]
  const framing = (path: string) => securityHeaders({ path }).find(([name]) => name === 'X-Frame-Options')?.[1]
  useConfig(settings({ EMBED_ORIGINS: 'https://portal.example,https://jimo.example' }))
  expect(ancestors('/embed/events')).toBe('https://portal.example https://jimo.example')
  // The older header knows no list and would refuse them all.
  expect(framing('/embed/events')).toBeUndefined()
  expect([ancestors('/events'), framing('/events')]).toEqual(["'none'", 'DENY'])
  useConfig(settings())
  expect(ancestors('/embed/events')).toBe("'none'")
})

// The events API as the contract states it, through Remix.
import type { ServerBuild } from '@remix-run/node'
import { beforeAll, expect, it } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { apiEvent, apiEventPage } from '#app/events/api-event.ts'
import { listRoutes } from '#app/ops/routes.server.ts'
import { stampArrival } from '#app/platform/arrivals.ts'
import { after, days, hours, now } from '#app/platform/clock.ts'
import { dayOf, isoOf } from '#app/platform/dates.ts'
import { configureLog } from '#app/platform/logger.server.ts'
import { createRemix, type RemixHandler } from '#app/web/remix-handler.server.ts'
import { testBuild } from '#tests/support/test-build.ts'
import { testConfig } from '#tests/support/test-server.ts'
import { makeEvent, useTestStore } from '#tests/support/world.ts'

const ORIGIN = 'http://localhost:3000'
let build: ServerBuild
let remix: RemixHandler

useTestStore()
beforeAll(async () => {
  configureLog('silent')
  useConfig({ ...testConfig(), publicOrigin: ORIGIN })
  build = await testBuild()
  remix = createRemix(build)
}, 60_000)

async function ask(path: string, headers: Record<string, string> = {}) {
  const request = new Request(ORIGIN + path, { headers })
  return remix(request, { nonce: 'test', address: '203.0.113.9', requestId: 'test', ...stampArrival() })
}
const body = async (path: string) => (await ask(path)).json()

it('gives an event in the shape of the contract', async () => {
  const { event, slot } = await makeEvent({ seats: 50, event: { latitude: '36.3895', longitude: '120.4471' } })
  const given = await body(`/api/v1/events/${event.slug}`)
  expect(() => apiEvent.parse(given)).not.toThrow()
  expect(given).toMatchObject({
    slug: event.slug,
    status: 'upcoming',
    url: `${ORIGIN}/events/${event.slug}`,
    venue: { latitude: 36.3895, longitude: 120.4471 },
    startsAt: isoOf(event.startsAt),
    questions: { asked: 0, answered: 0, overdue: 0 },
    consent: { version: expect.any(String), url: expect.stringContaining('/privacy') },
    slots: [
      {
        id: slot.id,
        capacity: 50,
        taken: 0,
        free: 50,
        waiting: 0,
        partyMax: 5,
        allocation: 'firstCome',
        signUp: { state: 'open', opensAt: isoOf(slot.signUpOpensAt), closesAt: isoOf(slot.signUpClosesAt) },
      },
    ],
  })
  const missing = await ask('/api/v1/events/nothing')
  expect([missing.status, missing.headers.get('Content-Type'), await missing.json()]).toMatchObject([
    404,
    expect.stringContaining('application/problem+json'),
    { code: 'notFound' },
  ])
})

it('pages through events and refuses what it does not know', async () => {
  for (let n = 0; n < 21; n++) {
    const startsAt = after(now(), days(1) + hours(n))
    await makeEvent({ slot: { startsAt, endsAt: after(startsAt, hours(1)) } })
  }
  const first = apiEventPage.parse(await body('/api/v1/events'))
  expect(first.items).toHaveLength(20)
  const second = apiEventPage.parse(await body(`/api/v1/events?cursor=${first.next}`))
  expect([second.items.length, second.next]).toEqual([1, null])
  expect(first.items.map((item) => item.id)).not.toContain(second.items[0]?.id)
  const today = apiEventPage.parse(await body(`/api/v1/events?to=${dayOf(now())}`))
  expect(today.items.every((item) => item.startsAt.startsWith(dayOf(now())))).toBe(true)
  for (const query of ['cursor=nonsense', 'from=yesterday', 'colour=red']) {
    const refused = await ask(`/api/v1/events?${query}`)
    expect([refused.status, (await refused.json()).code]).toEqual([422, 'invalid'])
  }
})

it('describes itself as OpenAPI', async () => {
  const document = await body('/api/v1/openapi.json')
  expect(document).toMatchObject({ openapi: '3.1.0', paths: { '/api/v1/events/{slug}': { get: expect.anything() } } })
  const text = JSON.stringify(document)
  const named = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1])
  expect(named.filter((name) => !(name! in document.components.schemas))).toEqual([])
})

it('describes every address of the API, and none that is not there', async () => {
  const { paths } = (await body('/api/v1/openapi.json')) as { paths: Record<string, object> }
  const described = Object.keys(paths).map((path) => path.replace(/\{\w+\}/g, ':'))
  const served = listRoutes(build)
    .map(({ path }) => path.replace(/:\w+/g, ':'))
    .filter((path) => path.startsWith('/api/v1/') && path !== '/api/v1/openapi.json')
  expect([...new Set(described)].sort()).toEqual([...new Set(served)].sort())
})

it('pages send no script, name their language, and stand in both', async () => {
  const { event } = await makeEvent()
  for (const path of ['/', '/events', `/events/${event.slug}`, '/calendar', '/campaigns', '/privacy']) {
    for (const lang of ['zh-CN', 'en']) {
      const answer = await ask(`${path}?lang=${lang}`, { Accept: 'text/html' })
      const html = await answer.text()
      expect([path, answer.status]).toEqual([path, 200])
      expect(html).toContain(`lang="${lang}"`)
      expect(html.match(/<h1[ >]/g)).toHaveLength(1)
      expect(html.replace(/<script type="application\/ld\+json">/g, '')).not.toContain('<script')
    }
  }
})

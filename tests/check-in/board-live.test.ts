// The arrivals screen over server-sent events: who may read it, how soon a scan shows, also one taken by another process.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { recordScans } from '#app/check-in/record-scans.server.ts'
import { endScreenLink, listScreenLinks, makeScreenLink } from '#app/check-in/screen-links.server.ts'
import { LIVE_VIEWS } from '#app/live-views.server.tsx'
import { after, days, minutes, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { type ChangeRelay, startChangeRelay } from '#app/web/change-relay.server.ts'
import { useLiveViews } from '#app/web/live-view.server.ts'
import { openStore } from '#db/open-store.ts'
import { auditEntries } from '#db/schema.ts'
import type { Store } from '#db/store.ts'
import { inTransaction, reader, useStore } from '#db/work.ts'
import { freshDatabaseUrl } from '#tests/support/database.ts'
import { type EventStream, openStream } from '#tests/support/event-stream.ts'
import { signedIn } from '#tests/support/people.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { makeDevice, makeEvent, makeRegistration, makeStaff } from '#tests/support/world.ts'

const ring = { keys: [newKeyEntry()], lookup: randomBytes(32).toString('base64url') }
let url: string
let opened: Store
let relay: ChangeRelay
let server: TestServer
const streams: EventStream[] = []

beforeAll(() => useLiveViews(LIVE_VIEWS))
beforeEach(async () => {
  useKeyRing(ring)
  url = await freshDatabaseUrl()
  opened = await openStore({ url })
  useStore(opened)
  relay = startChangeRelay(opened)
  server = await startTestServer()
})
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.close()
  await server.close()
  await relay.close()
  await opened.close()
})
afterAll(() => useStore(undefined))

async function listen(path: string, headers: Record<string, string> = {}): Promise<EventStream> {
  const stream = await openStream(`http://localhost:${server.port}${path}`, { headers })
  streams.push(stream)
  return stream
}

async function eventToday() {
  const made = await makeEvent({ slot: { startsAt: after(now(), minutes(30)) } })
  const organiser = await makeStaff(['organiser'], made.departmentId)
  const device = await makeDevice(made.event.id)
  const ticket = await makeRegistration(made.slot, { partySize: 2, name: '孙玉梅' })
  return { ...made, organiser, device, ticket }
}
const arrivedNow = (people: number) => (event: { data: string }) =>
  event.data.includes(`board-figure\\">${people}<`) && event.data.includes('"arrived"')

test('staff see a scan within two seconds, with the name masked', async () => {
  const { event, organiser, device, ticket } = await eventToday()
  const cookie = await signedIn(organiser.staffId)
  const stream = await listen(`/board/${event.slug}/live`, { Cookie: cookie })
  expect(stream.status).toBe(200)
  expect(stream.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
  await stream.until(arrivedNow(0))
  const at = Date.now()
  await recordScans(device, [
    {
      nonce: newId(),
      ticket: { secret: ticket.ticketSecret },
      kind: 'entry',
      happenedAt: now(),
      offline: false,
      force: false,
    },
  ])
  await stream.until(arrivedNow(2))
  expect(Date.now() - at).toBeLessThan(2000)
  const shown = stream.raw()
  expect(shown).toContain('孙*梅')
  expect(shown).not.toContain('孙玉梅')
})

test('a scan taken by another app process shows within two seconds', async () => {
  const { event, device, ticket } = await eventToday()
  const { token } = await inTransaction({ kind: 'system', job: 'test' }, (work) =>
    makeScreenLink(work, event.id, 'board'),
  )
  const other: ChildProcess = spawn(
    process.execPath,
    ['tests/support/other-process.ts', JSON.stringify({ url, ring })],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  try {
    const lines = createInterface(other.stdout!)
    await once(lines, 'line')
    const stream = await listen(`/board/${event.slug}/live?key=${token}`)
    await stream.until(arrivedNow(0))
    const at = Date.now()
    other.stdin!.write(
      `${JSON.stringify({ deviceToken: device.token, secret: ticket.ticketSecret, nonce: newId() })}\n`,
    )
    await stream.until(arrivedNow(2))
    expect(Date.now() - at).toBeLessThan(2500)
  } finally {
    other.stdin!.end()
    await once(other, 'close')
  }
})

test('what was told while the line was down comes when it is up again, and nothing twice', async () => {
  const { event, slot, organiser, device, ticket } = await eventToday()
  const cookie = await signedIn(organiser.staffId)
  const path = `/console/events/${event.id}/check-in/live`
  const first = await listen(path, { Cookie: cookie })
  const stays = await listen(path, { Cookie: cookie })
  const { id } = await first.until((message) => message.data.includes('"counts"'))
  first.close()
  const second = await makeRegistration(slot, { partySize: 3 })
  for (const { ticketSecret } of [ticket, second]) {
    await recordScans(device, [
      {
        nonce: newId(),
        ticket: { secret: ticketSecret },
        kind: 'entry',
        happenedAt: now(),
        offline: false,
        force: false,
      },
    ])
  }
  const last = await stays.until((message) => message.data.includes('"counts"') && message.data.includes('>5<'))
  const again = await listen(path, { Cookie: cookie, 'Last-Event-ID': id })
  await again.until((message) => message.id === last.id)
  const ids = again.events.filter((message) => message.event === 'message').map((message) => message.id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).not.toContain(id)
  // An id of another life of the server gets everything.
  const fresh = await listen(path, { Cookie: cookie, 'Last-Event-ID': 'somewhere-else.7' })
  expect((await fresh.until(() => true)).data).toContain('"recent"')
})

test('nobody reads it without a session of the department or a link that is alive', async () => {
  const { event, organiser } = await eventToday()
  const outsider = await makeStaff(['organiser', 'gate'], (await makeEvent()).departmentId)
  const answer = async (path: string, cookie = '') => {
    const stream = await listen(path, cookie ? { Cookie: cookie } : {})
    stream.close()
    return stream.status
  }
  const path = `/board/${event.slug}/live`
  expect(await answer(path)).toBe(303)
  expect(await answer(path, await signedIn(outsider.staffId))).toBe(404)
  const board = await inTransaction(organiser, (work) => makeScreenLink(work, event.id, 'board'))
  const screen = await inTransaction(organiser, (work) => makeScreenLink(work, event.id, 'screen'))
  expect(await answer(`${path}?key=${board.token}`)).toBe(200)
  expect(await answer(`${path}?key=${screen.token}`)).toBe(404)
  expect(await answer(`/board/no-such-event/live?key=${board.token}`)).toBe(404)
  const [link] = (await listScreenLinks(reader(), event.id, now())).filter(({ kind }) => kind === 'board')
  await expect(inTransaction(outsider, (work) => endScreenLink(work, event.id, link!.id))).rejects.toThrow()
  await inTransaction(organiser, (work) => endScreenLink(work, event.id, link!.id))
  await inTransaction(organiser, (work) => endScreenLink(work, event.id, link!.id))
  expect(await answer(`${path}?key=${board.token}`)).toBe(404)
  const acts = (await reader().select({ action: auditEntries.action }).from(auditEntries)).map((entry) => entry.action)
  expect(acts.filter((act) => act.startsWith('screen.'))).toEqual([
    'screen.link-made',
    'screen.link-made',
    'screen.link-ended',
  ])
  expect((await listScreenLinks(reader(), event.id, after(now(), days(30)))).every((one) => !one.active)).toBe(true)
})

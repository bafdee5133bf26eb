// The streams by themselves: what is sent, to how many, how often.
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, createServer as createProxy, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { announce } from '#app/platform/changes.ts'
import { differences } from '#app/web/live-channel.server.ts'
import { LiveHub, type LiveLimits } from '#app/web/live-hub.server.ts'
import type { LiveRegions, LiveView } from '#app/web/live-view.server.ts'
import { type EventStream, openStream } from '#tests/support/event-stream.ts'

let shown: LiveRegions = {}
let reads = 0
const view: LiveView = {
  name: 'test',
  pattern: '/live',
  between: 100,
  refreshEvery: 60_000,
  admit: async ({ language }) => ({ id: 'one', language }),
  concerns: (change) => change.kind === 'wall',
  read: async () => {
    reads++
    return shown
  },
}
const change = { kind: 'wall', eventId: 'one' } as const

const open: { hub: LiveHub; server: Server; streams: EventStream[] }[] = []
async function serve(limits: Partial<LiveLimits> = {}) {
  const hub = new LiveHub(limits)
  const server = createServer(async (request, response) => {
    const network = String(request.headers['x-network'] ?? 'here')
    const answer = await hub.join(view, { id: 'one', language: 'zh-CN' }, { request, response, network })
    if (answer === 'full') response.writeHead(503).end()
  }).listen(0)
  const { port } = server.address() as AddressInfo
  const streams: EventStream[] = []
  open.push({ hub, server, streams })
  const listen = async (headers: Record<string, string> = {}) => {
    const stream = await openStream(`http://localhost:${port}/live`, { headers })
    streams.push(stream)
    return stream
  }
  return { hub, listen, port }
}
afterEach(async () => {
  for (const { hub, server, streams } of open.splice(0)) {
    for (const stream of streams) stream.close()
    hub.close()
    await new Promise((done) => server.close(done))
  }
})

test('only what differs is sent: new parts, changed parts, another order', () => {
  const a = { key: 'a', html: '<li>a</li>' }
  const b = { key: 'b', html: '<li>b</li>' }
  expect(differences({ list: [a, b] }, { list: [a, b] })).toBeUndefined()
  expect(differences({ list: [a, b] }, { list: [b, a] })).toEqual({ list: { o: ['b', 'a'] } })
  expect(differences({ list: [a] }, { list: [a, b] })).toEqual({ list: { o: ['a', 'b'], s: { b: b.html } } })
  expect(differences({ list: [a, b] }, { list: [a] })).toEqual({ list: { o: ['a'] } })
  const louder = { key: 'a', html: '<li>A</li>' }
  expect(differences({ list: [a, b] }, { list: [louder, b] })).toEqual({ list: { s: { a: louder.html } } })
})

test('many changes at once are few messages, and the last state always arrives', async () => {
  shown = { list: [{ key: 'n', html: '0' }] }
  const { listen } = await serve()
  const stream = await listen()
  await stream.until((event) => event.data.includes('"n":"0"'))
  reads = 0
  for (let n = 1; n <= 300; n++) {
    shown = { list: [{ key: 'n', html: String(n) }] }
    announce(change)
    if (n % 100 === 0) await pause(120)
  }
  await stream.until((event) => event.data.includes('"n":"300"'))
  const messages = stream.events.filter((event) => event.event === 'message')
  expect(messages.length).toBeLessThanOrEqual(7)
  expect(reads).toBeLessThanOrEqual(7)
})

test('everybody gets the same message with the same id', async () => {
  shown = { list: [{ key: 'n', html: 'before' }] }
  const { listen } = await serve()
  const streams = await Promise.all(Array.from({ length: 20 }, () => listen()))
  await Promise.all(streams.map((stream) => stream.until((event) => event.data.includes('before'))))
  shown = { list: [{ key: 'n', html: 'after' }] }
  announce(change)
  const got = await Promise.all(streams.map((stream) => stream.until((event) => event.data.includes('after'))))
  expect(new Set(got.map((event) => event.id)).size).toBe(1)
})

test('the stream begins with padding and a pause before reconnecting that is not the same for all', async () => {
  shown = {}
  const { listen } = await serve()
  const waits = new Set<string>()
  for (let n = 0; n < 8; n++) {
    const stream = await listen()
    await stream.until(() => true)
    expect(stream.raw().startsWith(`: ${' '.repeat(2048)}`)).toBe(true)
    waits.add(/retry: (\d+)/.exec(stream.raw())?.[1] ?? '')
  }
  expect(waits.size).toBeGreaterThan(3)
})

test('a line on which nothing happens stays up behind a proxy that cuts silent ones', async () => {
  const { port } = await serve({ beatEvery: 100 })
  const lines: Socket[] = []
  const proxy = createProxy((near) => {
    const far = connect(port)
    lines.push(near, far)
    near.pipe(far).pipe(near)
    for (const line of [near, far]) line.setTimeout(400, () => line.destroy()).on('error', () => undefined)
  }).listen(0)
  try {
    const stream = await openStream(`http://localhost:${(proxy.address() as AddressInfo).port}/live`)
    await pause(1500)
    const beats = stream.events.filter(({ event }) => event === 'beat')
    expect(beats.length).toBeGreaterThan(5)
    // No number: a page that comes back has missed nothing by it.
    expect(beats.every(({ id }) => id === '')).toBe(true)
    shown = { list: [{ key: 'late', html: '<li data-key="late">late</li>' }] }
    announce(change)
    await stream.until(({ data }) => data.includes('late'))
    stream.close()
  } finally {
    for (const line of lines) line.destroy()
    proxy.close()
  }
})

test('a full process and a full network say so; who leaves makes room', async () => {
  shown = {}
  const { hub, listen } = await serve({ connections: 3, perNetwork: 2 })
  const [first] = [await listen(), await listen()]
  expect((await listen()).status).toBe(503)
  expect((await listen({ 'X-Network': 'elsewhere' })).status).toBe(200)
  expect((await listen({ 'X-Network': 'a third' })).status).toBe(503)
  first.close()
  while (hub.size === 3) await pause(5)
  expect((await listen()).status).toBe(200)
})

test('closing ends the streams', async () => {
  shown = {}
  const { hub, listen } = await serve()
  await listen()
  hub.close()
  while (hub.size > 0) await pause(5)
  expect((await listen()).status).toBe(503)
})

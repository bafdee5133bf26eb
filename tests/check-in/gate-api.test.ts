// The gate's API as phones meet it: the routes with their answers, and the fast path of scans beside its route.
import type { ActionFunctionArgs, AppLoadContext } from '@remix-run/node'
import { beforeAll, expect, test } from 'vitest'
import { makePairing, revokeDevice } from '#app/check-in/pair-gate.server.ts'
import * as count from '#app/check-in/routes/gate-api-count.ts'
import * as pair from '#app/check-in/routes/gate-api-pair.ts'
import * as scansRoute from '#app/check-in/routes/gate-api-scans.ts'
import * as search from '#app/check-in/routes/gate-api-search.ts'
import * as undo from '#app/check-in/routes/gate-api-undo.ts'
import * as walkIns from '#app/check-in/routes/gate-api-walk-ins.ts'
import { readConfig, useConfig } from '#app/config.server.ts'
import { FAST_PATHS } from '#app/fast-paths.server.ts'
import { after, minutes, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { takeWrite } from '#app/web/write-budget.server.ts'
import { scans } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDevice, makeEvent, makeRegistration, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()
beforeAll(() => useConfig(readConfig({})))

const context = { nonce: '', address: '192.0.2.7', requestId: 'r', arrivedAt: now(), arrival: 1 } as AppLoadContext
const today = { startsAt: after(now(), minutes(30)) }

type Handler = (args: ActionFunctionArgs) => Promise<Response>
async function call(handler: unknown, path: string, { token, body }: { token?: string; body?: unknown } = {}) {
  const request = new Request(`http://localhost:3000/api/v1/gate/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const args = { request, context, params: {} } as ActionFunctionArgs
  const answer = await withFailures(args, () => (handler as Handler)(args)).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown
    throw thrown
  })
  // Whoever is not known is told how to say who they are.
  expect(answer.headers.get('WWW-Authenticate')).toBe(answer.status === 401 ? 'Bearer' : null)
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
const attempt = (given: object) => ({ nonce: newId(), happenedAt: now().toISOString(), ...given })
const send = (token: string | undefined, ...list: object[]) =>
  call(scansRoute.action, 'scans', { token, body: { scans: list } })
const results = (answer: { body: Record<string, unknown> }) => answer.body.results as Record<string, unknown>[]

test('a phone pairs, scans, counts and takes back', async () => {
  const { event, slot, departmentId } = await makeEvent({ slot: today })
  const staff = await makeStaff(['organiser'], departmentId)
  const { token: pairingToken } = await inTransaction(staff, (work) =>
    makePairing(work, event.id, { gate: '1 号口', profile: 'scan' }),
  )
  const paired = await call(pair.action, 'pair', { body: { pairingToken, deviceName: '手机 A' } })
  expect(paired.status).toBe(201)
  expect(paired.body).toMatchObject({ profile: 'scan', event: { id: event.id }, slots: [{ id: slot.id }] })
  const [told] = paired.body.slots as Record<string, string>[]
  for (const at of ['startsAt', 'endsAt', 'checkInOpensAt', 'checkInClosesAt'])
    expect(told?.[at]).toMatch(/^\d{4}-\d\d-\d\dT.*\+08:00$/)
  const token = paired.body.deviceToken as string
  expect((await call(pair.action, 'pair', { body: { pairingToken, deviceName: '手机 B' } })).status).toBe(410)

  const ticket = await makeRegistration(slot, { partySize: 2 })
  const secret = `HTTP://OPEN.EXAMPLE.GOV.CN/T/${ticket.ticketSecret.toUpperCase()}`
  const first = attempt({ secret })
  const answer = await send(token, first)
  expect(results(answer)[0]).toMatchObject({ nonce: first.nonce, verdict: 'welcome', admitted: 2, name: '孙*梅' })
  expect((await call(count.loader, 'count', { token })).body).toMatchObject({ inside: 2, arrived: 2, expected: 2 })
  const undone = await call(undo.action, 'undo', { token, body: { nonce: newId(), undoes: first.nonce } })
  expect(undone).toMatchObject({ status: 200, body: { arrived: 0, partySize: 2 } })
  expect((await call(count.loader, 'count', { token })).body).toMatchObject({ inside: 0 })
})

test('without a token that is valid now every address answers 401, and nothing happens', async () => {
  const { event, slot, departmentId } = await makeEvent({ slot: today })
  const ticket = await makeRegistration(slot)
  const device = await makeDevice(event.id)
  const staff = await makeStaff(['organiser'], departmentId)
  await inTransaction(staff, (work) => revokeDevice(work, event.id, device.id))
  for (const token of [undefined, 'x'.repeat(26), device.token, '../../etc/passwd']) {
    const scan = attempt({ secret: ticket.ticketSecret })
    for (const answer of [
      await send(token, scan),
      await call(undo.action, 'undo', { token, body: { nonce: newId(), undoes: newId() } }),
      await call(walkIns.action, 'walk-ins', { token, body: attempt({}) }),
      await call(search.loader, 'search?q=0174', { token }),
      await call(count.loader, 'count', { token }),
    ])
      expect(answer).toMatchObject({ status: 401, body: { code: 'unauthorised' } })
  }
  expect(await reader().select().from(scans)).toEqual([])
})

test('hostile codes are unknown tickets, and are kept as attempts', async () => {
  const { event } = await makeEvent({ slot: today })
  const { token } = await makeDevice(event.id)
  const texts = [
    'A'.repeat(4096),
    '\u0000\u001b[31m',
    `https://evil.example/r/${'a'.repeat(26)}`,
    '\u202e123',
    "' or 1=1",
    '💧',
  ]
  const answer = await send(token, ...texts.map((secret) => attempt({ secret })))
  expect(answer.status).toBe(200)
  expect(results(answer).map((result) => result.verdict)).toEqual(texts.map(() => 'unknown'))
  const kept = await reader().select().from(scans)
  expect(kept).toHaveLength(texts.length)
  expect(JSON.stringify(kept)).not.toContain('evil.example')
})

test('bodies that do not fit are refused whole, field by field', async () => {
  const { event } = await makeEvent({ slot: today })
  const { token } = await makeDevice(event.id)
  const bad = [
    { scans: [] },
    { scans: [attempt({})] },
    { scans: [attempt({ secret: 'a', shortCode: 'b' })] },
    { scans: [attempt({ secret: 'a', surprise: 1 })] },
    { scans: [attempt({ secret: 'a', count: 0 })] },
    { scans: [attempt({ secret: 'a', happenedAt: 'yesterday' })] },
    { scans: [attempt({ secret: 'a', nonce: 'short' })] },
    { scans: Array.from({ length: 201 }, () => attempt({ secret: 'a' })) },
  ]
  for (const body of bad) {
    const answer = await call(scansRoute.action, 'scans', { token, body })
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid', errors: expect.any(Array) } })
  }
  expect(await reader().select().from(scans)).toEqual([])
})

test('two hundred attempts fit in one upload', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const { token } = await makeDevice(event.id)
  const tickets = await Promise.all(Array.from({ length: 20 }, () => makeRegistration(slot)))
  const list = Array.from({ length: 200 }, (_, index) =>
    attempt({ secret: tickets[index % 20]?.ticketSecret, offline: true, force: true }),
  )
  const answer = await send(token, ...list)
  const verdicts = results(answer).map((result) => result.verdict)
  expect(verdicts.filter((verdict) => verdict === 'welcome')).toHaveLength(20)
  expect(verdicts.filter((verdict) => verdict === 'alreadyIn')).toHaveLength(180)
})

test('only phones that may search do; two characters at least', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  await makeRegistration(slot)
  const scanner = await makeDevice(event.id)
  const searcher = await makeDevice(event.id, { profile: 'search' })
  expect((await call(search.loader, 'search?q=sym', { token: scanner.token })).status).toBe(403)
  for (const query of ['q=s', 'x=sym', 'q=sym&x=1'])
    expect((await call(search.loader, `search?${query}`, { token: searcher.token })).status, query).toBe(422)
  const found = await call(search.loader, 'search?q=sym', { token: searcher.token })
  expect(found.body.items).toMatchObject([{ name: '孙*梅', status: 'confirmed', arrived: 0 }])
})

test('walk-ins over the API', async () => {
  const { event } = await makeEvent({ seats: 2, slot: today })
  const { token } = await makeDevice(event.id)
  const body = attempt({ name: '刘志强', phone: '139 0000 5678', partySize: 2 })
  const first = await call(walkIns.action, 'walk-ins', { token, body })
  expect(first).toMatchObject({ status: 201, body: { verdict: 'welcome', admitted: 2, name: '刘*强' } })
  expect(first.body.shortCode).toMatch(/^\d{8}$/)
  expect(await call(walkIns.action, 'walk-ins', { token, body })).toEqual(first)
  const full = await call(walkIns.action, 'walk-ins', { token, body: attempt({}) })
  expect(full).toMatchObject({ status: 409, body: { code: 'full' } })
  const again = await call(walkIns.action, 'walk-ins', { token, body: attempt({ phone: '13900005678' }) })
  expect(again).toMatchObject({ status: 409, body: { code: 'alreadyRegistered' } })
  const bad = await call(walkIns.action, 'walk-ins', { token, body: attempt({ phone: '12' }) })
  expect(bad).toMatchObject({ status: 422, body: { errors: [{ path: 'phone' }] } })
})

test('a walk-in under the nonce of another attempt is refused for good, and nobody is counted', async () => {
  const { event, slot } = await makeEvent({ seats: 9, slot: today })
  const { token } = await makeDevice(event.id)
  const elsewhere = await makeDevice((await makeEvent({ slot: today })).event.id)
  const ticket = await makeRegistration(slot)
  const scan = attempt({ secret: ticket.ticketSecret })
  await send(token, scan)
  for (const by of [token, elsewhere.token]) {
    const answer = await call(walkIns.action, 'walk-ins', { token: by, body: attempt({ nonce: scan.nonce }) })
    expect(answer).toMatchObject({ status: 409, body: { code: 'nonceUsed' } })
  }
  expect((await call(count.loader, 'count', { token })).body).toMatchObject({ inside: 1 })
  expect((await call(count.loader, 'count', { token: elsewhere.token })).body).toMatchObject({ inside: 0 })
})

test('the fast path answers scans as the route does', async () => {
  const { event, slot } = await makeEvent({ slot: today })
  const { token } = await makeDevice(event.id)
  const ticket = await makeRegistration(slot)
  const scan = attempt({ secret: ticket.ticketSecret })
  const [fast] = FAST_PATHS.filter((path) => path.pattern === '/api/v1/gate/scans')
  if (!fast) throw new Error('no fast path')
  const request = (authorization?: string) => ({
    params: {},
    query: new URLSearchParams(),
    body: Buffer.from(JSON.stringify({ scans: [scan] })),
    headers: { authorization },
    address: '192.0.2.7',
    requestId: 'r',
    arrivedAt: now(),
    arrival: 1,
  })
  const answer = await fast.answer(request(`Bearer ${token}`))
  expect(answer.status).toBe(200)
  expect(JSON.parse(String(answer.body))).toEqual((await send(token, scan)).body)
  await expect(fast.answer(request())).rejects.toThrow('')
})

test('a paired phone has a budget of its own; strangers share that of their network', async () => {
  const { event } = await makeEvent({ slot: today })
  const { token } = await makeDevice(event.id)
  const path = '/api/v1/gate/scans'
  const crowded = '192.0.2.99'
  const drain = async (authorization: string | undefined, on = path) => {
    let taken = 0
    while (
      taken < 40_000 &&
      (await takeWrite(on, authorization, crowded).then(
        () => true,
        () => false,
      ))
    )
      taken++
    return taken
  }
  // Not seen before: it counts for the network, like the visitors behind the same address.
  await takeWrite(path, `Bearer ${token}`, crowded)
  expect(await drain(undefined, '/api/v1/questions')).toBe(29_999)
  await expect(takeWrite(path, `Bearer ${newSecret()}`, crowded)).rejects.toThrow()
  expect((await call(count.loader, 'count', { token })).status).toBe(200)
  expect(await drain(`Bearer ${token}`)).toBe(6000)
})

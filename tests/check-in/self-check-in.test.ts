// 自助签到: the code on the screen, its time, and the scan that follows from it.
import type { ActionFunctionArgs, AppLoadContext } from '@remix-run/node'
import { beforeAll, expect, test } from 'vitest'
import { headCountOf } from '#app/check-in/head-count.server.ts'
import * as herePage from '#app/check-in/routes/here-page.tsx'
import * as screenCodes from '#app/check-in/routes/screen-codes.ts'
import { makeScreenLink } from '#app/check-in/screen-links.server.ts'
import { type SelfCheckIn, selfCheckIn } from '#app/check-in/self-check-in.server.ts'
import { isSelfCode, STEP, selfCodes, stepAt } from '#app/check-in/self-code.server.ts'
import { useConfig } from '#app/config.server.ts'
import { after, hours, minutes, now, seconds } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { scans } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { testConfig } from '#tests/support/test-server.ts'
import { makeEvent, makeRegistration, useTestStore } from '#tests/support/world.ts'

useTestStore()
beforeAll(() => useConfig({ ...testConfig(), publicOrigin: 'http://localhost:3000' }))

const begin = (at: Date) => new Date(stepAt(at) * STEP)
const codeAt = (eventId: string, at: Date) => selfCodes(eventId, stepAt(at), 1)[0] as string
const eventNow = () => makeEvent({ slot: { startsAt: after(now(), minutes(20)) } })
const check = (eventId: string, given: Partial<SelfCheckIn>) =>
  selfCheckIn(reader(), {
    eventId,
    code: codeAt(eventId, now()),
    ticket: { shortCode: '00000000' },
    nonce: newSecret(),
    at: now(),
    ...given,
  })

test('a code counts from one step early until ninety seconds after its beginning, for its own event only', async () => {
  const [eventId, other] = [newId(), newId()]
  const start = begin(now())
  const code = codeAt(eventId, start)
  expect(code).toMatch(/^\d{6}$/)
  const counts = (offset: number) => isSelfCode(eventId, code, after(start, offset))
  expect([-seconds(31), -seconds(30), 0, seconds(29), seconds(60), seconds(89)].map(counts)).toEqual([
    false,
    true,
    true,
    true,
    true,
    true,
  ])
  expect([seconds(90), seconds(120), minutes(10)].map(counts)).toEqual([false, false, false])
  expect(selfCodes(eventId, 1, 50)).not.toEqual(selfCodes(other, 1, 50))
  expect(new Set(selfCodes(eventId, 1, 1000)).size).toBeGreaterThan(990)
  // As people type it.
  expect(isSelfCode(eventId, ` ${code.slice(0, 3)} ${code.slice(3)} `, start)).toBe(true)
})

test('the whole party is counted in once, at the gate named 自助', async () => {
  const { event, slot } = await eventNow()
  const ticket = await makeRegistration(slot, { partySize: 3, name: '孙玉梅' })
  const nonce = newSecret()
  const input = { ticket: { secret: ticket.ticketSecret }, nonce }
  const first = await check(event.id, input)
  expect(first).toMatchObject({ outcome: 'decided', result: { verdict: 'welcome', admitted: 3, name: '孙*梅' } })
  expect(await check(event.id, input)).toEqual(first)
  expect(await check(event.id, { ticket: { shortCode: ticket.shortCode } })).toMatchObject({
    result: { verdict: 'alreadyIn', admitted: 0 },
  })
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 3, arrived: 3 })
  expect(await reader().select({ gate: scans.gate, device: scans.deviceId }).from(scans)).toEqual([
    { gate: '自助', device: null },
    { gate: '自助', device: null },
  ])
})

test('without the code of now nothing is said of a ticket, and nothing is recorded', async () => {
  const { event, slot } = await eventNow()
  const ticket = await makeRegistration(slot)
  const at = now()
  const old = codeAt(event.id, after(at, -seconds(120)))
  for (const code of ['', 'no code', old]) {
    expect(await check(event.id, { code, ticket: { secret: ticket.ticketSecret }, at })).toEqual({
      outcome: 'codeWrong',
    })
  }
  expect(await reader().$count(scans)).toBe(0)
})

test('the rule of the door decides: too early, waiting, cancelled, another event, unknown', async () => {
  const { event, slot } = await eventNow()
  const { event: later, slot: laterSlot } = await makeEvent({ slot: { startsAt: after(now(), hours(30)) } })
  const verdict = async (eventId: string, secret: string) => {
    const outcome = await check(eventId, { ticket: { secret } })
    return outcome.outcome === 'decided' ? outcome.result.verdict : outcome.outcome
  }
  const secretOf = async (of: typeof slot, given: object) => (await makeRegistration(of, given)).ticketSecret
  expect(await verdict(later.id, await secretOf(laterSlot, {}))).toBe('tooEarly')
  expect(await verdict(event.id, await secretOf(slot, { status: 'waiting' }))).toBe('waiting')
  expect(await verdict(event.id, await secretOf(slot, { status: 'cancelled' }))).toBe('cancelled')
  expect(await verdict(event.id, await secretOf(slot, { status: 'pendingApproval' }))).toBe('notApproved')
  expect(await verdict(event.id, await secretOf(laterSlot, {}))).toBe('wrongEvent')
  expect(await verdict(event.id, newSecret())).toBe('unknown')
})

const context = { nonce: '', address: '192.0.2.7', requestId: 'r' } as unknown as AppLoadContext
async function post(slug: string, fields: Record<string, string>, cookie = '') {
  const request = new Request(`http://localhost:3000/here?e=${slug}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...(cookie && { Cookie: cookie }) },
    body: new URLSearchParams({ nonce: newSecret(), ...fields }).toString(),
  })
  const answer = await herePage.action({ request, context, params: {} } as unknown as ActionFunctionArgs)
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

test('the page takes the ticket that the phone carries, or an entry code, and says what is missing', async () => {
  const { event, slot } = await eventNow()
  const mine = await makeRegistration(slot)
  const other = await makeRegistration(slot)
  const c = codeAt(event.id, now())
  const carried = await post(event.slug, { c, known: 'yes' }, `ticket-here=${mine.ticketSecret}`)
  expect(carried).toMatchObject({ status: 200, body: { result: { verdict: 'welcome' } } })
  const typed = await post(event.slug, { c, shortCode: `${other.shortCode.slice(0, 4)} ${other.shortCode.slice(4)}` })
  expect(typed).toMatchObject({ status: 200, body: { result: { verdict: 'welcome' } } })
  expect(await post(event.slug, { c })).toMatchObject({
    status: 422,
    body: { errors: { shortCode: 'shortCodeNeeded' } },
  })
  const old = codeAt(event.id, after(now(), -minutes(5)))
  expect(await post(event.slug, { c: old, shortCode: other.shortCode })).toMatchObject({
    status: 422,
    body: { errors: { c: 'codeWrong' } },
  })
})

test('a screen gets two hours of codes, from the one before on', async () => {
  const { event } = await eventNow()
  const { token } = await inTransaction({ kind: 'system', job: 'test' }, (work) =>
    makeScreenLink(work, event.id, 'screen'),
  )
  const request = new Request(`http://localhost:3000/screen/${event.slug}/codes?key=${token}`)
  const args = { request, context, params: { slug: event.slug } } as unknown as ActionFunctionArgs
  const list = await (await screenCodes.loader(args)).json()
  expect(list.codes).toHaveLength(240)
  expect(list.codes[0]?.code).toBe(selfCodes(event.id, list.first, 1)[0])
  expect(list.codes.map(({ code }) => code)).toEqual(selfCodes(event.id, list.first, 240))
})

// Honest crowds pass, scripts do not: three hundred people behind one address, a script with a thousand sign-ups, five
// hundred attempts on one person's mailbox.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FAST_PATHS } from '#app/fast-paths.server.ts'
import { after as later, minutes, now, setClock } from '#app/platform/clock.ts'
import { cancelRegistration } from '#app/registrations/cancel-registration.server.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { newFormStamp } from '#app/registrations/form-stamp.server.ts'
import { registerParty } from '#app/registrations/register.server.ts'
import { answerLinkRequests, requestLinks } from '#app/registrations/request-links.server.ts'
import { useFastPaths } from '#app/web/fast-path.server.ts'
import { outboxMessages } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { makeEvent, makeSlot, useTestStore } from '#tests/support/world.ts'
import { CITIZEN, person } from './people.ts'

useTestStore()

let server: TestServer
let restore = () => {}
beforeEach(async () => {
  useFastPaths(FAST_PATHS)
  server = await startTestServer({ trustedProxies: ['127.0.0.1', '::1'] })
})
afterEach(async () => {
  restore()
  useFastPaths([])
  await server.close()
})

let people = 0
const contact = () => `139${String(++people).padStart(8, '0')}`

/** A sign-up through the API by way of the proxy; `forwarded` is what the proxy passes on. */
function signUp(slotId: string, forwarded: string): Promise<Response> {
  const body = { name: '孙玉梅', phone: contact(), consent: { version: CURRENT_CONSENT.version } }
  return fetch(`${server.origin}/api/v1/slots/${slotId}/registrations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': forwarded },
    body: JSON.stringify(body),
  })
}

/** A sign-up by the form, drawn five seconds ago unless it is given. */
function submit(
  { slug, slotId }: { slug: string; slotId: string },
  forwarded: string,
  { stamp = newFormStamp(later(now(), -5000)), language = 'zh-CN' } = {},
): Promise<Response> {
  const fields = { slot: slotId, name: '欧阳静', phone: contact(), partySize: '1', consent: 'yes', stamp }
  const key = `key${String(people).padStart(23, 'a')}`
  return fetch(`${server.origin}/events/${slug}/register?lang=${language}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Accept: 'text/html',
      Origin: server.origin,
      'X-Forwarded-For': forwarded,
    },
    body: new URLSearchParams({ ...fields, consentVersion: CURRENT_CONSENT.version, key }),
  })
}

const statuses = async (answers: Promise<Response>[]) => {
  const counts: Record<number, number> = {}
  for (const { status } of await Promise.all(answers)) counts[status] = (counts[status] ?? 0) + 1
  return counts
}
const times = <Value>(count: number, make: (n: number) => Value) => Array.from({ length: count }, (_, n) => make(n))

describe('behind one address', () => {
  it('three hundred people pass, by the form and by the API, and nobody is told to wait', async () => {
    const { event, slot } = await makeEvent({ seats: 400 })
    expect(await statuses(times(280, () => signUp(slot.id, '203.0.113.20')))).toEqual({ 201: 280 })
    const form = { slug: event.slug, slotId: slot.id }
    expect(await statuses(times(20, () => submit(form, '203.0.113.20')))).toEqual({ 303: 20 })
  })

  it('a script with a thousand sign-ups is stopped, whatever it forwards and however many addresses its network has', async () => {
    const { slot } = await makeEvent({ seats: 3000 })
    const forged = (n: number) => `198.51.${n >> 8}.${n & 255}, 2001:db8:1:2::${n.toString(16)}`
    const start = performance.now()
    const answers = await Promise.all(times(1000, (n) => signUp(slot.id, forged(n))))
    // One more comes every three seconds, however long the thousand took here.
    const refilled = Math.ceil((performance.now() - start) / 3000)
    const taken = answers.filter(({ status }) => status === 201).length
    expect(taken).toBeGreaterThanOrEqual(400)
    expect(taken).toBeLessThanOrEqual(425 + refilled)
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(1000 - taken)
    for (const { headers } of refused) expect(Number(headers.get('Retry-After'))).toBeGreaterThanOrEqual(1)
    expect(await refused[0]?.json()).toMatchObject({ status: 429, code: 'tooManyRequests' })
    expect((await signUp(slot.id, '2001:db8:1:3::1')).status).toBe(201)
  })

  it('whoever meets the empty budget in the form is told when to come again and keeps what was entered', async () => {
    const { event, slot } = await makeEvent({ seats: 3000 })
    const form = { slug: event.slug, slotId: slot.id }
    // The clock stands: a slow machine would refill the budget meanwhile.
    const at = now()
    restore = setClock(() => at)
    await Promise.all(times(430, () => signUp(slot.id, '203.0.113.30')))
    for (const [language, sentence] of [
      ['zh-CN', '您所在的网络报名的人较多'],
      ['en', 'Many people are signing up from your network'],
    ] as const) {
      const answer = await submit(form, '203.0.113.30', { language })
      expect(answer.status).toBe(429)
      expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThanOrEqual(30)
      const page = await answer.text()
      expect(page).toContain(sentence)
      expect(page).toContain('value="欧阳静"')
    }
  })
})

it('one drawn form sent again and again is stopped, from whatever network', async () => {
  const { event, slot } = await makeEvent({ seats: 100 })
  const stamp = newFormStamp(later(now(), -5000))
  const form = { slug: event.slug, slotId: slot.id }
  expect(await statuses(times(30, (n) => submit(form, `203.0.113.${100 + n}`, { stamp })))).toEqual({
    303: 12,
    429: 18,
  })
})

it('this machine’s own address counts against no network: nobody knows whose request it is', async () => {
  const { slot } = await makeEvent({ seats: 1000 })
  expect(await statuses(times(450, () => signUp(slot.id, '')))).toEqual({ 201: 450 })
})

it('five hundred attempts on one mailbox in a day bring it ten mails', async () => {
  const victim = 'victim@example.org'
  const { event, slot } = await makeEvent({ seats: 100 })
  const slots = [slot, ...(await Promise.all(times(4, () => makeSlot(event.id, { capacity: 100 }))))]
  const start = now()
  for (let n = 0; n < 500; n++) {
    const at = later(start, minutes((n * 23 * 60) / 500))
    const from = { ...CITIZEN, address: `203.0.113.${n % 250}` }
    if (n % 10 === 9) {
      await requestLinks({ email: victim }, from.address)
      await answerLinkRequests()
    }
    const input = person(slots[n % 5]?.id as string, { email: victim, arrivedAt: at })
    const outcome = await registerParty(from, input)
    if (outcome.outcome === 'registered')
      await inTransaction(from, (work) => cancelRegistration(work, outcome.id, { kind: 'citizen' }), { at })
  }
  expect(await reader().select({ id: outboxMessages.id }).from(outboxMessages)).toHaveLength(10)
}, 180_000)

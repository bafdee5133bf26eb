// "Find my registration" says and does the same for a known and an unknown contact; only the owner's mailbox tells them apart.
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { renderMessage } from '#app/outbox/message-content.server.ts'
import { days, after as later, now, setClock } from '#app/platform/clock.ts'
import { smsLength } from '#app/platform/sms-segments.ts'
import { answerLinkRequests, requestLinks } from '#app/registrations/request-links.server.ts'
import { auditEntries, linkRequests, outboxMessages, registrations } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { statementsOf } from '#tests/support/recorded-statements.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { makeEvent, useTestStore } from '#tests/support/world.ts'
import { registered } from './people.ts'

useTestStore()

let server: TestServer
let restore = () => {}
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(async () => {
  restore()
  await server.close()
})

const links = async () =>
  (await reader().select().from(outboxMessages).where(eq(outboxMessages.kind, 'registration-links'))).map(
    ({ recipient }) => recipient.address,
  )
const ask = (contact: string) =>
  fetch(`${server.origin}/find`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html', Origin: server.origin },
    body: new URLSearchParams({ contact }),
  })
/** What differs from one answer to the next by nature: the number of the request. */
const told = async (answer: Response) => ({
  status: answer.status,
  page: (await answer.text()).replace(/nonce="[^"]*"/g, ''),
})

it('answers a known and an unknown contact with the same page after the same statements', async () => {
  const { slot } = await makeEvent()
  await registered(slot.id, { email: 'sun@example.org' })
  await registered(slot.id, { phone: '13900000001' })
  await ask('warm@example.org')
  const asked = ['sun@example.org', 'nobody@example.org', '13900000001', '13900000002']
  const seen: { statements: string[]; status: number; page: string }[] = []
  for (const contact of asked) {
    let answer: Awaited<ReturnType<typeof told>> = { status: 0, page: '' }
    const statements = await statementsOf(async () => {
      answer = await told(await ask(contact))
    })
    seen.push({ statements, ...answer })
  }
  expect(seen[0]?.status).toBe(200)
  expect(seen[0]?.page).toContain('如果报过名或提过问，链接已经发出')
  expect(seen[0]?.statements.filter((text) => /registrations|slots|outbox/.test(text))).toEqual([])
  expect(seen[0]?.statements.some((text) => text.includes('link_requests'))).toBe(true)
  for (const other of seen) expect(other).toEqual(seen[0])

  await answerLinkRequests()
  expect((await links()).sort()).toEqual(['13900000001', 'sun@example.org'])
  expect(await reader().select().from(linkRequests)).toEqual([])
  const requested = eq(auditEntries.action, 'registration.links-requested')
  expect(await reader().select().from(auditEntries).where(requested)).toHaveLength(5)
})

it('sends each wish once, however many processes answer, and nothing of sessions that are over', async () => {
  const { slot } = await makeEvent()
  await registered(slot.id, { email: 'sun@example.org' })
  await requestLinks({ email: 'SUN@example.org' }, '203.0.113.9')
  await Promise.all([answerLinkRequests(), answerLinkRequests(), answerLinkRequests()])
  expect(await links()).toEqual(['sun@example.org'])
  restore = setClock(() => later(slot.endsAt, days(1)))
  await requestLinks({ email: 'sun@example.org' }, '203.0.113.9')
  await answerLinkRequests()
  expect(await links()).toHaveLength(1)
})

it('sends one contact its links five times an hour and notes the other wishes just the same', async () => {
  const { slot } = await makeEvent()
  await registered(slot.id, { email: 'often@example.org' })
  const from = now()
  const statements: string[][] = []
  for (let n = 0; n < 7; n++) {
    restore()
    restore = setClock(() => later(from, n * 1000))
    statements.push(await statementsOf(() => requestLinks({ email: 'often@example.org' }, '203.0.113.9')))
    await answerLinkRequests()
  }
  expect(await links()).toHaveLength(5)
  expect(statements.at(-1)).toEqual(statements[0])
})

it('tells somebody with many registrations all links by text message, three in each, none longer than three parts', async () => {
  const phone = '13900000003'
  const tokens: string[] = []
  for (let index = 0; index < 5; index++) {
    const { slot } = await makeEvent()
    const { id } = await registered(slot.id, { phone })
    const [row] = await reader().select().from(registrations).where(eq(registrations.id, id))
    tokens.push(row?.manageToken ?? '')
  }
  await requestLinks({ phone }, '203.0.113.9')
  await answerLinkRequests()
  const sent = await reader().select().from(outboxMessages).where(eq(outboxMessages.kind, 'registration-links'))
  const texts = await Promise.all(sent.map(async (message) => (await renderMessage(message)).sms))
  expect(texts).toHaveLength(2)
  for (const token of tokens) expect(texts.filter((text) => text.includes(`/r/${token}`))).toHaveLength(1)
  for (const text of texts) expect(smsLength(text).segments, text).toBeLessThanOrEqual(3)
})

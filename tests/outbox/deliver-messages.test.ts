import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { minutes, seconds } from '#app/platform/clock.ts'
import { auditEntries, outboxMessages } from '#db/schema.ts'
import { reader, store } from '#db/work.ts'
import { useTestStore } from '../support/world.ts'
import { addMessage, later, messages, passTime, stateOf, useOutbox, useSink, useWorker } from './outbox-world.ts'

useTestStore()
useOutbox()

it('delivers a message once, to its one recipient, from the configured sender', async () => {
  const sink = await useSink()
  const message = await addMessage()
  const worker = useWorker({ SMTP_URL: sink.url })
  expect(await worker.run()).toMatchObject({ sent: 1, failed: 0, retried: 0 })
  expect(await worker.run()).toMatchObject({ sent: 0 })
  expect(sink.deliveries).toHaveLength(1)
  const [mail] = sink.deliveries
  expect(mail?.recipients).toEqual(['sun@citizen.example'])
  expect(mail?.sender).toBe('open-day@jimo.example')
  expect(mail?.from?.value).toEqual([{ name: '即墨区政务开放日', address: 'open-day@jimo.example' }])
  expect(mail?.messageId).toBe(`<${message.id}@open.jimo.example>`)
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
  expect(await stateOf(message.id)).toMatchObject({ state: 'sent', attempts: 1, lastError: null, claimedBy: null })
})

it('adds nothing for a cause that was told before', async () => {
  await addMessage({ dedupeKey: 'registration:1:confirmed:0' })
  await addMessage({ dedupeKey: 'registration:1:confirmed:0' })
  expect(await messages()).toHaveLength(1)
})

it('sends nothing before its time', async () => {
  const sink = await useSink()
  const worker = useWorker({ SMTP_URL: sink.url })
  await addMessage({ notBefore: later(minutes(5)) })
  expect(await worker.run()).toMatchObject({ sent: 0 })
  passTime(minutes(6))
  expect(await worker.run()).toMatchObject({ sent: 1 })
})

it('keeps the order of one key while other keys go on', async () => {
  const sink = await useSink()
  const worker = useWorker({ SMTP_URL: sink.url })
  const first = await addMessage({ to: 'a@citizen.example', orderKey: 'registration:1' })
  const second = await addMessage({ to: 'b@citizen.example', orderKey: 'registration:1' })
  const other = await addMessage({ to: 'c@citizen.example', orderKey: 'registration:2' })
  sink.refuseRecipient = (address) => (address.startsWith('a@') ? { code: 450 } : undefined)
  await worker.run()
  expect((await stateOf(first.id)).state).toBe('retry')
  expect((await stateOf(second.id)).state).toBe('queued')
  expect((await stateOf(other.id)).state).toBe('sent')
  sink.refuseRecipient = () => undefined
  passTime(seconds(12))
  await worker.run()
  expect(sink.deliveries.flatMap((mail) => mail.recipients)).toEqual([
    'c@citizen.example',
    'a@citizen.example',
    'b@citizen.example',
  ])
})

it('sends many of one key in the order in which they were caused', async () => {
  const sink = await useSink()
  const worker = useWorker({ SMTP_URL: sink.url })
  const addresses = Array.from({ length: 12 }, (_, index) => `n${index}@citizen.example`)
  for (const to of addresses) await addMessage({ to, orderKey: 'registration:1' })
  sink.delay = 5
  expect(await worker.run()).toMatchObject({ sent: 12 })
  expect(sink.deliveries.flatMap((mail) => mail.recipients)).toEqual(addresses)
})

it('lets a message that failed for good, or that waits for its time, hold nobody up', async () => {
  const sink = await useSink()
  const worker = useWorker({ SMTP_URL: sink.url })
  await addMessage({ to: 'gone@citizen.example', orderKey: 'one' })
  await addMessage({ orderKey: 'two', notBefore: later(minutes(30)) })
  const next = await addMessage({ orderKey: 'one' })
  const urgent = await addMessage({ orderKey: 'two' })
  sink.refuseRecipient = (address) => (address.startsWith('gone@') ? { code: 550 } : undefined)
  await worker.run()
  expect((await stateOf(next.id)).state).toBe('sent')
  expect((await stateOf(urgent.id)).state).toBe('sent')
})

it('shows a message as failed, audited and without an address, when the server will never take it', async () => {
  const sink = await useSink()
  sink.refuseRecipient = (address) => ({ code: 550, text: `5.1.1 <${address}> unknown` })
  const message = await addMessage()
  expect(await useWorker({ SMTP_URL: sink.url }).run()).toMatchObject({ failed: 1 })
  const row = await stateOf(message.id)
  expect(row).toMatchObject({ state: 'failed', attempts: 1, lastError: '550 5.1.1 RCPT TO' })
  const audit = await reader().select().from(auditEntries).where(eq(auditEntries.action, 'message.failed'))
  expect(audit).toHaveLength(1)
  expect(JSON.stringify(audit[0]?.detail)).not.toContain('sun@')
})

it.each([
  [421, seconds(10)],
  [450, seconds(10)],
  [452, seconds(10)],
  [432, minutes(1)],
  [471, minutes(1)],
])('tries again after reply %i in %i ms', async (code, wait) => {
  const sink = await useSink()
  sink.refuseBody = () => ({ code })
  const message = await addMessage()
  const before = later(0)
  expect(await useWorker({ SMTP_URL: sink.url }).run()).toMatchObject({ retried: 1, sent: 0 })
  const row = await stateOf(message.id)
  expect(row.state).toBe('retry')
  const delay = row.nextAttemptAt.getTime() - before.getTime()
  expect(delay).toBeGreaterThanOrEqual(wait)
  expect(delay).toBeLessThan(wait * 1.1 + 2000)
})

it('keeps messages when no mail server is configured, and sends none of them later by itself', async () => {
  const message = await addMessage()
  expect(await useWorker().run()).toMatchObject({ kept: 1 })
  expect((await stateOf(message.id)).state).toBe('kept')
  const sink = await useSink()
  await useWorker({ SMTP_URL: sink.url }).run()
  expect(sink.deliveries).toHaveLength(0)
})

it('drains the backlog of an outage soon after the server answers again', async () => {
  const sink = await useSink()
  const { port } = sink
  await sink.close()
  const worker = useWorker({ SMTP_URL: `smtp://127.0.0.1:${port}` })
  for (let index = 0; index < 200; index++) await addMessage({ to: `n${index}@citizen.example` })
  let attempts = 0
  for (let passed = 0; passed < minutes(10); passed += seconds(5)) {
    attempts += (await worker.run()).retried
    passTime(seconds(5))
  }
  // While nobody answers, single messages try the way; the backlog does not wear out its attempts.
  expect(attempts).toBeLessThan(40)
  const again = await useSink(port)
  passTime(minutes(1))
  await worker.run()
  await worker.run()
  expect(again.deliveries).toHaveLength(200)
  expect(new Set(again.deliveries.map((mail) => mail.messageId)).size).toBe(200)
  expect((await messages()).every((message) => message.state === 'sent')).toBe(true)
}, 30_000)

it('rescues a message whose worker died, and sends it with the Message-ID it had', async () => {
  const sink = await useSink()
  const message = await addMessage()
  await store().transaction((tx) =>
    tx
      .update(outboxMessages)
      .set({ state: 'sending', attempts: 1, claimedAt: later(0), claimedBy: 'another-machine/17/abc/0' })
      .where(eq(outboxMessages.id, message.id)),
  )
  const worker = useWorker({ SMTP_URL: sink.url })
  expect(await worker.run()).toMatchObject({ rescued: 0, sent: 0 })
  passTime(minutes(11))
  expect(await worker.run()).toMatchObject({ rescued: 1, sent: 1 })
  expect(sink.deliveries[0]?.messageId).toBe(`<${message.id}@open.jimo.example>`)
})

it('delivers each message once while two workers race', async () => {
  const sink = await useSink()
  sink.delay = 2
  for (let index = 0; index < 120; index++) {
    await addMessage({ to: `n${index}@citizen.example`, orderKey: `key-${index % 40}` })
  }
  const workers = [useWorker({ SMTP_URL: sink.url }), useWorker({ SMTP_URL: sink.url })]
  for (let turn = 0; turn < 10; turn++) await Promise.all(workers.map((worker) => worker.run()))
  expect(sink.deliveries).toHaveLength(120)
  expect(new Set(sink.deliveries.map((mail) => mail.messageId)).size).toBe(120)
  for (let key = 0; key < 40; key++) {
    const order = sink.deliveries
      .flatMap((mail) => mail.recipients)
      .map((address) => Number(/\d+/.exec(address)?.[0]))
      .filter((number) => number % 40 === key)
    expect(order).toEqual([...order].sort((a, b) => a - b))
  }
}, 30_000)

it('gives back what it has not begun when it is stopped', async () => {
  const sink = await useSink()
  sink.delay = 30
  for (let index = 0; index < 40; index++) await addMessage({ to: `n${index}@citizen.example` })
  const worker = useWorker({ SMTP_URL: sink.url })
  const run = worker.run()
  await new Promise((resolve) => setTimeout(resolve, 250))
  await worker.stop()
  await run
  const states = new Set((await messages()).map((message) => message.state))
  expect(states).toContain('sent')
  expect(states).not.toContain('sending')
  const next = useWorker({ SMTP_URL: sink.url })
  await next.run()
  expect(sink.deliveries).toHaveLength(40)
})

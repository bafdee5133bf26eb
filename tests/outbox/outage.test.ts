// Ten minutes without a mail server and 5,000 mails in the queue, on a clock that is moved.
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { resendMessage } from '#app/outbox/resend-message.server.ts'
import { minutes, seconds } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { lookupHash } from '#app/platform/key-ring.server.ts'
import { outboxMessages } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { makeStaff, useTestStore } from '../support/world.ts'
import { later, passTime, useOutbox, useWorker } from './outbox-world.ts'

useTestStore()
useOutbox()

const MAILS = 5000
const PEOPLE = 1000
const addressOf = (index: number) => `n${index % PEOPLE}@citizen.example`

/** Five messages to each of a thousand people; the five of one person must stay in order. */
async function queue(count = MAILS, state: 'queued' | 'kept' = 'queued'): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId())
  for (let from = 0; from < count; from += 500) {
    const rows = ids.slice(from, from + 500).map((id, offset) => {
      const address = addressOf(from + offset)
      return {
        id,
        kind: 'registration-links',
        channel: 'email' as const,
        recipient: { address },
        recipientHash: lookupHash('email', address),
        language: 'zh-CN' as const,
        subjectKind: 'none' as const,
        values: {},
        orderKey: address,
        state,
        nextAttemptAt: later(0),
        dedupeKey: id,
        messageId: id,
        createdAt: later(0),
      }
    })
    await store().transaction(async (tx) => {
      await tx.insert(outboxMessages).values(rows)
    })
  }
  return ids
}

type Taken = { id: string; to: string }

/** A mail server that speaks just enough of RFC 5321 and writes down what it took. */
async function startServer(port: number, taken: Taken[]): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((socket) => {
    let isBody = false
    let text = ''
    let to = ''
    socket.on('error', () => undefined)
    socket.write('220 sink\r\n')
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part
      if (isBody) {
        if (!text.endsWith('\r\n.\r\n')) return
        taken.push({ id: /^Message-ID: <([^@>]+)@/im.exec(text)?.[1] ?? '', to })
        isBody = false
        text = ''
        socket.write('250 taken\r\n')
        return
      }
      if (!text.endsWith('\r\n')) return
      const command = text
      text = ''
      if (/^RCPT/i.test(command)) to = /<(.+)>/.exec(command)?.[1] ?? ''
      if (/^DATA/i.test(command)) isBody = true
      if (/^QUIT/i.test(command)) socket.end('221 bye\r\n')
      else socket.write(isBody ? '354 go\r\n' : '250 ok\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  return {
    port: (server.address() as { port: number }).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

it('drains 5,000 mails after an outage of ten minutes: none lost, none twice, each person’s in order', async () => {
  const taken: Taken[] = []
  const first = await startServer(0, taken)
  const { port } = first
  await first.close()
  const ids = await queue()
  const worker = useWorker({ SMTP_URL: `smtp://127.0.0.1:${port}` })
  let attempts = 0
  for (let passed = 0; passed < minutes(10); passed += seconds(10)) {
    attempts += (await worker.run()).retried
    passTime(seconds(10))
  }
  // While nobody answers, single messages try the way; the backlog keeps its attempts.
  expect(attempts).toBeLessThan(40)
  expect(taken).toEqual([])
  const again = await startServer(port, taken)
  passTime(minutes(1))
  for (let turn = 0; turn < 3 && taken.length < MAILS; turn++) await worker.run()
  await worker.stop()
  await again.close()
  await expectOnceInOrder(taken, ids)
}, 180_000)

/** Everybody's mails, each once, in the order they were owed; all noted as sent. */
async function expectOnceInOrder(taken: readonly Taken[], ids: readonly string[]): Promise<void> {
  expect(taken).toHaveLength(ids.length)
  expect(taken.map(({ id }) => id).sort()).toEqual([...ids].sort())
  const orderOf = new Map<string, string[]>()
  for (const { id, to } of taken) orderOf.set(to, [...(orderOf.get(to) ?? []), id])
  for (const own of orderOf.values()) expect(own).toEqual([...own].sort())
  const states = await reader().select({ state: outboxMessages.state }).from(outboxMessages)
  expect(states.every(({ state }) => state === 'sent')).toBe(true)
}

it('sends a thousand mails that were kept without a mail server, once each, when they are sent by hand', async () => {
  const ids = await queue(1000, 'kept')
  const idle = useWorker()
  expect(await idle.run()).toMatchObject({ sent: 0 })
  await idle.stop()
  const admin = await makeStaff(['admin'], null)
  await inTransaction(admin, async (work) => {
    for (const id of ids) expect(await resendMessage(work, id)).toEqual({ outcome: 'resent' })
  })
  const taken: Taken[] = []
  const server = await startServer(0, taken)
  const workers = [1, 2].map(() => useWorker({ SMTP_URL: `smtp://127.0.0.1:${server.port}` }))
  for (let turn = 0; turn < 3 && taken.length < ids.length; turn++) {
    passTime(seconds(1))
    await Promise.all(workers.map((worker) => worker.run()))
  }
  for (const worker of workers) await worker.stop()
  await server.close()
  await expectOnceInOrder(taken, ids)
})

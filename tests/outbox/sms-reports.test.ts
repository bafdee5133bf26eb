// A small gateway, as an operator would write it by docs/sms-gateway.md: checks signatures, leaves out what it has sent
// already, may be slow or broken, and reports back.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { action } from '#app/outbox/routes/sms-reports.ts'
import { minutes, seconds } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { outboxMessages } from '#db/schema.ts'
import { store } from '#db/work.ts'
import { makeEvent, makeRegistration, useTestStore } from '../support/world.ts'
import { addMessage, passTime, settings, stateOf, useOutbox, useWorker } from './outbox-world.ts'

useTestStore()
useOutbox()

const SECRET = 'gateway secret'
const sign = (timestamp: string, body: string, secret = SECRET) =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`

/** texts that went to phones, by id */
let phones: { id: string; to: string; text: string }[] = []
let asked = 0
let forged = 0
let behave: () => Promise<number>
let url = ''
const gateway = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8').on('data', (part: string) => {
    body += part
  })
  request.on('end', async () => {
    asked++
    const timestamp = String(request.headers['x-open-day-timestamp'])
    const given = Buffer.from(String(request.headers['x-open-day-signature']))
    const expected = Buffer.from(sign(timestamp, body))
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      forged++
      return response.writeHead(401).end()
    }
    const message = JSON.parse(body) as { id: string; to: string; text: string }
    if (!phones.some(({ id }) => id === message.id)) phones.push(message)
    response.writeHead(await behave()).end()
  })
})

beforeEach(async () => {
  phones = []
  asked = 0
  forged = 0
  behave = async () => 202
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', () => resolve()))
  url = `http://127.0.0.1:${(gateway.address() as { port: number }).port}/send`
  useConfig(settings({ SMS_GATEWAY_URL: url, SMS_GATEWAY_SECRET: SECRET }))
})
afterEach(async () => {
  gateway.closeAllConnections()
  await new Promise((resolve) => gateway.close(resolve))
})

const worker = () => useWorker({ SMS_GATEWAY_URL: url, SMS_GATEWAY_SECRET: SECRET })

async function textMessage() {
  const { slot } = await makeEvent()
  const registration = await makeRegistration(slot, { phone: '13905320174' })
  return addMessage({
    channel: 'sms',
    kind: 'registration-confirmed',
    to: '13905320174',
    subject: { kind: 'registration', id: registration.id },
  })
}

type Given = { at?: number; secret?: string; signature?: string }
async function report(value: unknown, given: Given = {}) {
  const body = JSON.stringify(value)
  const timestamp = String(Math.floor((given.at ?? Date.now()) / 1000))
  const request = new Request('https://open.jimo.example/api/v1/sms/reports', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Open-Day-Timestamp': timestamp,
      'X-Open-Day-Signature': given.signature ?? sign(timestamp, body, given.secret),
    },
    body,
  })
  return (await (action({ request, params: {}, context: {} } as never) as Promise<Response>).catch(
    (thrown: Response) => thrown,
  )) as Response
}
const delivered = (id: string) => ({ reports: [{ id, state: 'delivered' }] })

describe('a delivery report', () => {
  it('is noted with the message, once, however often it comes', async () => {
    const { id } = await textMessage()
    await worker().run()
    expect(phones).toMatchObject([{ id, to: '13905320174' }])
    expect(await (await report(delivered(id))).json()).toEqual({ noted: 1 })
    const first = await stateOf(id)
    expect(first).toMatchObject({ state: 'sent', report: 'delivered' })
    expect(await (await report(delivered(id))).json()).toEqual({ noted: 0 })
    expect((await stateOf(id)).reportedAt).toEqual(first.reportedAt)
  })

  it('of failure may be followed by better news, not the other way round', async () => {
    const { id } = await textMessage()
    await worker().run()
    const failed = { reports: [{ id, state: 'undelivered' }] }
    expect(await (await report(failed)).json()).toEqual({ noted: 1 })
    expect(await (await report(delivered(id))).json()).toEqual({ noted: 1 })
    expect(await (await report(failed)).json()).toEqual({ noted: 0 })
    expect((await stateOf(id)).report).toBe('delivered')
  })

  it('is refused when it is forged, altered, old, or nobody has a gateway', async () => {
    const { id } = await textMessage()
    await worker().run()
    const refusals = [
      await report(delivered(id), { secret: 'guessed' }),
      await report(delivered(id), { signature: '' }),
      await report(delivered(id), { signature: sign('1', '{}') }),
      await report(delivered(id), { at: Date.now() - minutes(6) }),
      await report(delivered(id), { at: Date.now() + minutes(6) }),
    ]
    useConfig(settings())
    refusals.push(await report(delivered(id), { secret: '' }))
    expect(refusals.map((answer) => answer.status)).toEqual([401, 401, 401, 401, 401, 401])
    expect((await stateOf(id)).report).toBeNull()
  })

  it('that does not fit is refused; one about a message we do not know changes nothing', async () => {
    const mail = await addMessage()
    expect((await report({ reports: [] })).status).toBe(422)
    expect((await report({ reports: [{ id: 'a', state: 'read' }] })).status).toBe(422)
    expect((await report({ reports: [{ id: 'a', state: 'delivered', phone: '139' }] })).status).toBe(422)
    const answer = await report({
      reports: [
        { id: newId(), state: 'delivered' },
        { id: mail.id, state: 'delivered' },
      ],
    })
    expect(await answer.json()).toEqual({ noted: 0 })
    expect((await stateOf(mail.id)).report).toBeNull()
  })
})

describe('an unreliable gateway', () => {
  it('that takes a message and answers with a failure sends it once in the end', async () => {
    const { id } = await textMessage()
    const run = worker()
    behave = async () => 503
    await run.run()
    expect((await stateOf(id)).state).toBe('retry')
    behave = async () => 202
    passTime(seconds(12))
    await run.run()
    expect(asked).toBe(2)
    expect(phones).toHaveLength(1)
    expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 2 })
  })

  it('that reports a message it never confirmed to us stops our retries', async () => {
    const { id } = await textMessage()
    const run = worker()
    behave = async () => 500
    await run.run()
    expect((await stateOf(id)).state).toBe('retry')
    await report(delivered(id))
    expect(await stateOf(id)).toMatchObject({ state: 'sent', report: 'delivered', lastError: null })
    passTime(minutes(5))
    await run.run()
    expect(asked).toBe(1)
  })

  it('that is slow to answer is waited for, without a second message', async () => {
    const { id } = await textMessage()
    behave = async () => {
      await setTimeout(1200)
      return 202
    }
    await worker().run()
    expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 1 })
    expect(phones).toHaveLength(1)
  })

  it('with another secret takes nothing, and the message waits for the operator', async () => {
    const { id } = await textMessage()
    await useWorker({ SMS_GATEWAY_URL: url, SMS_GATEWAY_SECRET: 'wrong' }).run()
    expect(forged).toBe(1)
    expect(phones).toEqual([])
    expect(await stateOf(id)).toMatchObject({ state: 'retry', lastError: 'connection 401' })
    const [row] = await store().transaction((tx) => tx.select().from(outboxMessages).where(eq(outboxMessages.id, id)))
    expect(row?.report).toBeNull()
  })
})

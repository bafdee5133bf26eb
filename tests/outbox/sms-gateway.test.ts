import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { seconds } from '#app/platform/clock.ts'
import { makeEvent, makeRegistration, useTestStore } from '../support/world.ts'
import { addMessage, passTime, stateOf, useOutbox, useWorker } from './outbox-world.ts'

useTestStore()
useOutbox()

const SECRET = 'gateway secret'
let status = 200
let requests: { headers: IncomingHttpHeaders; body: string; method?: string }[] = []
let url = ''
const server = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8').on('data', (part: string) => {
    body += part
  })
  request.on('end', () => {
    requests.push({ headers: request.headers, body, method: request.method })
    response.writeHead(status, status === 302 ? { Location: 'http://127.0.0.1:1/' } : {}).end('{}')
  })
})

beforeEach(async () => {
  status = 200
  requests = []
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}/send`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const gateway = () => useWorker({ SMS_GATEWAY_URL: url, SMS_GATEWAY_SECRET: SECRET })

async function textMessage() {
  const { slot } = await makeEvent()
  const registration = await makeRegistration(slot, { phone: '13905320174' })
  const message = await addMessage({
    channel: 'sms',
    kind: 'registration-confirmed',
    to: '13905320174',
    subject: { kind: 'registration', id: registration.id },
  })
  return { registration, message }
}

it('posts the text with a signature that the gateway can check', async () => {
  const { registration, message } = await textMessage()
  expect(await gateway().run()).toMatchObject({ sent: 1 })
  expect(requests).toHaveLength(1)
  const [{ headers, body, method } = requests[0] as never] = requests
  expect(method).toBe('POST')
  const sent = JSON.parse(body) as Record<string, string>
  expect(sent).toMatchObject({ id: message.id, to: '13905320174', language: 'zh-CN' })
  expect(sent.text).toContain(registration.shortCode.replace(/^(....)/, '$1 '))
  expect(sent.text).toContain(`https://open.jimo.example/r/${registration.manageToken}`)
  const timestamp = String(headers['x-open-day-timestamp'])
  const expected = createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex')
  expect(headers['x-open-day-signature']).toBe(`v1=${expected}`)
  expect(Math.abs(Number(timestamp) * 1000 - Date.now())).toBeLessThan(60_000)
})

it('tries again with the same id when the gateway is busy', async () => {
  const { message } = await textMessage()
  const worker = gateway()
  status = 503
  expect(await worker.run()).toMatchObject({ retried: 1 })
  expect(await stateOf(message.id)).toMatchObject({ state: 'retry', lastError: 'gateway 503' })
  status = 200
  passTime(seconds(12))
  expect(await worker.run()).toMatchObject({ sent: 1 })
  expect(new Set(requests.map(({ body }) => (JSON.parse(body) as { id: string }).id))).toEqual(new Set([message.id]))
})

it('gives up what the gateway refuses, and follows no redirect', async () => {
  const { message } = await textMessage()
  status = 422
  expect(await gateway().run()).toMatchObject({ failed: 1 })
  expect((await stateOf(message.id)).lastError).toBe('gateway 422')
  const { message: second } = await textMessage()
  status = 302
  await gateway().run()
  expect((await stateOf(second.id)).state).toBe('retry')
})

it('keeps text messages when no gateway is configured, while mail goes its way', async () => {
  const { message } = await textMessage()
  expect(await useWorker().run()).toMatchObject({ kept: 1 })
  expect((await stateOf(message.id)).state).toBe('kept')
})

import { createServer, type Server } from 'node:https'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sealAudit } from '#app/audit/seal-audit.server.ts'
import { recordScans } from '#app/check-in/record-scans.server.ts'
import { useConfig } from '#app/config.server.ts'
import { after, days, hours, minutes, now } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { deliverWebhooks, LEASE } from '#app/webhooks/deliver-webhooks.server.ts'
import { expandCheckIns } from '#app/webhooks/expand-check-ins.server.ts'
import { expandWebhooks } from '#app/webhooks/expand-webhooks.server.ts'
import { forgetDeliveries } from '#app/webhooks/forget-deliveries.server.ts'
import * as manage from '#app/webhooks/manage-endpoints.server.ts'
import type { Wire } from '#app/webhooks/post-webhook.server.ts'
import { WEBHOOK_KINDS, type WebhookKind } from '#app/webhooks/webhook-kinds.ts'
import { getEndpointPage } from '#app/webhooks/webhook-queries.server.ts'
import { auditEntries, outboxMessages, webhookDeliveries, webhookEndpoints } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { receiver } from '../../docs/webhook-receiver.mjs'
import { passTime, settings, useOutbox } from '../outbox/outbox-world.ts'
import { person, registerAlone } from '../registrations/people.ts'
import { makeDepartment, makeDevice, makeEvent, makeRegistration, makeStaff, useTestStore } from '../support/world.ts'
import { RECEIVER_CERTIFICATE, RECEIVER_KEY } from './receiver-certificate.ts'

useTestStore()
useOutbox()

type Message = {
  type: string
  id: string
  sequence: number
  timestamp: string
  data: Record<string, Record<string, unknown>>
}
const URL_OF_RECEIVER = 'https://hooks.jimo.example/open-day'

let server: Server
let port = 0
/** what the receiver of docs/ has taken, and how every request was answered */
let taken: Message[] = []
let answers: { id: string; status: number }[] = []
let secret = ''
let refuseWith: number | undefined
let duringRequest: (() => Promise<void>) | undefined

beforeEach(async () => {
  taken = []
  answers = []
  refuseWith = undefined
  duringRequest = undefined
  useConfig(settings({ WEBHOOK_HOSTS: 'hooks.jimo.example' }))
  const seen = new Map<string, ReturnType<typeof receiver>>()
  server = createServer({ cert: RECEIVER_CERTIFICATE, key: RECEIVER_KEY }, async (request, response) => {
    response.on('close', () => answers.push({ id: String(request.headers['webhook-id']), status: response.statusCode }))
    await duringRequest?.()
    if (refuseWith) {
      response.writeHead(refuseWith, { Location: 'https://127.0.0.1/' }).end('x'.repeat(200_000))
      return
    }
    if (!seen.has(secret))
      seen.set(
        secret,
        receiver(
          secret,
          (message: Message) => taken.push(message),
          () => now().getTime() / 1000,
        ),
      )
    await seen.get(secret)?.(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  port = (server.address() as { port: number }).port
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const wire = (addresses = ['93.184.216.34']): Wire => ({
  resolve: async () => addresses,
  standIn: { address: '127.0.0.1', port, ca: RECEIVER_CERTIFICATE },
})
const deliver = (way = wire()) => deliverWebhooks(undefined, way)
async function expand() {
  while ((await sealAudit()) > 0);
  return expandWebhooks()
}

async function makeEndpoint(given: { kinds?: WebhookKind[]; departmentId?: string; url?: string } = {}) {
  const admin = await makeStaff(['admin'], null)
  const input = { url: URL_OF_RECEIVER, departmentId: '', kinds: [...WEBHOOK_KINDS], ...given }
  const added = await inTransaction(admin, (work) => manage.addEndpoint(work, input))
  if (added.outcome !== 'added') throw new Error(added.outcome)
  secret = added.secret
  const act = <Result>(use: (work: Work, id: string) => Promise<Result>) =>
    inTransaction(admin, (work) => use(work, added.id))
  return { admin, id: added.id, act }
}

async function signUp(slot: { id: string }, phone = '13905320174') {
  const outcome = await registerAlone(person(slot.id, { phone, partySize: 2 }))
  if (outcome.outcome !== 'registered') throw new Error(outcome.outcome)
  return outcome.id
}

const deliveriesOf = (id: string) =>
  reader()
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.endpointId, id))
    .orderBy(asc(webhookDeliveries.sequence))

it('tells a receiver that checks the signature, once, in order, and names nobody', async () => {
  const { event, slot, departmentId } = await makeEvent()
  await signUp(slot, '13905320100')
  const { id } = await makeEndpoint()
  const registrationId = await signUp(slot)
  await signUp(slot, '13905320175')
  expect(await expand()).toEqual({ told: 2 })
  expect(await expand()).toEqual({ told: 0 })
  expect(await deliver()).toEqual({ sent: 2, failed: 0 })
  expect(await deliver()).toEqual({ sent: 0, failed: 0 })
  expect(answers.map(({ status }) => status)).toEqual([204, 204])
  expect(taken.map(({ sequence }) => sequence)).toEqual([1, 2])
  expect(taken[0]).toMatchObject({
    type: 'registration.created',
    data: {
      registration: { id: registrationId, status: 'confirmed', partySize: 2, slotId: slot.id },
      event: { id: event.id, slug: event.slug, url: `https://open.jimo.example/events/${event.slug}` },
    },
  })
  expect(taken[0]?.timestamp).toMatch(/\+08:00$/)
  const [entry] = await reader().select().from(auditEntries).where(eq(auditEntries.subjectId, registrationId))
  expect(taken[0]?.id).toBe(entry?.id)
  expect(entry?.departmentId).toBe(departmentId)
  const stored = JSON.stringify(await deliveriesOf(id))
  for (const personal of ['孙玉梅', '139', 'sym']) expect(stored).not.toContain(personal)
})

it('tells the receiver of a check-in', async () => {
  const { event, slot } = await makeEvent({ slot: { startsAt: after(now(), minutes(30)) } })
  await makeEndpoint()
  const registration = await makeRegistration(slot)
  const scan = { nonce: newId(), kind: 'entry' as const, happenedAt: now(), offline: false, force: false }
  await recordScans(await makeDevice(event.id), [{ ...scan, ticket: { secret: registration.ticketSecret } }])
  await expandCheckIns()
  expect(await deliver()).toEqual({ sent: 1, failed: 0 })
  expect(taken).toMatchObject([
    {
      ...{ type: 'registration.checked_in', id: registration.id, sequence: 1 },
      data: { checkIn: { people: 1 }, event: { slug: event.slug } },
    },
  ])
})

it('sends each endpoint what it asked for, of its department', async () => {
  const own = await makeEvent()
  const other = await makeEvent({ departmentId: (await makeDepartment({ name: '民政局' })).id })
  const all = await makeEndpoint({ kinds: ['registration.created'] })
  const one = await makeEndpoint({ departmentId: own.departmentId })
  const none = await makeEndpoint({ kinds: ['event.cancelled'] })
  await signUp(own.slot)
  await signUp(other.slot)
  await expand()
  const counted = await Promise.all([all, one, none].map(async ({ id }) => (await deliveriesOf(id)).length))
  expect(counted).toEqual([2, 1, 0])
})

it('does nothing when the operator allows no host', async () => {
  const { slot } = await makeEvent()
  await makeEndpoint()
  await signUp(slot)
  useConfig(settings())
  expect([await expand(), await deliver()]).toEqual([{ told: 0 }, { sent: 0, failed: 0 }])
  const admin = await makeStaff(['admin'], null)
  const input = { url: URL_OF_RECEIVER, departmentId: '', kinds: [...WEBHOOK_KINDS] }
  expect(await inTransaction(admin, (work) => manage.addEndpoint(work, input))).toEqual({ outcome: 'hostRefused' })
})

it('tells each act once although two workers read and send at the same time', async () => {
  const { slot } = await makeEvent({ seats: 100 })
  const { id } = await makeEndpoint()
  for (let n = 0; n < 6; n++) await signUp(slot, `1390532${1000 + n}`)
  while ((await sealAudit()) > 0);
  await Promise.all([expandWebhooks(), expandWebhooks()])
  await Promise.all([deliver(), deliver(), deliver()])
  await deliver()
  expect((await deliveriesOf(id)).map(({ sequence, state }) => [sequence, state])).toEqual(
    [1, 2, 3, 4, 5, 6].map((n) => [n, 'sent']),
  )
  expect(taken.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6])
  expect(new Set(answers.map((answer) => answer.id)).size).toBe(6)
})

it('sends the delivery of a worker that died again, with its id, and in its place', async () => {
  const { slot } = await makeEvent()
  const { id } = await makeEndpoint()
  await signUp(slot)
  await signUp(slot, '13905320175')
  await expand()
  const [first] = await deliveriesOf(id)
  await inTransaction({ kind: 'system', job: 'test' }, async ({ tx, now: claimedAt }) => {
    const dying = { state: 'sending' as const, attempts: 1, claimedAt }
    await tx
      .update(webhookDeliveries)
      .set(dying)
      .where(eq(webhookDeliveries.id, first?.id ?? ''))
  })
  expect(await deliver()).toEqual({ sent: 0, failed: 0 })
  passTime(LEASE + 1000)
  expect(await deliver()).toEqual({ sent: 2, failed: 0 })
  expect(taken[0]?.id).toBe(first?.eventId)
})

describe('a receiver in trouble', () => {
  async function waiting() {
    const { slot } = await makeEvent()
    const endpoint = await makeEndpoint()
    await signUp(slot)
    await signUp(slot, '13905320175')
    await expand()
    return endpoint
  }

  it('gets the same message later, and what follows after it', async () => {
    const { id } = await waiting()
    refuseWith = 503
    expect(await deliver()).toEqual({ sent: 0, failed: 1 })
    expect((await deliveriesOf(id))[0]).toMatchObject({ state: 'retry', status: 503, lastError: 'status 503' })
    refuseWith = undefined
    expect(await deliver()).toEqual({ sent: 0, failed: 0 })
    passTime(12_000)
    expect(await deliver()).toEqual({ sent: 2, failed: 0 })
    expect(answers[0]?.id).toBe(answers[1]?.id)
  })

  it('is not followed when it leads elsewhere, and holds up nothing by refusing one message', async () => {
    const { id } = await waiting()
    refuseWith = 302
    await deliver()
    expect((await deliveriesOf(id))[0]).toMatchObject({ state: 'retry', status: 302 })
    passTime(minutes(2))
    refuseWith = 422
    expect(await deliver()).toEqual({ sent: 0, failed: 2 })
    expect((await deliveriesOf(id)).map(({ state }) => state)).toEqual(['failed', 'failed'])
    expect(answers).toHaveLength(3)
  })

  it('is paused after five days with a mail to the admin, and gets everything once it is resumed', async () => {
    const { id, act, admin } = await waiting()
    refuseWith = 500
    await deliver()
    passTime(days(5))
    await deliver()
    const { endpoint } = await getEndpointPage(reader(), id)
    expect(endpoint).toMatchObject({ pausedBecause: 'dead' })
    const mails = await reader().select().from(outboxMessages).where(eq(outboxMessages.kind, 'webhook-paused'))
    expect(mails.map(({ recipient }) => recipient.address)).toEqual([admin.email])
    refuseWith = undefined
    passTime(hours(1))
    expect(await deliver()).toEqual({ sent: 0, failed: 0 })
    await act(manage.resumeEndpoint)
    expect(await deliver()).toEqual({ sent: 2, failed: 0 })
  })

  it('is paused at once when it says that it is gone', async () => {
    const { id } = await waiting()
    refuseWith = 410
    await deliver()
    expect((await getEndpointPage(reader(), id)).endpoint.pausedBecause).toBe('gone')
  })

  it.each([
    ['a private address', ['10.0.0.8'], 'address refused'],
    ['one private address among public ones', ['93.184.216.34', '169.254.169.254'], 'address refused'],
    ['an IPv4 address dressed as IPv6', ['::ffff:127.0.0.1'], 'address refused'],
    ['no address', [], 'name not found'],
  ])('is not connected to when its name gives %s', async (_, addresses, lastError) => {
    const { id } = await waiting()
    expect(await deliver(wire(addresses))).toEqual({ sent: 0, failed: 1 })
    expect((await deliveriesOf(id))[0]).toMatchObject({ state: 'retry', status: null, lastError })
    expect(answers).toEqual([])
  })

  it('must have a certificate for its name', async () => {
    useConfig(settings({ WEBHOOK_HOSTS: 'other.jimo.example' }))
    const { slot } = await makeEvent()
    const { id } = await makeEndpoint({ url: 'https://other.jimo.example/' })
    await signUp(slot)
    await expand()
    await deliver()
    expect((await deliveriesOf(id))[0]?.lastError).toBe('ERR_TLS_CERT_ALTNAME_INVALID')
    expect(answers).toEqual([])
  })
})

describe('the admin', () => {
  it('sends a test, changes the secret with an overlap, pauses, resends and removes', async () => {
    const { id, act } = await makeEndpoint()
    const former = secret
    await act(manage.sendTest)
    await deliver()
    expect(taken[0]).toMatchObject({ type: 'webhook.test', sequence: 1 })
    const rotated = await act(manage.rotateSecret)
    expect(rotated.secret).not.toBe(former)
    for (const each of [former, rotated.secret]) {
      secret = each
      await act(manage.sendTest)
      await deliver()
    }
    expect(taken.map(({ sequence }) => sequence)).toEqual([1, 2, 3])
    passTime(manage.OVERLAP + 1000)
    secret = former
    await act(manage.sendTest)
    await deliver()
    expect(answers.at(-1)?.status).toBe(401)
    secret = rotated.secret
    await act(manage.pauseEndpoint)
    passTime(hours(1))
    expect(await deliver()).toEqual({ sent: 0, failed: 0 })
    await act(manage.resumeEndpoint)
    expect(await deliver()).toEqual({ sent: 1, failed: 0 })
    const [first] = await deliveriesOf(id)
    await act((work) => manage.resendDelivery(work, id, first?.id ?? ''))
    await deliver()
    expect(answers.at(-1)).toEqual({ id: first?.eventId, status: 204 })
    await act(manage.removeEndpoint)
    await expect(act(manage.sendTest)).rejects.toThrow(NotFound)
    passTime(days(31))
    await forgetDeliveries()
    expect(await deliveriesOf(id)).toEqual([])
    const acts = await reader().select().from(auditEntries).where(eq(auditEntries.subjectId, id))
    expect(new Set(acts.map(({ action }) => action))).toEqual(
      new Set(
        ['added', 'tested', 'secret-changed', 'paused', 'resumed', 'resent', 'removed'].map((act) => `webhook.${act}`),
      ),
    )
    expect(JSON.stringify(acts)).not.toContain('hooks.jimo')
    expect((await reader().select().from(webhookEndpoints))[0]?.secret).toBe('')
  })

  it('is the only one who may', async () => {
    const { id } = await makeEndpoint()
    for (const person of [
      await makeStaff(['overseer'], null),
      await makeStaff(['organiser'], (await makeDepartment()).id),
    ]) {
      await expect(inTransaction(person, (work) => manage.rotateSecret(work, id))).rejects.toThrow(Forbidden)
    }
  })
})

// registration.checked_in: read from the scans, once for each registration, without a statement in the scan's path.
import { asc, eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import type { GateDevice } from '#app/check-in/gate-device.ts'
import { recordScans, type ScanInput } from '#app/check-in/record-scans.server.ts'
import { undoScan } from '#app/check-in/undo-scan.server.ts'
import { useConfig } from '#app/config.server.ts'
import { after, minutes, now } from '#app/platform/clock.ts'
import { newId, timeOfId } from '#app/platform/ids.ts'
import { expandCheckIns, OVERLAP } from '#app/webhooks/expand-check-ins.server.ts'
import { addEndpoint } from '#app/webhooks/manage-endpoints.server.ts'
import type { WebhookKind } from '#app/webhooks/webhook-kinds.ts'
import { scans, webhookDeliveries, webhookScanCursors } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { settings, useOutbox } from '../outbox/outbox-world.ts'
import { makeDepartment, makeDevice, makeEvent, makeRegistration, makeStaff, useTestStore } from '../support/world.ts'

useTestStore()
useOutbox()
beforeEach(() => useConfig(settings({ WEBHOOK_HOSTS: 'hooks.jimo.example' })))

async function makeEndpoint(given: { kinds?: WebhookKind[]; departmentId?: string } = {}) {
  const admin = await makeStaff(['admin'], null)
  const input = { url: 'https://hooks.jimo.example/', departmentId: '', kinds: ['registration.checked_in' as const] }
  const added = await inTransaction(admin, (work) => addEndpoint(work, { ...input, ...given }))
  if (added.outcome !== 'added') throw new Error(added.outcome)
  return added.id
}

async function makeDoor() {
  const { event, slot, departmentId } = await makeEvent({ slot: { startsAt: after(now(), minutes(30)) } })
  const device = await makeDevice(event.id)
  const join = (partySize = 1) => makeRegistration(slot, { partySize })
  return { event, slot, departmentId, device, join }
}

const scan = (device: GateDevice, ticketSecret: string, given: Partial<ScanInput> = {}) =>
  recordScans(device, [
    {
      ...{ nonce: newId(), ticket: { secret: ticketSecret }, kind: 'entry' },
      ...{ happenedAt: now(), offline: false, force: false, ...given },
    },
  ])

const told = async (endpointId: string) => {
  const rows = await reader()
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.endpointId, endpointId))
    .orderBy(asc(webhookDeliveries.sequence))
  return rows.map(({ eventId, kind, sequence, body }) => ({ eventId, kind, sequence, ...JSON.parse(body) }))
}

it('tells the first admission of each registration once, and names nobody', async () => {
  const { event, device, join } = await makeDoor()
  const early = await join()
  await scan(device, early.ticketSecret)
  const id = await makeEndpoint()
  const party = await join(3)
  const other = await join()
  await scan(device, party.ticketSecret, { count: 2 })
  expect(await expandCheckIns()).toEqual({ told: 1 })
  await scan(device, party.ticketSecret, { count: 1 })
  await scan(device, party.ticketSecret, { kind: 'exit' })
  await scan(device, party.ticketSecret)
  await scan(device, other.ticketSecret)
  await scan(device, other.ticketSecret)
  expect(await expandCheckIns()).toEqual({ told: 1 })
  expect(await expandCheckIns()).toEqual({ told: 0 })
  const messages = await told(id)
  expect(messages).toMatchObject([
    {
      ...{ type: 'registration.checked_in', eventId: party.id, sequence: 1 },
      data: {
        registration: { id: party.id, partySize: 3 },
        checkIn: { people: 2, offline: false },
        event: { id: event.id },
      },
    },
    { eventId: other.id, sequence: 2 },
  ])
  expect(JSON.stringify(messages)).not.toMatch(/孙玉梅|139|1 号口/)
})

it('tells nothing more after an undone admission, and nothing of one undone before it was read', async () => {
  const { device, join } = await makeDoor()
  const id = await makeEndpoint()
  const [one, two] = [await join(), await join()]
  const [first, second] = [newId(), newId()]
  await scan(device, one.ticketSecret, { nonce: first })
  await expandCheckIns()
  await scan(device, two.ticketSecret, { nonce: second })
  for (const nonce of [first, second]) {
    const undo = { kind: 'device', deviceId: device.id } as const
    const undone = await inTransaction(undo as never, (work) => undoScan(work, device, nonce))
    expect(undone.outcome).toBe('undone')
  }
  expect(await expandCheckIns()).toEqual({ told: 0 })
  await scan(device, one.ticketSecret)
  await scan(device, two.ticketSecret)
  expect(await expandCheckIns()).toEqual({ told: 1 })
  expect((await told(id)).map(({ eventId }) => eventId)).toEqual([one.id, two.id])
})

it('tells of a scan made without network when it arrives, with the time at the door', async () => {
  const { device, join } = await makeDoor()
  const id = await makeEndpoint()
  const ticket = await join()
  const happenedAt = after(now(), -minutes(20))
  await scan(device, ticket.ticketSecret, { offline: true, happenedAt })
  await expandCheckIns()
  const [message] = await told(id)
  expect(message.data.checkIn).toEqual({ people: 1, offline: true })
  expect(new Date(message.timestamp).getTime()).toBe(Math.floor(happenedAt.getTime() / 1000) * 1000)
})

it('tells each once although several workers read at the same time, in portions', async () => {
  const { device, join } = await makeDoor()
  const id = await makeEndpoint()
  for (let n = 0; n < 7; n += 1) await scan(device, (await join()).ticketSecret)
  await Promise.all([1, 2, 3].map(() => expandCheckIns(undefined, 3)))
  await expandCheckIns(undefined, 3)
  const messages = await told(id)
  expect(messages.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(new Set(messages.map(({ eventId }) => eventId)).size).toBe(7)
})

it('tells of a scan that was committed after a later one', async () => {
  const { device, join } = await makeDoor()
  const id = await makeEndpoint()
  const [slow, quick] = [await join(), await join()]
  await scan(device, slow.ticketSecret)
  const [row] = await reader().select().from(scans)
  if (!row) throw new Error('no scan')
  const test = { kind: 'system', job: 'test' } as const
  await inTransaction(test, ({ tx }) => tx.delete(scans))
  await scan(device, quick.ticketSecret)
  await expandCheckIns()
  await inTransaction(test, ({ tx }) => tx.insert(scans).values(row))
  await expandCheckIns()
  expect((await told(id)).map(({ eventId }) => eventId)).toEqual([quick.id, slow.id])
  const [cursor] = await reader().select().from(webhookScanCursors)
  expect(timeOfId(cursor?.readTo ?? '') - timeOfId(row.id)).toBeLessThan(OVERLAP)
})

it('tells each endpoint what it asked for, of its department, and nothing while webhooks are off', async () => {
  const { device, join, departmentId } = await makeDoor()
  const own = await makeEndpoint({ departmentId })
  const foreign = await makeEndpoint({ departmentId: (await makeDepartment({ name: '民政局' })).id })
  const unasked = await makeEndpoint({ kinds: ['registration.created'] })
  await scan(device, (await join()).ticketSecret)
  useConfig(settings())
  expect(await expandCheckIns()).toEqual({ told: 0 })
  useConfig(settings({ WEBHOOK_HOSTS: 'hooks.jimo.example' }))
  expect(await expandCheckIns()).toEqual({ told: 1 })
  expect([await told(own), await told(foreign), await told(unasked)].map(({ length }) => length)).toEqual([1, 0, 0])
})

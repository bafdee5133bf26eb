// People without a ticket leave: the count of those inside goes down, once, and stays what the registrations say.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addWalkIn } from '#app/check-in/add-walk-in.server.ts'
import { deviceActor, type GateDevice } from '#app/check-in/gate-device.ts'
import { headCountOf, recountHeads } from '#app/check-in/head-count.server.ts'
import { revokeDevice } from '#app/check-in/pair-gate.server.ts'
import { undoScan } from '#app/check-in/undo-scan.server.ts'
import { recordWalkOut } from '#app/check-in/walk-out.server.ts'
import { after, minutes, now } from '#app/platform/clock.ts'
import { Unauthorised } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { scans } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDevice, makeEvent, makeRegistration, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

const onLane = (device: GateDevice) => ({ lane: device.eventId })
const walkIn = (device: GateDevice, partySize: number) =>
  inTransaction(
    deviceActor(device),
    (work) => addWalkIn(work, device, { nonce: newId(), partySize, happenedAt: work.now, force: false }),
    onLane(device),
  )
const walkOut = (device: GateDevice, people: number, nonce: string = newId()) =>
  inTransaction(
    deviceActor(device),
    (work) => recordWalkOut(work, device, { nonce, people, happenedAt: now(), offline: false }),
    onLane(device),
  )
const countsOf = async ({ eventId }: GateDevice) => {
  const { arrived, inside } = await headCountOf(reader(), eventId)
  expect((await recountHeads(reader())).filter(({ differs }) => differs)).toEqual([])
  return { arrived, inside }
}

async function gateWithWalkIns() {
  const { event, slot, departmentId } = await makeEvent({ seats: 20, slot: { startsAt: after(now(), minutes(30)) } })
  const device = await makeDevice(event.id)
  await makeRegistration(slot, { insidePeople: 0 })
  for (const party of [2, 1, 3]) expect(await walkIn(device, party)).toMatchObject({ outcome: 'admitted' })
  return { device, event, departmentId }
}

test('takes people off the count, the earliest walk-ins first, and says when there are fewer', async () => {
  const { device } = await gateWithWalkIns()
  expect(await walkOut(device, 4)).toEqual({ left: 4 })
  expect(await countsOf(device)).toEqual({ arrived: 6, inside: 2 })
  expect(await walkOut(device, 5)).toEqual({ left: 2 })
  expect(await walkOut(device, 1)).toEqual({ left: 0 })
  expect(await countsOf(device)).toEqual({ arrived: 6, inside: 0 })
  const exits = await reader().select().from(scans).where(eq(scans.kind, 'exit'))
  expect(exits.reduce((sum, { people }) => sum + people, 0)).toBe(6)
  expect(exits.every(({ verdict, gate }) => verdict === 'left' && gate === device.gate)).toBe(true)
})

test('sent again it counts once and is answered alike; taken back it is as before', async () => {
  const { device } = await gateWithWalkIns()
  const nonce = newId()
  expect(await walkOut(device, 4, nonce)).toEqual({ left: 4 })
  expect(await walkOut(device, 4, nonce)).toEqual({ left: 4 })
  expect(await countsOf(device)).toEqual({ arrived: 6, inside: 2 })
  const undone = await inTransaction(deviceActor(device), (work) => undoScan(work, device, nonce), onLane(device))
  expect(undone).toMatchObject({ outcome: 'undone' })
  expect(await countsOf(device)).toEqual({ arrived: 6, inside: 6 })
})

test('another event’s nonce lets nobody out, however often it is sent', async () => {
  const { device } = await gateWithWalkIns()
  const elsewhere = await gateWithWalkIns()
  const nonce = newId()
  expect(await walkOut(elsewhere.device, 1, nonce)).toEqual({ left: 1 })
  for (let times = 0; times < 2; times++) expect(await walkOut(device, 4, nonce)).toEqual({ left: 0 })
  expect(await countsOf(device)).toEqual({ arrived: 6, inside: 6 })
})

test('twenty phones at once never take out more than are inside', async () => {
  const { device } = await gateWithWalkIns()
  const outs = await Promise.all(Array.from({ length: 20 }, () => walkOut(device, 1)))
  expect(outs.reduce((sum, { left }) => sum + left, 0)).toBe(6)
  expect(await countsOf(device)).toEqual({ arrived: 6, inside: 0 })
})

test('a phone that was cut off counts nobody out', async () => {
  const { device, event, departmentId } = await gateWithWalkIns()
  const staff = await makeStaff(['organiser'], departmentId)
  await inTransaction(staff, (work) => revokeDevice(work, event.id, device.id))
  await expect(walkOut(device, 1)).rejects.toThrow(Unauthorised)
  expect(await countsOf(device)).toEqual({ arrived: 6, inside: 6 })
})

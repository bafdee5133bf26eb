import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '#app/platform/actor.ts'
import { after as later, minutes, now, seconds, setClock } from '#app/platform/clock.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { readBulkAct } from '#app/registrations/bulk-act-page.server.ts'
import { askBulkAct, confirmBulkAct, stopBulkAct, withdrawBulkAct } from '#app/registrations/bulk-acts.server.ts'
import { cancelRegistration } from '#app/registrations/cancel-registration.server.ts'
import { runBulkActs } from '#app/registrations/run-bulk-acts.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { auditEntries, bulkActItems, bulkActs, memberships, outboxMessages, registrations } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { makeEvent, makeSlot, makeStaff, useTestStore } from '#tests/support/world.ts'
import { registered } from './people.ts'

const storeUrl = useTestStore()

let restore = () => {}
afterEach(() => restore())
const moveTo = (at: Date) => {
  restore()
  restore = setClock(() => at)
}
afterEach(async () => {
  expect(await verifySeats(reader())).toEqual([])
})

const statusOf = async (id: string) =>
  (await reader().select().from(registrations).where(eq(registrations.id, id)))[0]?.status
const messages = async (kind: string) =>
  (await reader().select().from(outboxMessages).where(eq(outboxMessages.kind, kind))).length
const page = (actor: StaffActor, id: string) => readBulkAct(reader(), actor, id, now())

async function world(given: { seats?: number; parties?: number[]; approval?: boolean } = {}) {
  const { event, slot, departmentId } = await makeEvent({
    seats: given.seats ?? 50,
    slot: { allocation: given.approval ? 'approval' : 'firstCome' },
  })
  const actor = await makeStaff(['organiser'], departmentId)
  const people = []
  for (const partySize of given.parties ?? [1, 2, 3]) people.push(await registered(slot.id, { partySize }))
  const ids = people.map(({ id }) => id)
  type Kind = 'approve' | 'refuse' | 'move' | 'cancel'
  /** As from the list, where the latest stands first. */
  const ask = async (kind: Kind, chosen: readonly string[] = ids) => {
    const asked = await inTransaction(actor, (work) =>
      askBulkAct(work, event.id, { kind, ids: chosen.toReversed(), back: '/console' }),
    )
    if (asked.outcome !== 'asked') throw new Error(asked.outcome)
    return asked.id
  }
  const confirm = (id: string, more: { reason?: string; toSlotId?: string } = {}) =>
    inTransaction(actor, (work) => confirmBulkAct(work, id, more))
  const runAfterTenSeconds = async () => {
    moveTo(later(now(), seconds(11)))
    await runBulkActs()
  }
  return { event, slot, departmentId, actor, ids, ask, confirm, runAfterTenSeconds }
}

describe('an act on many registrations', () => {
  it('says before how many records and people it concerns and who is told, and does nothing until confirmed', async () => {
    const { actor, slot, ids, ask } = await world()
    const byMail = await registered(slot.id, { email: 'sun@example.org' })
    const id = await ask('cancel', [...ids, byMail.id])
    expect((await page(actor, id)).chosen).toEqual({
      records: 4,
      people: 7,
      leftOut: 0,
      byMail: 1,
      byText: 3,
      unreachable: 0,
      names: [expect.any(String), expect.any(String), expect.any(String), expect.any(String)],
    })
    await runBulkActs()
    expect(await statusOf(ids[0] as string)).toBe('confirmed')
  })

  it('cancels with the reason told to each, ten seconds after it was confirmed', async () => {
    const { actor, ids, ask, confirm, runAfterTenSeconds } = await world()
    const id = await ask('cancel')
    expect(await confirm(id)).toEqual({ outcome: 'reasonMissing' })
    expect(await confirm(id, { reason: '设备检修' })).toEqual({ outcome: 'confirmed' })
    await runBulkActs()
    expect(await statusOf(ids[0] as string)).toBe('confirmed')
    await runAfterTenSeconds()
    expect(await Promise.all(ids.map(statusOf))).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(await messages('registration-cancelled')).toBe(3)
    const done = await page(actor, id)
    expect(done).toMatchObject({
      state: 'done',
      progress: { total: 3, handled: 3, done: 3, donePeople: 6 },
      undone: [],
    })
    const [act] = await reader().select().from(bulkActs).where(eq(bulkActs.id, id))
    expect(act?.reason).toBeNull()
  })

  it('is withdrawn within ten seconds: nothing changed, nobody told; afterwards it is too late', async () => {
    const { actor, ids, ask, confirm, runAfterTenSeconds } = await world()
    const withdraw = (id: string) => inTransaction(actor, (work) => withdrawBulkAct(work, id))
    const id = await ask('cancel')
    await confirm(id, { reason: '设备检修' })
    expect(await withdraw(id)).toEqual({ outcome: 'withdrawn' })
    await runAfterTenSeconds()
    expect(await statusOf(ids[0] as string)).toBe('confirmed')
    expect(await messages('registration-cancelled')).toBe(0)
    expect(await confirm(id, { reason: '设备检修' })).toEqual({ outcome: 'notAsked' })
    const again = await ask('cancel')
    await confirm(again, { reason: '设备检修' })
    await runAfterTenSeconds()
    expect(await withdraw(again)).toEqual({ outcome: 'tooLate' })
    const acts = (await reader().select({ action: auditEntries.action }).from(auditEntries)).map(({ action }) => action)
    expect(acts.filter((action) => action.startsWith('registration.bulk'))).toEqual([
      'registration.bulk-confirmed',
      'registration.bulk-withdrawn',
      'registration.bulk-confirmed',
    ])
  })

  it('approves in the order of registration; where places run out the rest is left and listed', async () => {
    const { actor, ids, ask, confirm, runAfterTenSeconds } = await world({
      seats: 4,
      parties: [2, 3, 1],
      approval: true,
    })
    const id = await ask('approve')
    await confirm(id)
    await runAfterTenSeconds()
    expect(await Promise.all(ids.map(statusOf))).toEqual(['confirmed', 'pendingApproval', 'confirmed'])
    expect(await page(actor, id)).toMatchObject({
      progress: { total: 3, handled: 3, done: 2, donePeople: 3 },
      undone: [{ id: ids[1], outcome: 'full', partySize: 3 }],
    })
  })

  it('refuses with a reason only what awaits a decision', async () => {
    const { actor, ids, ask, confirm, runAfterTenSeconds } = await world({ approval: true })
    const approved = await ask('approve', ids.slice(0, 1))
    await confirm(approved)
    await runAfterTenSeconds()
    const id = await ask('refuse')
    expect((await page(actor, id)).chosen).toMatchObject({ records: 2, leftOut: 1 })
    await confirm(id, { reason: '本场面向企业代表' })
    await runAfterTenSeconds()
    expect(await Promise.all(ids.map(statusOf))).toEqual(['confirmed', 'cancelled', 'cancelled'])
    expect(await messages('registration-refused')).toBe(2)
    expect((await page(actor, id)).undone).toMatchObject([{ outcome: 'alreadyDecided' }])
  })

  it('moves to another slot as far as it has places', async () => {
    const { actor, event, ids, ask, confirm, runAfterTenSeconds } = await world()
    const later = await makeSlot(event.id, { capacity: 4 })
    const id = await ask('move')
    expect(await confirm(id, { toSlotId: 'nothing' })).toEqual({ outcome: 'slotMissing' })
    expect(await confirm(id, { toSlotId: later.id })).toEqual({ outcome: 'confirmed' })
    await runAfterTenSeconds()
    const rows = await reader().select().from(registrations)
    expect(
      rows
        .filter(({ slotId }) => slotId === later.id)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids.slice(0, 2).sort())
    expect((await page(actor, id)).undone).toMatchObject([{ id: ids[2], outcome: 'full' }])
  })

  it('goes on after a restart where it was, and does nothing twice', async () => {
    const { actor, ids, ask, confirm, runAfterTenSeconds } = await world()
    const id = await ask('cancel')
    await confirm(id, { reason: '设备检修' })
    // A process claimed it, did the first, and died.
    await inTransaction(actor, (work) => cancelRegistration(work, ids[0] as string, { kind: 'organiser', reason: 'x' }))
    await store().transaction(async (tx) => {
      await tx.update(bulkActs).set({ state: 'running', claimedAt: now() }).where(eq(bulkActs.id, id))
      await tx
        .update(bulkActItems)
        .set({ outcome: 'cancelled' })
        .where(eq(bulkActItems.registrationId, ids[0] as string))
    })
    await runAfterTenSeconds()
    expect(await statusOf(ids[1] as string)).toBe('confirmed')
    moveTo(later(now(), minutes(3)))
    await Promise.all([runBulkActs(), runBulkActs()])
    expect(await Promise.all(ids.map(statusOf))).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(await messages('registration-cancelled')).toBe(3)
    expect((await page(actor, id)).progress).toMatchObject({ handled: 3, done: 3 })
  })

  it('is stopped while it runs: what is done is told once, the rest is as it was, and nothing takes it up again', async () => {
    const { actor, ids, ask, confirm, runAfterTenSeconds } = await world({ parties: Array(45).fill(1), seats: 45 })
    const stop = (id: string) => inTransaction(actor, (work) => stopBulkAct(work, id))
    const id = await ask('cancel')
    expect(await stop(id)).toEqual({ outcome: 'tooLate' })
    await confirm(id, { reason: '设备检修' })
    const running = runAfterTenSeconds()
    while ((await page(actor, id)).progress.handled === 0) await new Promise((next) => setImmediate(next))
    expect(await stop(id)).toEqual({ outcome: 'stopped' })
    await running
    const { progress } = await page(actor, id)
    expect(progress.handled).toBeLessThan(45)
    expect(await page(actor, id)).toMatchObject({ state: 'stopped', undone: [] })
    moveTo(later(now(), minutes(3)))
    await runBulkActs()
    const statuses = await Promise.all(ids.map(statusOf))
    expect(statuses.filter((status) => status === 'cancelled')).toHaveLength(progress.done)
    expect(await messages('registration-cancelled')).toBe(progress.done)
    expect(await stop(id)).toEqual({ outcome: 'tooLate' })
    const acts = (await reader().select({ action: auditEntries.action }).from(auditEntries)).map(({ action }) => action)
    expect(acts.filter((action) => action === 'registration.bulk-stopped')).toHaveLength(1)
  })

  it('is finished by another process when the one that runs it is killed in the middle; nobody is told twice', async () => {
    const ring = { keys: [newKeyEntry()], lookup: randomBytes(32).toString('base64url') }
    useKeyRing(ring)
    const { actor, ids, ask, confirm } = await world({ parties: Array(45).fill(1), seats: 45 })
    const id = await ask('cancel')
    moveTo(later(now(), -minutes(1)))
    await confirm(id, { reason: '设备检修' })
    restore()
    const other = spawn(process.execPath, ['tests/support/bulk-worker.ts', JSON.stringify({ url: storeUrl(), ring })], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const ended = once(other, 'close')
    while ((await page(actor, id)).progress.handled === 0) await new Promise((next) => setTimeout(next, 1))
    other.kill('SIGKILL')
    await ended
    expect((await page(actor, id)).progress.handled).toBeLessThan(45)
    expect((await page(actor, id)).state).toBe('running')
    moveTo(later(now(), minutes(3)))
    await runBulkActs()
    expect(new Set(await Promise.all(ids.map(statusOf)))).toEqual(new Set(['cancelled']))
    expect(await messages('registration-cancelled')).toBe(45)
    expect(await page(actor, id)).toMatchObject({ state: 'done', progress: { handled: 45, done: 45 } })
  })

  it('does nothing for somebody who has lost the role since', async () => {
    const { actor, ids, ask, confirm, runAfterTenSeconds } = await world()
    const id = await ask('cancel')
    await confirm(id, { reason: '设备检修' })
    await store().transaction(async (tx) => {
      await tx.delete(memberships).where(eq(memberships.staffId, actor.staffId))
    })
    await runAfterTenSeconds()
    expect(await statusOf(ids[0] as string)).toBe('confirmed')
    const items = await reader().select().from(bulkActItems)
    expect(items.map(({ outcome }) => outcome)).toEqual(['notAllowed', 'notAllowed', 'notAllowed'])
  })

  it('is not there for another department', async () => {
    const { event, ids, ask } = await world()
    const { departmentId } = await makeEvent()
    const stranger = await makeStaff(['organiser'], departmentId)
    const id = await ask('cancel')
    await expect(page(stranger, id)).rejects.toThrow()
    await expect(
      inTransaction(stranger, (work) => askBulkAct(work, event.id, { kind: 'cancel', ids, back: '/' })),
    ).rejects.toThrow()
    await expect(inTransaction(stranger, (work) => withdrawBulkAct(work, id))).rejects.toThrow()
    await expect(inTransaction(stranger, (work) => stopBulkAct(work, id))).rejects.toThrow()
  })
})

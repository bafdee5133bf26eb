// Budgets of form, contact and network hold over all app processes on one database.
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { afterEach, expect, it } from 'vitest'
import { forgetTries } from '#app/budgets/share-tries.server.ts'
import { shareTries } from '#app/budgets/shared-budgets.server.ts'
import { hours, after as later, now } from '#app/platform/clock.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { configureLog } from '#app/platform/logger.server.ts'
import { newFormStamp } from '#app/registrations/form-stamp.server.ts'
import { registrations, tryBudgets } from '#db/schema.ts'
import { reader, store, useStore } from '#db/work.ts'
import { makeEvent, useTestStore } from '#tests/support/world.ts'
import { registered } from './people.ts'

const url = useTestStore()

type Crowd = { slotId: string; address: string; phones: string[]; stamp?: string; overMinutes?: number }
type Process = { child: ChildProcessByStdio<Writable, Readable, null>; lines: Interface }
let processes: Process[] = []

/** As many app processes as asked for, on the test's database. */
async function startProcesses(count: number): Promise<void> {
  const ring = { keys: [newKeyEntry()], lookup: randomBytes(32).toString('base64url') }
  useKeyRing(ring)
  const task = JSON.stringify({ url: url(), ring })
  processes = Array.from({ length: count }, () => {
    const child = spawn(process.execPath, ['tests/support/sign-up-process.ts', task], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    return { child, lines: createInterface(child.stdout) }
  })
  await Promise.all(processes.map(({ lines }) => once(lines, 'line')))
}

afterEach(async () => {
  for (const { child } of processes) child.stdin.end()
  await Promise.all(processes.map(({ child }) => child.exitCode ?? once(child, 'close')))
  processes = []
})

async function send({ child, lines }: Process, crowd: Crowd): Promise<Record<string, number>> {
  const answered = once(lines, 'line')
  child.stdin.write(`${JSON.stringify(crowd)}\n`)
  return JSON.parse(String((await answered)[0]))
}

/** The crowd dealt out to the processes, all at once; how many came to which end. */
async function spread({ phones, ...crowd }: Crowd): Promise<Record<string, number>> {
  const sums: Record<string, number> = {}
  const share = (own: number) => phones.filter((_, n) => n % processes.length === own)
  const answers = await Promise.all(processes.map((each, own) => send(each, { ...crowd, phones: share(own) })))
  for (const answer of answers)
    for (const [outcome, count] of Object.entries(answer)) sums[outcome] = (sums[outcome] ?? 0) + count
  return sums
}

const phonesFrom = (first: number, count: number) => Array.from({ length: count }, (_, n) => String(first + n))
const rows = async (table: typeof tryBudgets | typeof registrations) => (await reader().select().from(table)).length

it('a script with a thousand sign-ups, spread over two processes, is stopped as by one', async () => {
  await startProcesses(2)
  const { slot } = await makeEvent({ seats: 3000 })
  const script = { slotId: slot.id, address: '203.0.113.20', phones: phonesFrom(13900000000, 1000) }
  const start = performance.now()
  const { registered: taken = 0, networkBusy = 0 } = await spread(script)
  // The one that began first takes up to a quarter before it hears of the other; and one more comes every three seconds, however
  // long the thousand took here.
  const refilled = Math.ceil((performance.now() - start) / 3000)
  expect(taken + networkBusy).toBe(1000)
  expect(taken).toBeGreaterThanOrEqual(400)
  expect(taken).toBeLessThanOrEqual(400 + 100 + 25 + refilled)
  expect(await rows(registrations)).toBe(taken)
  // Whoever comes from elsewhere passes, at either process.
  const other = { slotId: slot.id, address: '203.0.113.21', phones: phonesFrom(13800000000, 6) }
  expect(await spread(other)).toEqual({ registered: 6 })
})

it('three hundred people behind one address pass, through two processes, at once or within five minutes', async () => {
  await startProcesses(2)
  const { slot } = await makeEvent({ seats: 1000 })
  const hall = { slotId: slot.id, address: '203.0.113.30', phones: phonesFrom(13900000000, 300) }
  expect(await spread(hall)).toEqual({ registered: 300 })
  const school = { address: '203.0.113.31', phones: phonesFrom(13800000000, 300), overMinutes: 5 }
  expect(await spread({ slotId: slot.id, ...school })).toEqual({ registered: 300 })
})

it('one drawn form, and one person’s number, are tried no oftener through two processes than through one', async () => {
  await startProcesses(2)
  const { slot } = await makeEvent({ seats: 1000 })
  const stamp = newFormStamp(later(now(), -5000))
  const form = { slotId: slot.id, address: '203.0.113.40', phones: phonesFrom(13900000000, 60), stamp }
  const { registered: sent = 0, tooMany = 0 } = await spread(form)
  expect(sent + tooMany).toBe(60)
  // Each process may keep its first try to itself.
  expect(sent).toBeGreaterThanOrEqual(12)
  expect(sent).toBeLessThanOrEqual(14)
  const victim = { slotId: slot.id, address: '203.0.113.41', phones: Array(60).fill('13700000000') }
  const { tooManyTries = 0, ...tried } = await spread(victim)
  expect(tooManyTries).toBeGreaterThanOrEqual(36)
  expect(tooManyTries).toBeLessThanOrEqual(40)
  expect(tried).toMatchObject({ registered: 1 })
})

it('a rush in which everybody comes from elsewhere writes nothing to the table; what is written names nobody and goes', async () => {
  await startProcesses(1)
  const { slot } = await makeEvent({ seats: 1000 })
  const [process] = processes as [Process]
  for (let n = 0; n < 20; n++)
    await send(process, { slotId: slot.id, address: `203.0.113.${n}`, phones: phonesFrom(13900000000 + 10 * n, 8) })
  expect(await rows(tryBudgets)).toBe(0)
  await send(process, { slotId: slot.id, address: '198.51.100.77', phones: phonesFrom(13800000000, 20) })
  const [row] = await reader().select().from(tryBudgets)
  expect(row?.keyHash).toMatch(/^[\w-]{22}$/)
  expect(await rows(tryBudgets)).toBe(1)
  expect(await forgetTries()).toBe(0)
  await store().transaction((tx) =>
    tx
      .update(tryBudgets)
      .set({ fullAt: now().getTime() - 1 })
      .returning(),
  )
  expect(await forgetTries()).toBe(1)
})

it('nobody is turned away because the table cannot be reached', async () => {
  const { slot } = await makeEvent({ seats: 100 })
  for (let n = 0; n < 60; n++) await registered(slot.id)
  configureLog('silent')
  const open = store()
  useStore(undefined)
  expect(await shareTries()).toBe(false)
  useStore(open)
  expect(await shareTries()).toBe(true)
  const [row] = await reader().select().from(tryBudgets)
  expect(row?.fullAt).toBeGreaterThan(now().getTime() + 50 * 3000)
  expect(row?.fullAt).toBeLessThan(later(now(), hours(1)).getTime())
})

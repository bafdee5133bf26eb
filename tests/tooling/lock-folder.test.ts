import { mkdir, mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { whileLocked } from '../../scripts/lock-folder.mjs'

let place: string
let lock: string
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'open-day-lock-'))
  lock = join(place, 'set-up.lock')
})
afterEach(() => rm(place, { recursive: true }))

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A lock whose holder was killed `seconds` ago. */
async function leaveLock(seconds: number, program?: number) {
  await mkdir(lock)
  if (program) await writeFile(join(lock, 'program'), String(program))
  const then = new Date(Date.now() - seconds * 1000)
  await utimes(lock, then, then)
}

test('two set-ups started at once run one after the other', async () => {
  const steps: string[] = []
  const work = (name: string) => async () => {
    steps.push(`${name} begins`)
    await pause(50)
    steps.push(`${name} ends`)
  }
  await Promise.all([whileLocked(lock, work('first')), whileLocked(lock, work('second'))])
  const [begun] = steps[0]!.split(' ')
  const [other] = steps[2]!.split(' ')
  expect(begun).not.toBe(other)
  expect(steps).toEqual([`${begun} begins`, `${begun} ends`, `${other} begins`, `${other} ends`])
})

test('a lock left by a killed set-up is taken over, by one of two', async () => {
  await leaveLock(60)
  let inside = 0
  const work = async () => {
    inside += 1
    expect(inside).toBe(1)
    await pause(50)
    inside -= 1
  }
  await Promise.all([whileLocked(lock, work), whileLocked(lock, work)])
  await expect(stat(lock)).rejects.toThrow('ENOENT')
})

test('a lock stays while the program that the killed set-up had started still runs', async () => {
  await leaveLock(60, process.pid)
  let entered = false
  const waiting = whileLocked(lock, async () => {
    entered = true
  })
  await pause(700)
  expect(entered).toBe(false)
  await rm(lock, { recursive: true })
  await waiting
  expect(entered).toBe(true)
})

test('the lock goes when the work fails', async () => {
  await expect(whileLocked(lock, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network')
  expect(await whileLocked(lock, async () => 'done')).toBe('done')
})

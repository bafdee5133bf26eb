import { describe, expect, it, vi } from 'vitest'
import { hours, minutes } from '#app/platform/clock.ts'
import { untilHour } from '#app/platform/dates.ts'
import { configureLog } from '#app/platform/logger.server.ts'
import { startJobs } from '#app/web/jobs.server.ts'

const wait = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds))

describe('background work', () => {
  it('runs again and again, also after an error, each job by itself', async () => {
    configureLog('silent')
    const runs = { good: 0, bad: 0 }
    const jobs = startJobs([
      { name: 'good', every: 5, run: async () => void runs.good++ },
      {
        name: 'bad',
        every: 5,
        run: async () => {
          runs.bad++
          throw new Error('broken')
        },
      },
    ])
    await vi.waitUntil(() => runs.good > 2 && runs.bad > 2, { timeout: 20_000, interval: 5 })
    await jobs.stop()
    const after = { ...runs }
    await wait(30)
    expect(runs).toEqual(after)
  })

  it('is let finish what it is doing when told to stop, and is told', async () => {
    let started = false
    let finished = false
    let told = false
    const jobs = startJobs([
      {
        name: 'slow',
        every: 1,
        async run(signal) {
          started = true
          await wait(60)
          told = signal.aborted
          finished = true
        },
      },
    ])
    await vi.waitUntil(() => started, { timeout: 20_000, interval: 1 })
    await jobs.stop()
    expect({ finished, told }).toEqual({ finished: true, told: true })
  })
})

it('a job of the night runs at its hour in Beijing, once a day', () => {
  const untilThree = untilHour(3)
  expect(untilThree(new Date('2026-12-05T02:59:00+08:00'))).toBe(minutes(1))
  expect(untilThree(new Date('2026-12-05T03:00:00+08:00'))).toBe(hours(24))
  expect(untilThree(new Date('2026-12-31T23:30:00+08:00'))).toBe(hours(3.5))
})

// Runs the jobs of background.server.ts, each by itself: a run that takes long delays only its own next one.

import { now, seconds } from '#app/platform/clock.ts'
import { describeError, log } from '#app/platform/logger.server.ts'
import { countJobRun } from './metrics.server.ts'

export type Job = {
  name: string
  /** milliseconds between the end of one run and the begin of the next, or how to tell them at the end of a run */
  every: number | ((at: Date) => number)
  /** Stop early, between two pieces of work, once `signal` is aborted. */
  run: (signal: AbortSignal) => Promise<unknown>
}

export type RunningJobs = { stop(): Promise<void> }

const FIRST_AFTER = seconds(1)
/** A stop waits this long for the runs under way. */
const STOP_PATIENCE = seconds(10)

/** Starts every job soon after the start. An error is logged and the job goes on at its next turn. */
export function startJobs(jobs: readonly Job[]): RunningJobs {
  const stopping = new AbortController()
  const running = jobs.map((job) => runAgainAndAgain(job, stopping.signal))
  return {
    async stop() {
      stopping.abort()
      const patience = new Promise<void>((resolve) => setTimeout(resolve, STOP_PATIENCE).unref())
      await Promise.race([Promise.all(running), patience])
    },
  }
}

async function runAgainAndAgain({ name, every, run }: Job, signal: AbortSignal): Promise<void> {
  const wait = () => (typeof every === 'number' ? every : every(now()))
  await pause(Math.min(wait(), FIRST_AFTER), signal)
  while (!signal.aborted) {
    try {
      await run(signal)
      countJobRun(name, 'done')
    } catch (error) {
      countJobRun(name, 'failed')
      log.error('job failed', { job: name, error: describeError(error) })
    }
    await pause(wait(), signal)
  }
}

/** Waits, but not longer than until the stop. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds)
    timer.unref()
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done)
  })
}

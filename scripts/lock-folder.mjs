// One set-up at a time in one working copy. The lock is a folder, because making a folder either succeeds or does not,
// on every file system. Its holder keeps it fresh; one that was killed leaves a lock that goes stale.
import { mkdir, rm, stat, utimes } from 'node:fs/promises'
import { dirname } from 'node:path'

const BEAT_MS = 2_000
const STALE_MS = 15_000
const POLL_MS = 250

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const make = (folder) =>
  mkdir(folder).then(
    () => true,
    (error) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
const ageOf = (folder) =>
  stat(folder).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  )

/** Removes the lock if it is stale. Only one process at a time decides, so that nobody removes a lock just taken. */
async function clearStale(folder) {
  const deciding = `${folder}.deciding`
  if (!(await make(deciding))) {
    if ((await ageOf(deciding)) > STALE_MS) await rm(deciding, { recursive: true, force: true })
    return
  }
  if ((await ageOf(folder)) > STALE_MS) await rm(folder, { recursive: true, force: true })
  await rm(deciding, { recursive: true, force: true })
}

/** Runs the work while holding the lock; waits for whoever holds it, and says so once through `onWait`. */
export async function whileLocked(folder, work, onWait = () => {}) {
  await mkdir(dirname(folder), { recursive: true })
  for (let waited = false; !(await make(folder)); waited = true) {
    if (!waited) onWait()
    if ((await ageOf(folder)) > STALE_MS) await clearStale(folder)
    await pause(POLL_MS)
  }
  const beat = setInterval(() => {
    const now = new Date()
    utimes(folder, now, now).catch(() => {})
  }, BEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    await rm(folder, { recursive: true, force: true })
  }
}

// One set-up at a time in one working copy. The lock is a folder, because making a folder either succeeds or does not,
// on every file system. Its holder keeps it fresh; one that was killed leaves a lock that goes stale. The program that the
// holder had started may outlive it and still be writing, so its number is noted in the lock.
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const BEAT_MS = 2_000
const STALE_MS = 15_000
const ABANDONED_MS = 300_000
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

/** True while a program that the holder noted still runs. Process numbers are used again, so not for ever. */
async function isStillWriting(folder) {
  const noted = Number(await readFile(join(folder, 'program'), 'utf8').catch(() => ''))
  if (!noted || (await ageOf(folder)) > ABANDONED_MS) return false
  try {
    return process.kill(noted, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

const isStale = async (folder) => (await ageOf(folder)) > STALE_MS && !(await isStillWriting(folder))

/** Removes the lock if it is stale. Only one process at a time decides, so that nobody removes a lock just taken. */
async function clearStale(folder) {
  const deciding = `${folder}.deciding`
  if (!(await make(deciding))) {
    if ((await ageOf(deciding)) > STALE_MS) await rm(deciding, { recursive: true, force: true })
    return
  }
  if (await isStale(folder)) await rm(folder, { recursive: true, force: true })
  await rm(deciding, { recursive: true, force: true })
}

/**
 * Runs the work while holding the lock; waits for whoever holds it, and says so once through `onWait`. The work is given
 * a function to note the number of each program it starts.
 */
export async function whileLocked(folder, work, onWait = () => {}) {
  await mkdir(dirname(folder), { recursive: true })
  for (let waited = false; !(await make(folder)); waited = true) {
    if (!waited) onWait()
    if (await isStale(folder)) await clearStale(folder)
    await pause(POLL_MS)
  }
  const touch = () => utimes(folder, new Date(), new Date()).catch(() => {})
  const beat = setInterval(touch, BEAT_MS)
  try {
    return await work((program) => writeFile(join(folder, 'program'), String(program)).then(touch, () => {}))
  } finally {
    clearInterval(beat)
    await rm(folder, { recursive: true, force: true })
  }
}

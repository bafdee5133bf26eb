// Another process holds the database: pages and /healthz answer, writers wait without holding up the event loop, and nothing
// fails.
import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { now } from '#app/platform/clock.ts'
import { openStore } from '#db/open-store.ts'
import { settings } from '#db/schema.ts'
import { useStore } from '#db/work.ts'
import { embeddedDatabase } from '#tests/support/embedded.ts'
import { startTestServer } from '#tests/support/test-server.ts'

const HOLD_MS = 6000

/** A second process that takes the write lock, says so, and keeps it for six seconds. */
function holdLock(path: string): Promise<void> {
  const program = `
    const Database = require('better-sqlite3')
    const db = new Database(process.argv[1])
    db.exec('BEGIN IMMEDIATE')
    console.log('held')
    setTimeout(() => { db.exec('COMMIT'); db.close() }, ${HOLD_MS})`
  const child = spawn(process.execPath, ['-e', program, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('error', reject)
  })
}

it('a lock held for six seconds delays writes only', { timeout: 60_000 }, async () => {
  const path = await embeddedDatabase()
  const store = await openStore({ url: `file:${path}` })
  useStore(store)
  const server = await startTestServer()
  await holdLock(path)
  let longestPause = 0
  let last = performance.now()
  const pulse = setInterval(() => {
    longestPause = Math.max(longestPause, performance.now() - last)
    last = performance.now()
  }, 10)
  const writing = store.transaction((tx) => tx.insert(settings).values({ key: 'a', value: 1, updatedAt: now() }))
  let isWritten = false
  const written = writing.then(() => {
    isWritten = true
  })
  let rounds = 0
  while (!isWritten) {
    // A cookie that belongs to no session keeps the page out of the cache.
    const [page, health] = await Promise.all([
      fetch(`${server.origin}/events`, { headers: { Cookie: 'session=nobody' } }),
      fetch(`${server.origin}/healthz`),
    ])
    expect([page.status, health.status]).toEqual([200, 200])
    await Promise.all([page.text(), health.text()])
    rounds++
    await new Promise((next) => setTimeout(next, 50))
  }
  await written
  clearInterval(pulse)
  expect(await store.reader.$count(settings)).toBe(1)
  // Answers that waited for the lock would come all at once, when it is gone: there would be one round or two.
  expect(rounds).toBeGreaterThan(5)
  // Far below the six seconds: a blocking wait for the lock would show here as one long pause.
  expect(longestPause).toBeLessThan(HOLD_MS / 4)
  await server.close()
  useStore(undefined)
  await store.close()
})

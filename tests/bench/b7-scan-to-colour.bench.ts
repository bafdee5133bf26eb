// B7: a ticket comes before the camera → its verdict is drawn, in Chromium slowed down four times, with the server and without.
// Without BarcodeDetector, as here, codes are read by our own copy of zxing, on the page's own thread.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, minutes, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { hashSecret, newSecret } from '#app/platform/tokens.server.ts'
import { openStore } from '#db/open-store.ts'
import { gatePairings } from '#db/schema.ts'
import { pairPhone, untilGate, untilReady } from '#tests/journeys/gate.ts'
import { launchBrowser, newVisitor } from '#tests/support/browser.ts'
import { SERVE } from '../../scripts/project.mjs'
import { benchFolder } from './support/bench-database.ts'
import { startBenchServer } from './support/bench-server.ts'
import {
  cameraPassing,
  FRAMES_A_SECOND,
  type Seen,
  secondsFor,
  verdictsSeen,
  watchVerdicts,
} from './support/gate-feed.ts'
import { makeTickets } from './support/gate-tickets.ts'
import { percentile, type Row, report, say } from './support/measure.ts'

const SLOWER = 4
const TICKETS = 24
/** Each ticket comes by twice: the second time it is already in. */
const PASSES = 2

const { folder, remove } = benchFolder()
const ring = { keys: [newKeyEntry()], lookup: 'A'.repeat(43) }
useKeyRing(ring)
writeFileSync(join(folder, 'secrets.json'), JSON.stringify(ring))
const secrets = Array.from({ length: 2 * TICKETS }, () => newSecret())
const eventId = await makeTickets(join(folder, 'open-day.db'), secrets, [newSecret()])
const pairings = [newSecret(), newSecret()]
const store = await openStore({ url: `file:${join(folder, 'open-day.db')}` })
await store.transaction((tx) =>
  tx.insert(gatePairings).values(
    pairings.map((token, index) => ({
      id: newId(),
      eventId,
      tokenHash: hashSecret(token),
      profile: 'scan' as const,
      gate: `${index + 1} 号口`,
      createdAt: now(),
      expiresAt: after(now(), minutes(10)),
    })),
  ),
)
await store.close()
const server = await startBenchServer(SERVE, { DATA_DIR: folder, DATABASE_URL: '' })
const origin = `http://localhost:${server.port}`

/** The camera gives its picture when it is told to: nothing passes before all is ready. */
const HELD_CAMERA = `{
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
  const told = new Promise((resolve) => { globalThis.openCamera = resolve })
  navigator.mediaDevices.getUserMedia = (wanted) => told.then(() => open(wanted))
}`

/** One phone, paired and ready, before which the tickets pass. `ready` is called before the camera opens. */
async function scanAll(number: number, ready: () => Promise<void>): Promise<Seen[]> {
  const mine = secrets.slice(number * TICKETS, (number + 1) * TICKETS)
  const camera = await cameraPassing(
    join(folder, `camera-${number}.y4m`),
    mine.map((secret) => `${origin}/t/${secret}`.toUpperCase()),
  )
  const browser = await launchBrowser(camera)
  try {
    const context = await newVisitor(browser, origin)
    await context.addInitScript({ content: HELD_CAMERA })
    const page = await context.newPage()
    await pairPhone(page, `${origin}/gate/pair/${pairings[number]}`, `手机 ${number + 1}`)
    await untilReady(page)
    await ready()
    if (number === 1) await untilGate(page, 'offline', 0)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.evaluate(() => (globalThis as unknown as { openCamera(): void }).openCamera())
    await page.locator('[data-camera="running"]').waitFor()
    await watchVerdicts(page, 1000 / FRAMES_A_SECOND)
    await new Promise((next) => setTimeout(next, PASSES * secondsFor(TICKETS) * 1000))
    return await verdictsSeen(page)
  } finally {
    await browser.close()
  }
}

function rowOf(name: string, seen: readonly Seen[], target: number): Row {
  const times = seen.map(({ milliseconds }) => milliseconds)
  const welcome = seen.filter(({ verdict }) => verdict === 'welcome').length
  return {
    job: 'B7',
    metric: `scan to colour, ${name}, ${SLOWER} × slower; 95 of 100`,
    value: percentile(times, 0.95),
    unit: 'ms',
    floor: 500,
    target,
    better: 'lower',
    gates: {
      'every pass is seen': seen.length >= PASSES * TICKETS - 3,
      'every ticket is welcome once': welcome >= TICKETS - 3 && welcome <= TICKETS,
      'nothing else is shown': seen.every(({ verdict }) => verdict === 'welcome' || verdict === 'alreadyIn'),
    },
    note: `${seen.length} verdicts, median ${Math.round(percentile(times, 0.5))} ms, longest ${Math.round(Math.max(...times))} ms`,
  }
}

say(`${TICKETS} tickets pass ${PASSES} times, the server there`)
const online = await scanAll(0, async () => undefined)
say(`${TICKETS} tickets pass ${PASSES} times, the server gone`)
const offline = await scanAll(1, () => server.stop())
report([rowOf('with network', online, 300), rowOf('without network', offline, 150)])
remove()
process.exit(0)

// Another app process on the same database: does what the test asks for, by the real use cases, and tells of its changes.
// Run by node itself; takes one JSON line per task, answers with one.
import { createInterface } from 'node:readline'
import { findDevice } from '#app/check-in/device-session.server.ts'
import { recordScans } from '#app/check-in/record-scans.server.ts'
import { now } from '#app/platform/clock.ts'
import { useKeyRing } from '#app/platform/key-ring.server.ts'
import { startChangeRelay } from '#app/web/change-relay.server.ts'
import { openStore } from '#db/open-store.ts'
import { useStore } from '#db/work.ts'

const { url, ring } = JSON.parse(process.argv[2] ?? '{}')
useKeyRing(ring)
const store = await openStore({ url })
useStore(store)
const relay = startChangeRelay(store)
console.log(JSON.stringify({ ready: true }))

for await (const line of createInterface(process.stdin)) {
  const { deviceToken, secret, nonce } = JSON.parse(line)
  const device = await findDevice(deviceToken)
  if (!device) throw new Error('no such device')
  const scan = { nonce, ticket: { secret }, kind: 'entry' as const, happenedAt: now(), offline: false, force: false }
  const [result] = await recordScans(device, [scan])
  console.log(JSON.stringify({ verdict: result?.verdict }))
}
await relay.close()
await store.close()

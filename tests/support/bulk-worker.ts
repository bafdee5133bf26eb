// Another app process that carries out the acts of the desk on the same database until it is killed. Run by node itself.
import { useKeyRing } from '#app/platform/key-ring.server.ts'
import { runBulkActs } from '#app/registrations/run-bulk-acts.server.ts'
import { openStore } from '#db/open-store.ts'
import { useStore } from '#db/work.ts'

const { url, ring } = JSON.parse(process.argv[2] ?? '{}')
useKeyRing(ring)
useStore(await openStore({ url }))
await runBulkActs()

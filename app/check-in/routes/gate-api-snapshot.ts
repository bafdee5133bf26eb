import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireDevice } from '#app/check-in/device-session.server.ts'
import { snapshotQuery } from '#app/check-in/gate-api.ts'
import { gateSnapshot } from '#app/check-in/gate-snapshot.server.ts'
import { now } from '#app/platform/clock.ts'
import { fieldProblems, problem } from '#app/web/api.server.ts'
import { budget } from '#app/web/limits.server.ts'
import { packedJson } from '#app/web/packed-json.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'gate' }

const snapshots = budget('gate snapshots', { points: 20, seconds: 60 })

/** The event's tickets, each sealed with a key made from its own secret; with `since`, those changed after that moment. */
export async function loader({ request }: LoaderFunctionArgs) {
  const device = await requireDevice(request.headers.get('Authorization'))
  await snapshots.take(device.id)
  const query = snapshotQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return problem(422, 'invalid', 'the query does not fit', { errors: fieldProblems(query.error) })
  const token = request.headers.get('Authorization')?.slice('Bearer '.length)
  const snapshot = await gateSnapshot(reader(), device, { since: query.data.since, now: now(), token })
  return packedJson(request, snapshot)
}

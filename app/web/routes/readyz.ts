import { readiness } from '#app/web/readiness.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'

export const handle: RouteHandle = { audience: 'machine' }

/** 200 when the database answers, else 503; with what is waiting to be sent and the settings of the database. */
export async function loader() {
  const { ready, facts } = await readiness()
  return Response.json(facts, { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
}

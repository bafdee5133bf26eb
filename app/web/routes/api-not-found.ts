import { problem } from '#app/web/api.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'

export const handle: RouteHandle = { audience: 'machine' }

/** Every address below /api/ that is none. */
export async function loader() {
  return problem(404, 'notFound', 'there is no such resource')
}

export async function action() {
  return problem(404, 'notFound', 'there is no such resource')
}

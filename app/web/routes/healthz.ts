import type { RouteHandle } from '#app/web/route-handle.ts'

export const handle: RouteHandle = { audience: 'machine' }

/** 200 while the process serves. */
export async function loader() {
  return Response.json({ status: 'ok' })
}

import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { liveState } from '#app/live-views.server.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'

export const handle: RouteHandle = { audience: 'public' }

/** The wall's parts as they are now. Asked with `Accept: text/event-stream` it is a stream instead. */
export async function loader({ request }: LoaderFunctionArgs) {
  return json(await liveState(request))
}

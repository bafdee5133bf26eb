import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { CHECK_IN_ROLES } from '#app/check-in/check-in-policy.ts'
import { liveState } from '#app/live-views.server.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: CHECK_IN_ROLES }

/** The check-in page's parts as they are now. Asked with `Accept: text/event-stream` it is a stream instead. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, CHECK_IN_ROLES)
  return json(await liveState(request))
}

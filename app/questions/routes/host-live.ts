import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { liveState } from '#app/live-views.server.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { WALL_ROLES } from '../wall-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer'] }

/** The host's parts as they are now. Asked with `Accept: text/event-stream` it is a stream instead. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, WALL_ROLES)
  return json(await liveState(request))
}

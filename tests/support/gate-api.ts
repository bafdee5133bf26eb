// The gate's API without a server around it: a request goes to its route, its failures become answers.
import type { ActionFunctionArgs, AppLoadContext } from '@remix-run/node'
import * as conflicts from '#app/check-in/routes/gate-api-conflicts.ts'
import * as count from '#app/check-in/routes/gate-api-count.ts'
import * as crowd from '#app/check-in/routes/gate-api-crowd.ts'
import * as look from '#app/check-in/routes/gate-api-look.ts'
import * as scans from '#app/check-in/routes/gate-api-scans.ts'
import * as search from '#app/check-in/routes/gate-api-search.ts'
import * as snapshot from '#app/check-in/routes/gate-api-snapshot.ts'
import * as undo from '#app/check-in/routes/gate-api-undo.ts'
import * as walkIns from '#app/check-in/routes/gate-api-walk-ins.ts'
import * as walkOuts from '#app/check-in/routes/gate-api-walk-outs.ts'
import { now } from '#app/platform/clock.ts'
import { withFailures } from '#app/web/failures.server.ts'

type Handler = (args: ActionFunctionArgs) => Promise<Response>

const ROUTES: Record<string, unknown> = {
  'POST scans': scans.action,
  'POST look': look.action,
  'POST undo': undo.action,
  'POST walk-ins': walkIns.action,
  'POST walk-outs': walkOuts.action,
  'POST crowd': crowd.action,
  'POST conflicts': conflicts.action,
  'GET conflicts': conflicts.loader,
  'GET count': count.loader,
  'GET search': search.loader,
  'GET snapshot': snapshot.loader,
}

/** What a request is for: `POST scans`. */
export function nameOf(request: Request): string {
  return `${request.method} ${new URL(request.url).pathname.replace('/api/v1/gate/', '')}`
}

export async function askGateApi(request: Request): Promise<Response> {
  const handler = ROUTES[nameOf(request)] as Handler
  const context = { nonce: '', address: '192.0.2.7', requestId: 'r', arrivedAt: now(), arrival: 1 } as AppLoadContext
  const args = { request, context, params: {} } as ActionFunctionArgs
  const answer = await withFailures(args, () => handler(args)).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown
    throw thrown
  })
  // As the server in front of it does.
  answer.headers.set('Date', new Date(now()).toUTCString())
  return answer
}

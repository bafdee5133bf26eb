import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { NotFound } from '#app/platform/failures.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'

export const handle: RouteHandle = { audience: 'public' }

/** Every address that is no page, and every request that the guard refused. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const { refusal, requestId } = args.context
    if (refusal) throw Response.json({ code: refusal.code, requestId }, { status: refusal.status })
    throw new NotFound()
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    throw new NotFound()
  })
}

export default function NotFoundPage() {
  return null
}

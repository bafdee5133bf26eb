import type { ActionFunctionArgs } from '@remix-run/node'
import { signOut } from '#app/accounts/sessions.server.ts'
import { seeOther } from '#app/web/answers.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff, sessionCookie, sessionToken } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'staff' }

/** Ends this session in the database, not only in the browser. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request)
    const by = await inTransaction(actor, (work) => signOut(work, sessionToken(args.request)))
    // The provider may know the browser still; the page offers to end that too.
    return seeOther(by === 'identity' ? '/login?done=signedOutHere' : '/login?done=signedOut', {
      'Set-Cookie': sessionCookie(''),
      'Clear-Site-Data': '"cache"',
    })
  })
}

/** A link or bookmark to it changes nothing. */
export async function loader(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request)
    return seeOther('/console/account')
  })
}

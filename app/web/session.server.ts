// Who is asking. A staff session lives in the database; its cookie holds a random token whose hash is the row's id.
import { findSession } from '#app/accounts/sessions.server.ts'
import { config } from '#app/config.server.ts'
import type { CitizenActor, Role, StaffActor } from '#app/platform/actor.ts'
import { departmentsOf } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { ADDRESS_HEADER } from './client-address.server.ts'
import { cookieOf } from './language.server.ts'

/** `__Host-` where the browser allows it, that is over https. */
export function sessionCookieName(): string {
  return config().publicOrigin.startsWith('https:') ? '__Host-session' : 'session'
}

/** The signed-in member of staff, or undefined. */
export async function findStaff(request: Request): Promise<StaffActor | undefined> {
  const token = cookieOf(request, sessionCookieName())
  if (!token) return undefined
  const session = await findSession(token)
  if (!session) return undefined
  const address = request.headers.get(ADDRESS_HEADER) ?? undefined
  return { kind: 'staff', staffId: session.staffId, name: session.name, grants: session.grants, address }
}

/**
 * The signed-in member of staff; who is not signed in is sent to the sign-in page and comes back. Who holds none of the
 * roles in any department gets 404: what one may not see is not there.
 */
export async function requireStaff(request: Request, roles?: readonly Role[]): Promise<StaffActor> {
  const actor = await findStaff(request)
  if (!actor) {
    const { pathname, search } = new URL(request.url)
    throw new Response(null, {
      status: 303,
      headers: { Location: `/login?to=${encodeURIComponent(pathname + search)}` },
    })
  }
  if (roles) {
    const departments = departmentsOf(actor, roles)
    if (departments !== 'all' && departments.length === 0) throw new NotFound()
  }
  return actor
}

/** Somebody without an account, acting through a page or a secret link. */
export function citizen(context: { address: string }): CitizenActor {
  return { kind: 'citizen', address: context.address }
}

/** The cookie that carries a session's token; an empty token takes it away. */
export function sessionCookie(token: string): string {
  const secure = config().publicOrigin.startsWith('https:') ? '; Secure' : ''
  const end = token === '' ? '; Max-Age=0' : ''
  return `${sessionCookieName()}=${token}; Path=/; HttpOnly; SameSite=Lax${secure}${end}`
}

/** The token of the session that this request belongs to, for signing out and renewing it. */
export function sessionToken(request: Request): string {
  return cookieOf(request, sessionCookieName()) ?? ''
}

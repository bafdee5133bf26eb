// Who is asking. A staff session lives in the database; its cookie holds a random token whose hash is the row's id.
import { and, eq, gt, isNull } from 'drizzle-orm'
import { config } from '#app/config.server.ts'
import type { CitizenActor, Role, StaffActor } from '#app/platform/actor.ts'
import { departmentsOf } from '#app/platform/actor.ts'
import { hours, minutes, now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { memberships, sessions, staff } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { cookieOf } from './language.server.ts'

/** OWASP session cheat sheet, low-risk range: idle 30 minutes, absolute 8 hours. */
export const SESSION_IDLE = minutes(30)
export const SESSION_ABSOLUTE = hours(8)

/** `__Host-` where the browser allows it, that is over https. */
export function sessionCookieName(): string {
  return config().publicOrigin.startsWith('https:') ? '__Host-session' : 'session'
}

/** The signed-in member of staff, or undefined. */
export async function findStaff(request: Request): Promise<StaffActor | undefined> {
  const token = cookieOf(request, sessionCookieName())
  if (!token) return undefined
  const at = now()
  const [session] = await reader()
    .select({ staffId: staff.id, name: staff.name, lastSeenAt: sessions.lastSeenAt })
    .from(sessions)
    .innerJoin(staff, eq(staff.id, sessions.staffId))
    .where(and(eq(sessions.id, hashSecret(token)), gt(sessions.expiresAt, at), isNull(staff.disabledAt)))
  if (!session || at.getTime() - session.lastSeenAt.getTime() > SESSION_IDLE) return undefined
  const grants = await reader()
    .select({ role: memberships.role, departmentId: memberships.departmentId })
    .from(memberships)
    .where(eq(memberships.staffId, session.staffId))
  return { kind: 'staff', staffId: session.staffId, name: session.name, grants }
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

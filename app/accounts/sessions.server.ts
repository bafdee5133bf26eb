// Sessions of staff live in the database; the browser holds a random token whose hash is the row's id.

import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { RoleGrant } from '#app/platform/actor.ts'
import { after, minutes, now } from '#app/platform/clock.ts'
import { describeError, log } from '#app/platform/logger.server.ts'
import { hashSecret, newSecret } from '#app/platform/tokens.server.ts'
import { memberships, sessions, staff } from '#db/schema.ts'
import { preparedBy } from '#db/store.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { SESSION_ABSOLUTE, SESSION_IDLE } from './sessions.ts'

export type FoundSession = { id: string; staffId: string; name: string; grants: RoleGrant[] }

/** A session is noted as seen at most this often, so that reading pages costs no writes. */
const SEEN_EVERY = minutes(1)

/** The parts of one page ask for the same session at the same time: one look answers them all. */
const underWay = new Map<string, Promise<FoundSession | undefined>>()

/**
 * The session of a token with the person's roles as they are now: a role withdrawn or an account disabled counts from the
 * next request on. Undefined when it is unknown, idle for too long, too old, or the account is disabled.
 */
export function findSession(token: string): Promise<FoundSession | undefined> {
  const asked = underWay.get(token)
  if (asked) return asked
  const found = readSession(token).finally(() => underWay.delete(token))
  underWay.set(token, found)
  return found
}

async function readSession(token: string): Promise<FoundSession | undefined> {
  const at = now()
  const [session] = await preparedBy(reader(), 'accounts.session', hashSecret(token), (db, value) =>
    db
      .select({
        id: sessions.id,
        staffId: staff.id,
        name: staff.name,
        lastSeenAt: sessions.lastSeenAt,
        expiresAt: sessions.expiresAt,
      })
      .from(sessions)
      .innerJoin(staff, eq(staff.id, sessions.staffId))
      .where(and(eq(sessions.id, value), isNull(staff.disabledAt))),
  )
  if (!session || session.expiresAt <= at) return undefined
  const idle = at.getTime() - session.lastSeenAt.getTime()
  if (idle > SESSION_IDLE) return undefined
  const grants = await preparedBy(reader(), 'accounts.grants', session.staffId, (db, value) =>
    db
      .select({ role: memberships.role, departmentId: memberships.departmentId })
      .from(memberships)
      .where(eq(memberships.staffId, value)),
  )
  if (idle >= SEEN_EVERY) noteSeen(session.id, at)
  return { id: session.id, staffId: session.staffId, name: session.name, grants }
}

/** Not awaited: a page that is read does not wait for the writer. */
function noteSeen(id: string, at: Date): void {
  inTransaction({ kind: 'system', job: 'sessions' }, async ({ tx }) => {
    await tx.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.id, id))
  }).catch((error) => log.warn('session not noted as seen', { error: describeError(error) }))
}

/** Opens a session and returns its token, which nobody can read again. Always a new one: nothing the browser brought counts. */
export async function openSession(
  work: Work,
  staffId: string,
  device: string,
  signedInBy: 'password' | 'identity' = 'password',
): Promise<string> {
  const token = newSecret(32)
  await work.tx.insert(sessions).values({
    id: hashSecret(token),
    staffId,
    createdAt: work.now,
    lastSeenAt: work.now,
    expiresAt: after(work.now, SESSION_ABSOLUTE),
    device,
    signedInBy,
  })
  return token
}

/** Ends the session of a token; an unknown one changes nothing. Answers how it was begun. */
export async function signOut(work: Work, token: string): Promise<'password' | 'identity' | undefined> {
  const [ended] = await work.tx
    .delete(sessions)
    .where(eq(sessions.id, hashSecret(token)))
    .returning({ staffId: sessions.staffId, signedInBy: sessions.signedInBy })
  if (ended) await recordAudit(work, 'staff.signed-out', { kind: 'staff', id: ended.staffId })
  return ended?.signedInBy
}

/** Ends every session of the acting person, on all devices. */
export async function signOutEverywhere(work: Work, staffId: string): Promise<void> {
  const ended = await work.tx.delete(sessions).where(eq(sessions.staffId, staffId)).returning({ id: sessions.id })
  await recordAudit(work, 'staff.signed-out-everywhere', { kind: 'staff', id: staffId }, { sessions: ended.length })
}

export type ListedSession = { id: string; device: string; createdAt: Date; lastSeenAt: Date; current: boolean }

/** The open sessions of a person, the latest seen first. */
export async function listSessions(staffId: string, token: string): Promise<ListedSession[]> {
  const at = now()
  const rows = await reader()
    .select({
      id: sessions.id,
      device: sessions.device,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(
      and(eq(sessions.staffId, staffId), gt(sessions.expiresAt, at), gt(sessions.lastSeenAt, after(at, -SESSION_IDLE))),
    )
    .orderBy(desc(sessions.lastSeenAt), sessions.id)
  const current = hashSecret(token)
  return rows.map((row) => ({ ...row, current: row.id === current }))
}

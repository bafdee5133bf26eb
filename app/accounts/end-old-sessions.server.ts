import { lt, or } from 'drizzle-orm'
import { after, days, now } from '#app/platform/clock.ts'
import { accountTokens, sessions } from '#db/schema.ts'
import { inTransaction } from '#db/work.ts'
import { SESSION_IDLE } from './sessions.ts'

/** Removes sessions that no longer count, and one-time addresses a month after their end. */
export async function endOldSessions(): Promise<void> {
  await inTransaction({ kind: 'system', job: 'end-old-sessions' }, async ({ tx }) => {
    const at = now()
    const idleSince = after(at, -SESSION_IDLE)
    await tx.delete(sessions).where(or(lt(sessions.expiresAt, at), lt(sessions.lastSeenAt, idleSince)))
    await tx.delete(accountTokens).where(lt(accountTokens.expiresAt, after(at, -days(30))))
  })
}

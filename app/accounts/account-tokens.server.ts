// One-time addresses for staff: first set-up, invitation, new password. Opening one shows a page; only its form uses it up,
// because mail scanners open links.
import { and, eq, gt, isNull } from 'drizzle-orm'
import { after, days, hours, now } from '#app/platform/clock.ts'
import { hashSecret, newSecret } from '#app/platform/tokens.server.ts'
import { accountTokens } from '#db/schema.ts'
import { reader, type Work } from '#db/work.ts'

export type TokenPurpose = 'setUp' | 'invitation' | 'passwordReset'
export type AccountToken = { purpose: TokenPurpose; staffId: string | null }

const LIFETIME: Record<TokenPurpose, number> = { setUp: days(1), invitation: days(7), passwordReset: hours(1) }

/** Makes a one-time token; unused ones of the same purpose and person no longer count. */
export async function issueToken(
  work: Work,
  purpose: TokenPurpose,
  staffId: string | null,
): Promise<{ token: string; expiresAt: Date }> {
  await work.tx
    .delete(accountTokens)
    .where(
      and(
        eq(accountTokens.purpose, purpose),
        staffId === null ? isNull(accountTokens.staffId) : eq(accountTokens.staffId, staffId),
        isNull(accountTokens.usedAt),
      ),
    )
  const token = newSecret()
  const expiresAt = after(work.now, LIFETIME[purpose])
  await work.tx
    .insert(accountTokens)
    .values({ id: hashSecret(token), purpose, staffId, createdAt: work.now, expiresAt })
  return { token, expiresAt }
}

/** What a token is for, if it still counts. Changes nothing. */
export async function findToken(token: string): Promise<AccountToken | undefined> {
  const [found] = await reader()
    .select({ purpose: accountTokens.purpose, staffId: accountTokens.staffId })
    .from(accountTokens)
    .where(
      and(eq(accountTokens.id, hashSecret(token)), isNull(accountTokens.usedAt), gt(accountTokens.expiresAt, now())),
    )
  return found
}

/** Uses a token up; undefined when it is unknown, used or over. Of many at once, one gets it. */
export async function useToken(work: Work, token: string): Promise<AccountToken | undefined> {
  const [used] = await work.tx
    .update(accountTokens)
    .set({ usedAt: work.now })
    .where(
      and(eq(accountTokens.id, hashSecret(token)), isNull(accountTokens.usedAt), gt(accountTokens.expiresAt, work.now)),
    )
    .returning({ purpose: accountTokens.purpose, staffId: accountTokens.staffId })
  return used
}

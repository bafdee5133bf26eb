// Signing in. Unknown account, wrong password, disabled account, missing or wrong code: one answer, after the same work.
import { eq, sql } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { budgetOverAll } from '#app/budgets/shared-budgets.server.ts'
import { now } from '#app/platform/clock.ts'
import { lookupHash, sign } from '#app/platform/key-ring.server.ts'
import type { Language } from '#app/platform/language.ts'
import { newSecret, sameText } from '#app/platform/tokens.server.ts'
import { staff } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { verifyPassword } from './password.server.ts'
import { openSession } from './sessions.server.ts'
import { SignInPace } from './sign-in-pace.ts'
import { isFreshCode } from './totp.server.ts'

export type SignIn = {
  email: string
  password: string
  /** one-time code; empty when the account has none */
  code: string
  address: string
  /** networkOf(address): what one subscriber can have */
  network: string
  device: string
  /** the browser's mark from an earlier sign-in, see `knownBrowser` */
  browser: string | undefined
}

export type SignInOutcome =
  | { outcome: 'signedIn'; token: string; browser: string; failedBefore: number; language: Language }
  | { outcome: 'wrong' }
  | { outcome: 'wait'; milliseconds: number }

const pace = new SignInPace()
/** What the pace lets one process take in its first hour, and then its longest wait: other processes give no more. */
const tries = budgetOverAll('sign-in to an account', { points: 16, secondsEach: 1200, quiet: 2 })

export const emailHashOf = (email: string) => lookupHash('email', email.trim().toLowerCase())

/**
 * Opens a session for the right password (and code). After five failures for one account from one network the next try
 * waits, doubling up to 20 minutes; a browser that once signed in to the account has a pace of its own. A try that comes
 * too early is not evaluated. Writes an audit row for each evaluated try on an account that exists.
 */
export async function signIn(input: SignIn): Promise<SignInOutcome> {
  const emailHash = emailHashOf(input.email)
  const known = isKnownBrowser(emailHash, input.browser)
  const key = `${emailHash}|${known ? input.browser : input.network}`
  const milliseconds = pace.take(key, now())
  if (milliseconds > 0) return { outcome: 'wait', milliseconds }
  const spent = await tries.take(key, now())
  if (spent !== undefined) return { outcome: 'wait', milliseconds: spent * 1000 }
  const [person] = await reader().select().from(staff).where(eq(staff.emailHash, emailHash))
  const right = await verifyPassword(person?.passwordHash, input.password)
  const fresh = right && person?.totpSecret ? isFreshCode(person.id, person.totpSecret, input.code, now()) : right
  if (!person) return { outcome: 'wrong' }
  const actor = { kind: 'staff', staffId: person.id, name: person.name, grants: [], address: input.address } as const
  if (!right || !fresh || person.disabledAt) {
    await inTransaction(actor, async (work) => {
      await work.tx
        .update(staff)
        .set({ failedSignIns: sql`${staff.failedSignIns} + 1`, lastFailedAt: work.now })
        .where(eq(staff.id, person.id))
      await recordAudit(work, 'staff.sign-in-failed', { kind: 'staff', id: person.id })
    })
    return { outcome: 'wrong' }
  }
  const token = await inTransaction(actor, async (work) => {
    await work.tx.update(staff).set({ failedSignIns: 0 }).where(eq(staff.id, person.id))
    await recordAudit(work, 'staff.signed-in', { kind: 'staff', id: person.id })
    return openSession(work, person.id, input.device)
  })
  pace.succeeded(key)
  tries.giveBack(key, now())
  return {
    outcome: 'signedIn',
    token,
    browser: known ? (input.browser as string) : knownBrowser(emailHash),
    failedBefore: person.failedSignIns,
    language: person.language,
  }
}

/** A mark that a browser keeps after a good sign-in (OWASP device cookie). It opens nothing; it only has its own pace. */
function knownBrowser(emailHash: string): string {
  const id = newSecret(16)
  return `${id}.${sign('known browser', `${emailHash}.${id}`)}`
}

function isKnownBrowser(emailHash: string, browser: string | undefined): boolean {
  const [id, mac] = browser?.split('.') ?? []
  return Boolean(id && mac && sameText(mac, sign('known browser', `${emailHash}.${id}`)))
}

// Signing in with an identity that the provider has vouched for. An account must be there already: the one the identity is linked
// to, or, the first time, the one with the e-mail address that the provider has verified. A second factor of ours stays one.
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { minutes, now } from '#app/platform/clock.ts'
import { decrypt, encrypt, lookupHash } from '#app/platform/key-ring.server.ts'
import type { Language } from '#app/platform/language.ts'
import { staff } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import type { Identity } from './oidc-flow.server.ts'
import { openSession } from './sessions.server.ts'
import { emailHashOf } from './sign-in.server.ts'
import { SignInPace } from './sign-in-pace.ts'
import { isFreshCode } from './totp.server.ts'

type Person = typeof staff.$inferSelect
type From = { address: string; network: string; device: string }

export type IdentitySignIn =
  | { outcome: 'signedIn'; token: string; failedBefore: number; language: Language }
  /** the account asks for a code of the phone; `pending` is what the browser brings back with it */
  | { outcome: 'codeNeeded'; pending: string }
  /** nobody's account, a closed one, or one that belongs to another identity: one answer for all */
  | { outcome: 'unknown' }

export type CodeOutcome =
  | Extract<IdentitySignIn, { outcome: 'signedIn' }>
  | { outcome: 'wrong' }
  | { outcome: 'wait'; milliseconds: number }
  | { outcome: 'lost' }

/** Keyed hash of a person at a provider; the provider's own name for them is kept nowhere. */
export function identityHash({ issuer, subject }: Pick<Identity, 'issuer' | 'subject'>): string {
  return lookupHash('oidc subject', `${issuer}\n${subject}`)
}

/**
 * Opens a session for whoever the identity belongs to, or asks for the code of their phone. The first sign-in links the identity to
 * the account with its verified address; from then on the address no longer matters, and nobody else's identity opens the account.
 * Writes an audit row for each try on an account that exists.
 */
export async function signInByIdentity(identity: Identity, from: From): Promise<IdentitySignIn> {
  const hash = identityHash(identity)
  const person = await findPerson(hash, identity.email)
  if (!person) return { outcome: 'unknown' }
  if (person.disabledAt || (person.identityHash !== null && person.identityHash !== hash)) {
    await inTransaction(actorOf(person, from), (work) => failed(work, person))
    return { outcome: 'unknown' }
  }
  if (person.totpSecret) return { outcome: 'codeNeeded', pending: newPending(person.id, hash) }
  return (await open(person, hash, from)) ?? { outcome: 'unknown' }
}

async function findPerson(hash: string, email: string | undefined): Promise<Person | undefined> {
  const [linked] = await reader().select().from(staff).where(eq(staff.identityHash, hash))
  if (linked || !email) return linked
  const [addressed] = await reader()
    .select()
    .from(staff)
    .where(eq(staff.emailHash, emailHashOf(email)))
  return addressed
}

const PENDING_LASTS = minutes(5)
type Pending = { kind: 'code'; staffId: string; hash: string; at: number }

function newPending(staffId: string, hash: string): string {
  const pending: Pending = { kind: 'code', staffId, hash, at: now().getTime() }
  return encrypt(JSON.stringify(pending))
}

function readPending(text: string | undefined): Pending | undefined {
  if (!text) return undefined
  try {
    const pending: Pending = JSON.parse(decrypt(text))
    const age = now().getTime() - pending.at
    return pending.kind === 'code' && age >= 0 && age <= PENDING_LASTS ? pending : undefined
  } catch {
    return undefined
  }
}

/** True while the code may still be given. */
export function isPending(text: string | undefined): boolean {
  return readPending(text) !== undefined
}

const pace = new SignInPace()

/** The second step: the code of the phone, at the pace of passwords. The account must still be open, and a code counts once. */
export async function giveCode(text: string | undefined, code: string, from: From): Promise<CodeOutcome> {
  const pending = readPending(text)
  if (!pending) return { outcome: 'lost' }
  const key = `${pending.staffId}|${from.network}`
  const milliseconds = pace.take(key, now())
  if (milliseconds > 0) return { outcome: 'wait', milliseconds }
  const [person] = await reader().select().from(staff).where(eq(staff.id, pending.staffId))
  if (!person || person.disabledAt) return { outcome: 'lost' }
  if (person.totpSecret && !isFreshCode(person.id, person.totpSecret, code, now())) {
    await inTransaction(actorOf(person, from), (work) => failed(work, person))
    return { outcome: 'wrong' }
  }
  const opened = await open(person, pending.hash, from)
  if (!opened) return { outcome: 'lost' }
  pace.succeeded(key)
  return opened
}

function actorOf(person: Person, { address }: From) {
  return { kind: 'staff', staffId: person.id, name: person.name, grants: [], address } as const
}

/** Links the identity where the account has none yet. Undefined when somebody else's came first, or the account was closed. */
async function open(person: Person, hash: string, from: From) {
  const token = await inTransaction(actorOf(person, from), async (work) => {
    const [mine] = await work.tx
      .update(staff)
      .set({ failedSignIns: 0, identityHash: hash })
      .where(and(eq(staff.id, person.id), isNull(staff.disabledAt), sameIdentity(person)))
      .returning({ id: staff.id })
    if (!mine) return undefined
    if (person.identityHash === null) await recordAudit(work, 'staff.identity-linked', { kind: 'staff', id: person.id })
    await recordAudit(work, 'staff.signed-in', { kind: 'staff', id: person.id }, { by: 'identity' })
    return openSession(work, person.id, from.device, 'identity')
  })
  if (!token) return undefined
  return { outcome: 'signedIn', token, failedBefore: person.failedSignIns, language: person.language } as const
}

/** As it was seen. */
const sameIdentity = ({ identityHash: seen }: Person) =>
  seen === null ? isNull(staff.identityHash) : eq(staff.identityHash, seen)

function failed(work: Work, person: Person): Promise<void> {
  return recordAudit(work, 'staff.sign-in-failed', { kind: 'staff', id: person.id }, { by: 'identity' })
}

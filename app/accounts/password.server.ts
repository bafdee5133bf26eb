// Hashing passwords: Argon2id, 19 MiB, two passes, one lane (OWASP password storage, NIST SP 800-63B-4).
import { hash, verify } from '@node-rs/argon2'

// 2 is Argon2id; the package names it by a const enum, which type stripping cannot read.
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Two at a time: a burst of sign-ins must not take both cores and all memory from citizens. */
const AT_A_TIME = 2
const MOST_WAITING = 100

let running = 0
const waiting: (() => void)[] = []

/** More people sign in than can be served soon. */
export class SignInCrowded extends Error {
  override name = 'SignInCrowded'
}

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_A_TIME) {
    if (waiting.length >= MOST_WAITING) throw new SignInCrowded('too many passwords are being checked')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** One spelling of what was typed: composed and full-width forms are the same password (NFKC). Nothing is cut off. */
const asTyped = (password: string) => password.normalize('NFKC')

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(asTyped(password), ARGON2ID))
}

let stranger: Promise<string> | undefined

/** True if the password belongs to the hash. Without a hash it takes as long and is false: nobody learns which accounts exist. */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  stranger ??= hashPassword('a password that nobody has')
  const against = passwordHash ?? (await stranger)
  const right = await inTurn(() => verify(against, asTyped(password)))
  return right && passwordHash !== null && passwordHash !== undefined
}

import { eq } from 'drizzle-orm'
import { URI } from 'otpauth'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { hashPassword } from '#app/accounts/password.server.ts'
import { findSession, listSessions, signOut, signOutEverywhere } from '#app/accounts/sessions.server.ts'
import { SESSION_ABSOLUTE, SESSION_IDLE } from '#app/accounts/sessions.ts'
import { type SignIn, signIn } from '#app/accounts/sign-in.server.ts'
import { FREE_TRIES, LONGEST_WAIT, SignInPace } from '#app/accounts/sign-in-pace.ts'
import { isRightCode, newTotpSecret, totpAddress } from '#app/accounts/totp.server.ts'
import { after as later, minutes, now, seconds, setClock } from '#app/platform/clock.ts'
import { auditEntries, sessions, staff } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { makeDepartment, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

let restoreClock: (() => void) | undefined
afterEach(() => {
  restoreClock?.()
  restoreClock = undefined
})
function moveClock(milliseconds: number): void {
  const at = later(now(), milliseconds)
  restoreClock?.()
  restoreClock = setClock(() => at)
}

const PASSWORD = 'nine blue herons over the reservoir'
const passwordHash = hashPassword(PASSWORD)

async function makePerson(changes: Partial<typeof staff.$inferInsert> = {}) {
  const department = await makeDepartment()
  const person = await makeStaff(['organiser'], department.id)
  const hash = await passwordHash
  await store().transaction(async (tx) => {
    await tx
      .update(staff)
      .set({ passwordHash: hash, ...changes })
      .where(eq(staff.id, person.staffId))
  })
  return person
}

let networks = 0
function attempt(email: string, given: Partial<SignIn> = {}): SignIn {
  networks++
  const network = `203.0.113.${networks}`
  return {
    email,
    password: PASSWORD,
    code: '',
    address: network,
    network,
    device: 'Linux · Chrome',
    browser: undefined,
    ...given,
  }
}

async function signedIn(email: string, given: Partial<SignIn> = {}) {
  const outcome = await signIn(attempt(email, given))
  if (outcome.outcome !== 'signedIn') throw new Error(`expected to be signed in: ${outcome.outcome}`)
  return outcome
}

describe('signing in', () => {
  it('opens a session with the person’s roles and leaves an audit row', async () => {
    const person = await makePerson()
    const { token } = await signedIn(person.email.toUpperCase())
    expect(await findSession(token)).toMatchObject({ staffId: person.staffId, grants: person.grants })
    const rows = await reader().select({ action: auditEntries.action }).from(auditEntries)
    expect(rows).toEqual([{ action: 'staff.signed-in' }])
  })

  it('stores no token: the row’s id is its hash', async () => {
    const person = await makePerson()
    const { token } = await signedIn(person.email)
    const [row] = await reader().select().from(sessions)
    expect(JSON.stringify(row)).not.toContain(token)
  })

  it('opens a new session each time, whatever the browser brought', async () => {
    const person = await makePerson()
    const first = await signedIn(person.email)
    const second = await signedIn(person.email)
    expect(second.token).not.toBe(first.token)
  })

  it('answers the same for an unknown account, a wrong password, a closed account and one without a password', async () => {
    const known = await makePerson()
    const closed = await makePerson({ disabledAt: now() })
    const invited = await makePerson({ passwordHash: null })
    expect(await signIn(attempt('nobody@example.org'))).toEqual({ outcome: 'wrong' })
    expect(await signIn(attempt(known.email, { password: 'x' }))).toEqual({ outcome: 'wrong' })
    expect(await signIn(attempt(closed.email))).toEqual({ outcome: 'wrong' })
    expect(await signIn(attempt(invited.email))).toEqual({ outcome: 'wrong' })
    expect(await signIn(attempt(invited.email, { password: '' }))).toEqual({ outcome: 'wrong' })
  })

  it('checks a hash for an unknown account as for a known one', async () => {
    const known = await makePerson()
    // What the processor did, however busy the machine is.
    const work = async (email: string) => {
      const before = process.cpuUsage()
      for (let i = 0; i < 5; i++) await signIn(attempt(email, { password: 'x' }))
      return process.cpuUsage(before).user
    }
    await work(known.email)
    const [of, without] = [await work(known.email), await work('nobody@example.org')]
    expect(without).toBeGreaterThan(of / 3)
  })

  it('takes a full-width or decomposed spelling for the same password', async () => {
    const person = await makePerson({ passwordHash: await hashPassword('ﾊﾟｽﾜｰﾄﾞ café 2026 水利') })
    await signedIn(person.email, { password: 'パスワード cafe\u0301 2026 水利' })
  })

  it('tells the person how often somebody failed before', async () => {
    const person = await makePerson()
    await signIn(attempt(person.email, { password: 'x' }))
    await signIn(attempt(person.email, { password: 'y' }))
    expect((await signedIn(person.email)).failedBefore).toBe(2)
    expect((await signedIn(person.email)).failedBefore).toBe(0)
  })
})

describe('guessing', () => {
  it('is slowed for one account from one network, and the rest of 10,000 tries is not evaluated', async () => {
    const person = await makePerson()
    const network = '198.51.100.7'
    let evaluated = 0
    for (let i = 0; i < 10_000; i++) {
      const outcome = await signIn(attempt(person.email, { network, password: `guess ${i}` }))
      if (outcome.outcome !== 'wait') evaluated++
    }
    expect(evaluated).toBeLessThanOrEqual(100)
  })

  it('by a stranger never keeps the owner out', async () => {
    const person = await makePerson()
    for (let i = 0; i < 30; i++) await signIn(attempt(person.email, { network: '198.51.100.7', password: 'x' }))
    await signedIn(person.email, { network: '203.0.113.200' })
  })

  it('from the owner’s own office does not keep out the browser they use', async () => {
    const person = await makePerson()
    const network = '198.51.100.8'
    const { browser } = await signedIn(person.email, { network })
    for (let i = 0; i < 30; i++) await signIn(attempt(person.email, { network, password: 'x' }))
    expect((await signIn(attempt(person.email, { network }))).outcome).toBe('wait')
    await signedIn(person.email, { network, browser })
  })

  it('gains nothing by a mark of one’s own or another account’s', async () => {
    const person = await makePerson()
    const other = await makePerson()
    const { browser } = await signedIn(other.email)
    const network = '198.51.100.9'
    for (let i = 0; i < 30; i++) await signIn(attempt(person.email, { network, password: 'x', browser }))
    expect((await signIn(attempt(person.email, { network, browser }))).outcome).toBe('wait')
    expect((await signIn(attempt(person.email, { network, browser: 'made.up' }))).outcome).toBe('wait')
  })

  it('lets the right password in once the wait is over, and the wait is bounded', () => {
    const pace = new SignInPace()
    let at = now()
    for (let i = 0; i < 60; i++) at = later(at, pace.take('key', at))
    expect(pace.take('key', at)).toBeLessThanOrEqual(LONGEST_WAIT)
    expect(pace.take('key', later(at, LONGEST_WAIT))).toBe(0)
  })

  it('is evaluated at most a hundred times a day for one account from one network', () => {
    const pace = new SignInPace()
    const begin = now()
    let evaluated = 0
    for (let time = 0; time < 24 * 3600; time++) if (pace.take('key', later(begin, seconds(time))) === 0) evaluated++
    expect(evaluated).toBeGreaterThan(FREE_TRIES)
    expect(evaluated).toBeLessThanOrEqual(100)
  })
})

/** The note is written behind the answer. */
async function notedAsSeen(): Promise<void> {
  await vi.waitFor(async () => {
    const [row] = await reader().select({ lastSeenAt: sessions.lastSeenAt }).from(sessions)
    expect(now().getTime() - (row?.lastSeenAt.getTime() ?? 0)).toBeLessThan(minutes(1))
  })
}

describe('a session', () => {
  it('ends after half an hour without a request, and lives on with requests', async () => {
    const person = await makePerson()
    const { token } = await signedIn(person.email)
    moveClock(SESSION_IDLE - minutes(1))
    expect(await findSession(token)).toBeDefined()
    await notedAsSeen()
    moveClock(SESSION_IDLE - minutes(1))
    expect(await findSession(token)).toBeDefined()
    await notedAsSeen()
    moveClock(SESSION_IDLE + minutes(1))
    expect(await findSession(token)).toBeUndefined()
  })

  it('ends eight hours after signing in, however busy', async () => {
    const person = await makePerson()
    const { token } = await signedIn(person.email)
    for (let passed = 0; passed < SESSION_ABSOLUTE - minutes(20); passed += minutes(20)) {
      expect(await findSession(token)).toBeDefined()
      await notedAsSeen()
      moveClock(minutes(20))
    }
    moveClock(minutes(20))
    expect(await findSession(token)).toBeUndefined()
  })

  it('ends at once when the account is closed', async () => {
    const person = await makePerson()
    const { token } = await signedIn(person.email)
    await store().transaction(async (tx) => {
      await tx.update(staff).set({ disabledAt: now() }).where(eq(staff.id, person.staffId))
    })
    expect(await findSession(token)).toBeUndefined()
  })

  it('ends in the database when the person signs out, and twice is as once', async () => {
    const person = await makePerson()
    const { token } = await signedIn(person.email)
    await inTransaction(person, (work) => signOut(work, token))
    await inTransaction(person, (work) => signOut(work, token))
    expect(await findSession(token)).toBeUndefined()
  })

  it('ends on every device when the person signs out everywhere, and only theirs', async () => {
    const person = await makePerson()
    const other = await makePerson()
    const tokens = [(await signedIn(person.email)).token, (await signedIn(person.email)).token]
    const foreign = await signedIn(other.email)
    expect(await listSessions(person.staffId, tokens[0] as string)).toHaveLength(2)
    await inTransaction(person, (work) => signOutEverywhere(work, person.staffId))
    expect(await Promise.all(tokens.map(findSession))).toEqual([undefined, undefined])
    expect(await findSession(foreign.token)).toBeDefined()
  })

  it('is not found by a token that somebody made up', async () => {
    await makePerson()
    expect(await findSession('a'.repeat(32))).toBeUndefined()
    expect(await findSession('')).toBeUndefined()
  })
})

describe('one-time codes', () => {
  const codeOf = (secret: string, at: Date) => {
    const totp = URI.parse(totpAddress(secret, { issuer: 'x', label: 'y' }))
    return totp.generate({ timestamp: at.getTime() } as never)
  }

  it('are asked for where they are on, and each opens one session only', async () => {
    const secret = newTotpSecret()
    const person = await makePerson({ totpSecret: secret })
    const code = codeOf(secret, now())
    expect(await signIn(attempt(person.email))).toEqual({ outcome: 'wrong' })
    expect(await signIn(attempt(person.email, { code: '000000' === code ? '111111' : '000000' }))).toEqual({
      outcome: 'wrong',
    })
    expect(await signIn(attempt(person.email, { code, password: 'x' }))).toEqual({ outcome: 'wrong' })
    await signedIn(person.email, { code })
    expect(await signIn(attempt(person.email, { code }))).toEqual({ outcome: 'wrong' })
  })

  it('count for one step before and after, no longer', () => {
    const secret = newTotpSecret()
    const at = now()
    expect(isRightCode(secret, codeOf(secret, later(at, -seconds(30))), at)).toBe(true)
    expect(isRightCode(secret, codeOf(secret, later(at, -seconds(90))), at)).toBe(false)
    expect(isRightCode(secret, 'abcdef', at)).toBe(false)
    expect(isRightCode(secret, '', at)).toBe(false)
  })
})

// Signing in through a provider of identities: a small real one, over the whole server.
import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashPassword } from '#app/accounts/password.server.ts'
import { newTotpSecret } from '#app/accounts/totp.server.ts'
import { after, minutes, now, setClock } from '#app/platform/clock.ts'
import { auditEntries, sessions, staff } from '#db/schema.ts'
import { reader, store } from '#db/work.ts'
import { type Answer, CLIENT, type SmallProvider, startProvider } from '#tests/support/small-provider.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { makeDepartment, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

let provider: SmallProvider
let server: TestServer
beforeEach(async () => {
  provider = await startProvider()
  server = await startTestServer({ oidc: { issuer: provider.issuer, ...CLIENT } })
})
afterEach(async () => {
  await server.close()
  await provider.close()
})

/** A browser: keeps cookies, follows nothing by itself. */
function browser() {
  const jar = new Map<string, string>()
  const ask = async (path: string, init: RequestInit = {}) => {
    const address = path.startsWith('http') ? path : server.origin + path
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { Accept: 'text/html', Origin: server.origin, ...(cookies ? { Cookie: cookies } : {}) }
    const answer = await fetch(address, { ...init, headers, redirect: 'manual' })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const cut = pair.indexOf('=')
      if (/Max-Age=0/.test(set)) jar.delete(pair.slice(0, cut))
      else jar.set(pair.slice(0, cut), pair.slice(cut + 1))
    }
    return { status: answer.status, to: answer.headers.get('Location') ?? '', html: await answer.text() }
  }
  const post = (path: string, fields: Record<string, string>) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields) })
  /** To the provider, where `answer` signs in, and back; `tamper` changes the address on the way. */
  const signIn = async (
    answer: Answer,
    { to = '', tamper = (back: string) => back, start = '/login/identity' } = {},
  ) => {
    const out = await ask(`${start}${start.includes('?') ? '&' : '?'}to=${encodeURIComponent(to)}`)
    expect([out.status, out.to.startsWith(`${provider.issuer}/authorize?`)]).toEqual([303, true])
    return ask(tamper(provider.authorize(out.to, answer)))
  }
  return { jar, ask, post, signIn, isSignedIn: () => jar.has('session') }
}

async function makePerson(given: Partial<typeof staff.$inferInsert> = {}) {
  const person = await makeStaff(['organiser'], (await makeDepartment()).id)
  if (Object.keys(given).length > 0)
    await store().transaction((tx) => tx.update(staff).set(given).where(eq(staff.id, person.staffId)))
  return person
}
const row = async (id: string) => (await reader().select().from(staff).where(eq(staff.id, id)))[0]
const acts = async () => (await reader().select().from(auditEntries)).map(({ action, detail }) => [action, detail])
const verified = (person: { email: string }, sub = 'wang') => ({ sub, email: person.email, email_verified: true })

describe('signing in through the provider', () => {
  it('opens a session for the account with the verified address, links it, and leads where the person wanted to go', async () => {
    const person = await makePerson()
    const visitor = browser()
    const page = await visitor.ask('/login?to=%2Fconsole%2Fevents')
    expect(page.html).toContain('使用统一身份认证登录')
    expect(page.html).toContain('name="password"')
    const back = await visitor.signIn(verified(person), { to: '/console/events' })
    expect([back.status, back.to]).toEqual([303, '/console/events'])
    expect((await visitor.ask('/console/account')).html).toContain(person.email)
    expect(await acts()).toEqual([
      ['staff.identity-linked', {}],
      ['staff.signed-in', { by: 'identity' }],
    ])
    expect((await row(person.staffId))?.identityHash).toMatch(/^[\w-]{22}$/)
    expect(visitor.jar.has('identity-flow')).toBe(false)
  })

  it('goes by the link afterwards, whatever address the provider tells, and by nobody else’s', async () => {
    const person = await makePerson()
    await browser().signIn(verified(person))
    const again = browser()
    await again.signIn({ sub: 'wang' })
    expect(again.isSignedIn()).toBe(true)
    const other = browser()
    expect((await other.signIn(verified(person, 'li'))).to).toBe('/login?identity=unknown')
    expect(other.isSignedIn()).toBe(false)
    expect((await acts()).at(-1)).toEqual(['staff.sign-in-failed', { by: 'identity' }])
  })

  it('lets in nobody without an account, with a closed one, or with an address that is not verified; with one answer', async () => {
    const closed = await makePerson({ disabledAt: now() })
    const open = await makePerson()
    for (const answer of [
      { sub: 'a', email: 'stranger@example.org', email_verified: true },
      verified(closed),
      { sub: 'b', email: open.email, email_verified: false },
      { sub: 'c', email: open.email },
      { sub: 'd' },
    ]) {
      const visitor = browser()
      expect((await visitor.signIn(answer)).to).toBe('/login?identity=unknown')
      expect(visitor.isSignedIn()).toBe(false)
    }
    expect(await reader().$count(sessions)).toBe(0)
    expect((await browser().ask('/login?identity=unknown&lang=en')).html).toContain('no open account of yours')
  })

  it('refuses what was tampered with on the way', async () => {
    const person = await makePerson()
    const right = verified(person)
    const changed = (change: (url: URL) => void) => (back: string) => {
      const url = new URL(back)
      change(url)
      return url.href
    }
    const ends: string[] = []
    const attempt = async (answer: Answer, tamper = (back: string) => back) => {
      const visitor = browser()
      ends.push((await visitor.signIn(answer, { tamper })).to)
      expect(visitor.isSignedIn()).toBe(false)
    }
    await attempt(
      right,
      changed((url) => url.searchParams.set('state', 'another')),
    )
    await attempt(
      right,
      changed((url) => url.searchParams.delete('state')),
    )
    await attempt(
      right,
      changed((url) => url.searchParams.set('code', 'guessed')),
    )
    await attempt({ ...right, claims: { nonce: 'another' } })
    await attempt({ ...right, claims: { nonce: undefined } })
    await attempt({ ...right, foreignKey: true })
    await attempt({ ...right, unsigned: true })
    const hourAgo = Math.floor(Date.now() / 1000) - 3600
    await attempt({ ...right, claims: { exp: hourAgo, iat: hourAgo - 300 } })
    await attempt({ ...right, claims: { aud: 'another client' } })
    await attempt({ ...right, claims: { iss: 'https://another.example' } })
    expect(new Set(ends)).toEqual(new Set(['/login?identity=refused']))
    await attempt(
      right,
      changed((url) => (url.search = `?error=access_denied&state=${url.searchParams.get('state')}`)),
    )
    expect(ends.at(-1)).toBe('/login?identity=declined')
    await attempt({ ...right, status: 503 })
    expect(ends.at(-1)).toBe('/login?identity=unreachable')
    expect(await acts()).toEqual([])
  })

  it('counts only in the browser that set out, once, and for ten minutes', async () => {
    const person = await makePerson()
    const [mine, victim] = [browser(), browser()]
    const out = await mine.ask('/login/identity')
    const back = provider.authorize(out.to, verified(person))
    expect((await victim.ask(back)).to).toBe('/login?identity=lost')
    const flow = mine.jar.get('identity-flow') as string
    expect((await mine.ask(back)).to).toBe('/console')
    victim.jar.set('identity-flow', flow)
    expect((await victim.ask(back)).to).toBe('/login?identity=refused')
    expect(victim.isSignedIn()).toBe(false)
    const late = browser()
    late.jar.set('identity-flow', 'nonsense')
    expect((await late.ask(`/login/identity/callback?code=x&state=y`)).to).toBe('/login?identity=lost')
    const later = await late.ask('/login/identity')
    const restore = setClock(() => after(new Date(), minutes(11)))
    expect((await late.ask(provider.authorize(later.to, verified(person)))).to).toBe('/login?identity=lost')
    restore()
  })

  it('still asks for the code of the phone where the account has one', async () => {
    const totpSecret = newTotpSecret()
    const person = await makePerson({ totpSecret })
    const visitor = browser()
    const back = await visitor.signIn(verified(person), { to: '/console/events' })
    expect(back.to).toBe('/login/identity/code?to=%2Fconsole%2Fevents')
    expect(visitor.isSignedIn()).toBe(false)
    expect((await visitor.ask(back.to)).html).toContain('填写动态验证码')
    const send = (code: string) => visitor.post('/login/identity/code', { code, to: '/console/events' })
    expect((await send('000000')).status).toBe(422)
    expect((await send('')).status).toBe(422)
    const totp = new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(totpSecret) })
    const code = totp.generate({ timestamp: now().getTime() })
    const done = await send(code)
    expect([done.status, done.to, visitor.isSignedIn()]).toEqual([303, '/console/events', true])
    // The page is not there for whoever has not come from the provider, and a code counts once.
    const stranger = browser()
    expect((await stranger.ask('/login/identity/code')).to).toBe('/login?identity=lost')
    const again = browser()
    await again.signIn(verified(person))
    expect((await again.post('/login/identity/code', { code, to: '' })).status).toBe(422)
    expect((await acts()).map(([action]) => action)).toEqual([
      'staff.sign-in-failed',
      'staff.identity-linked',
      'staff.signed-in',
      'staff.sign-in-failed',
    ])
  })

  it('lets nobody guess codes: the pace is that of passwords', async () => {
    const person = await makePerson({ totpSecret: newTotpSecret() })
    const visitor = browser()
    await visitor.signIn(verified(person))
    const answers = []
    for (let n = 0; n < 8; n++)
      answers.push((await visitor.post('/login/identity/code', { code: '000000', to: '' })).status)
    expect(answers.at(-1)).toBe(429)
    expect(visitor.isSignedIn()).toBe(false)
  })
})

describe('the account', () => {
  it('is linked by its owner, unlinked by them or an admin, and signing out offers to end it there too', async () => {
    const person = await makePerson({ passwordHash: await hashPassword('nine blue herons over the reservoir') })
    const mine = browser()
    await mine.post('/login', {
      email: person.email,
      password: 'nine blue herons over the reservoir',
      code: '',
      to: '',
    })
    expect((await mine.ask('/console/account')).html).toContain('绑定统一身份认证')
    const linked = await mine.signIn({ sub: 'without an address' }, { start: '/login/identity?link=1' })
    expect(linked.to).toBe('/console/account?identity=linked')
    const by = browser()
    await by.signIn({ sub: 'without an address' })
    expect(by.isSignedIn()).toBe(true)
    // Somebody else's account cannot take it.
    const other = await makePerson({ passwordHash: (await row(person.staffId))?.passwordHash ?? null })
    const theirs = browser()
    await theirs.post('/login', {
      email: other.email,
      password: 'nine blue herons over the reservoir',
      code: '',
      to: '',
    })
    const taken = await theirs.signIn({ sub: 'without an address' }, { start: '/login/identity?link=1' })
    expect(taken.to).toBe('/console/account?identity=taken')
    const end = await by.post('/console/sign-out', {})
    expect(end.to).toBe('/login?done=signedOutHere')
    expect((await by.ask(end.to)).html).toContain('/login/identity/end')
    const there = await by.ask('/login/identity/end')
    expect(there.to).toContain(`${provider.issuer}/end?`)
    expect(new URL(there.to).searchParams.get('post_logout_redirect_uri')).toBe(`${server.origin}/login`)
    expect((await mine.post('/console/account', { act: 'unlink' })).to).toBe('/console/account?identity=unlinked')
    expect((await by.signIn({ sub: 'without an address' })).to).toBe('/login?identity=unknown')
    expect((await acts()).map(([action]) => action).filter((action) => String(action).includes('identity'))).toEqual([
      'staff.identity-linked',
      'staff.identity-unlinked',
    ])
  })

  it('an admin takes the link off', async () => {
    const admin = await makeStaff(['admin'], null)
    const person = await makePerson()
    await browser().signIn(verified(person))
    const desk = browser()
    await desk.signIn(verified(admin, 'admin'))
    expect((await desk.ask(`/console/staff/${person.staffId}`)).html).toContain('已绑定统一身份认证')
    const done = await desk.post(`/console/staff/${person.staffId}`, { act: 'unlink' })
    expect(done.to).toContain('done=doneUnlinked')
    expect((await row(person.staffId))?.identityHash).toBeNull()
  })
})

describe('the settings', () => {
  it('without a password of this site there is no form for one, and none is taken', async () => {
    await server.close()
    server = await startTestServer({ oidc: { issuer: provider.issuer, ...CLIENT }, localSignIn: false })
    const page = await browser().ask('/login')
    expect(page.html).toContain('使用统一身份认证登录')
    expect(page.html).not.toContain('name="password"')
    const answer = await browser().post('/login', { email: 'a@example.org', password: 'x', code: '', to: '' })
    expect(answer.status).toBe(404)
    expect((await browser().ask('/login/forgotten')).status).toBe(404)
  })

  it('without a provider nothing of it is there, and nobody is asked', async () => {
    await server.close()
    server = await startTestServer({})
    expect((await browser().ask('/login')).html).not.toContain('统一身份认证')
    for (const path of ['/login/identity', '/login/identity/callback?code=x', '/login/identity/end'])
      expect((await browser().ask(path)).status).toBe(404)
    expect(provider.asked).toEqual([])
  })

  it('a provider that is away leaves the password', async () => {
    await server.close()
    await provider.close()
    server = await startTestServer({ oidc: { issuer: provider.issuer, ...CLIENT } })
    expect((await browser().ask('/login/identity')).to).toBe('/login?identity=unreachable')
    const page = await browser().ask('/login?identity=unreachable')
    expect(page.html).toContain('可以先用工作邮箱和密码登录')
    provider = await startProvider()
  })

  it('a description that names another host, or is another provider’s, is not followed', async () => {
    const elsewhere = await startProvider()
    for (const described of [
      { token_endpoint: `${elsewhere.issuer}/token` },
      { jwks_uri: `${elsewhere.issuer}/keys` },
      { issuer: 'https://another.example' },
    ]) {
      await server.close()
      await provider.close()
      provider = await startProvider(() => described)
      server = await startTestServer({ oidc: { issuer: provider.issuer, ...CLIENT } })
      const visitor = browser()
      const out = await visitor.ask('/login/identity')
      if (out.to.startsWith(provider.issuer)) {
        const person = await makePerson()
        await visitor.ask(provider.authorize(out.to, verified(person)))
      } else expect(out.to).toBe('/login?identity=unreachable')
      expect(visitor.isSignedIn()).toBe(false)
    }
    expect(elsewhere.asked).toEqual([])
    await elsewhere.close()
  })
})

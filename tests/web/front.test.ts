import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { announce } from '#app/platform/changes.ts'
import { type RawAnswer, sendRaw } from '#tests/support/raw-request.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { useTestStore } from '#tests/support/world.ts'
import { malformedRequest, seededRandom } from './malformed-requests.ts'

useTestStore()

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.close())

const html = { Accept: 'text/html' }
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.origin + path, { headers, redirect: 'manual' })

describe('the front of the server', () => {
  it('answers 5,000 malformed requests without a single 5xx and goes on serving', async () => {
    const random = seededRandom(2026)
    const host = `localhost:${server.port}`
    const failed: string[] = []
    const one = async (bytes: Buffer) => {
      const { status } = await sendRaw(server.port, bytes)
      if (status >= 500) failed.push(`${status} ${bytes.toString('latin1').slice(0, 300)}`)
    }
    for (let batch = 0; batch < 100; batch++) {
      await Promise.all(Array.from({ length: 50 }, () => one(malformedRequest(random, host))))
    }
    expect(failed).toEqual([])
    expect((await get('/healthz')).status).toBe(200)
  }, 120_000)

  it('answers health while five hundred clients send their heads letter by letter', async () => {
    const sockets = Array.from({ length: 500 }, () => connect(server.port, '127.0.0.1').on('error', () => {}))
    try {
      for (const socket of sockets) socket.write('GET / HTTP/1.1\r\nHost: local')
      const before = performance.now()
      expect((await get('/healthz')).status).toBe(200)
      expect(performance.now() - before).toBeLessThan(1000)
    } finally {
      for (const socket of sockets) socket.destroy()
    }
  })

  it('refuses a body of a gigabyte by its announcement, before it comes', async () => {
    const large = `POST /login HTTP/1.1\r\nHost: localhost:${server.port}\r\nOrigin: ${server.origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1073741824\r\n\r\n`
    const answers = await Promise.all(Array.from({ length: 20 }, () => sendRaw(server.port, large + 'a'.repeat(2000))))
    expect(answers.map((answer: RawAnswer) => answer.status)).toEqual(Array(20).fill(413))
  })

  it('lets a body in only after the guard when the client asks first', async () => {
    const ask = (length: number) =>
      `POST /login HTTP/1.1\r\nHost: localhost:${server.port}\r\nOrigin: ${server.origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${length}\r\nExpect: 100-continue\r\n\r\n`
    expect((await sendRaw(server.port, ask(9_000_000), 500)).status).toBe(413)
    expect((await sendRaw(server.port, ask(20), 500)).head).toMatch(/^HTTP\/1\.1 100 Continue/)
  })

  it('carries its security headers on every kind of answer', async () => {
    for (const path of ['/', '/login', '/nope', '/healthz', '/readyz', '/api/v1/nope', '/console']) {
      const { headers } = await get(path, html)
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
      expect(headers.get('Content-Security-Policy')).toContain("object-src 'none'")
      expect(headers.get('Content-Security-Policy')).not.toMatch(/script-src|style-src 'unsafe-inline'/)
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Referrer-Policy')).toBe('same-origin')
      expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
      expect(headers.get('X-Powered-By')).toBeNull()
    }
    expect((await get('/login')).headers.get('Cache-Control')).toBe('no-store')
  })

  it('gives people a page and programs a problem', async () => {
    const page = await get('/nope', { ...html, 'Accept-Language': 'en' })
    expect(page.status).toBe(404)
    const text = await page.text()
    expect(text).toContain('There is no such page')
    expect(text).toContain('12345')
    expect(text).toContain(page.headers.get('X-Request-Id') as string)
    const problem = await get('/api/v1/nope')
    expect(problem.status).toBe(404)
    expect(problem.headers.get('Content-Type')).toContain('application/problem+json')
    expect(await problem.json()).toMatchObject({ status: 404, code: 'notFound' })
    // Also where the address is right and the method is not.
    const wrong = { 'GET /gate/scans': 'POST', 'POST /gate/count': 'GET, HEAD', 'DELETE /statistics': 'GET, HEAD' }
    for (const [asked, allow] of Object.entries(wrong)) {
      const [method, path] = asked.split(' ')
      const refused = await fetch(`${server.origin}/api/v1${path}`, { method })
      expect([refused.status, refused.headers.get('Allow')], asked).toEqual([405, allow])
      expect(refused.headers.get('Content-Type')).toContain('application/problem+json')
      expect(await refused.json()).toMatchObject({ status: 405, code: 'methodNotAllowed' })
    }
  })

  it('draws the page of a refusal in the reader’s language', async () => {
    const refused = await fetch(`${server.origin}/login`, {
      method: 'POST',
      headers: { ...html, Origin: 'http://evil.example', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'email=a',
    })
    expect(refused.status).toBe(403)
    const text = await refused.text()
    expect(text).toContain('本次提交没有被接受')
    expect(text).toContain(refused.headers.get('X-Request-Id') as string)
    expect(text).not.toContain('request-number-here')
  })

  it('answers a form that is no form with 400', async () => {
    const { status } = await fetch(`${server.origin}/display`, {
      method: 'POST',
      headers: { Origin: server.origin, 'Content-Type': 'multipart/form-data; boundary=x' },
      body: 'nothing of the kind',
    })
    expect(status).toBe(400)
  })

  it('keeps the choice of text size and returns to a page of this site only', async () => {
    const choose = (returnTo: string) =>
      fetch(`${server.origin}/display`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Origin: server.origin },
        body: new URLSearchParams({ size: 'large', returnTo }),
      })
    const kept = await choose('/events?q=1')
    expect(kept.status).toBe(303)
    expect(kept.headers.get('Location')).toBe('/events?q=1')
    expect(kept.headers.get('Set-Cookie')).toContain('size=large')
    expect((await choose('//evil.example')).headers.get('Location')).toBe('/')
  })

  it('keeps a language chosen by the address', async () => {
    const { headers } = await get('/login?lang=en', html)
    expect(headers.get('Set-Cookie')).toContain('lang=en')
  })
})

describe('pages for anonymous readers', () => {
  it('have a strong tag, are not sent again unchanged, and come compressed', async () => {
    const first = await get('/', { ...html, 'Accept-Encoding': 'identity' })
    const tag = first.headers.get('ETag') as string
    expect(tag).toMatch(/^"[^"]+"$/)
    const again = await get('/', { ...html, 'Accept-Encoding': 'identity', 'If-None-Match': tag })
    expect(again.status).toBe(304)
    expect(first.headers.get('Cache-Control')).toBe('no-cache')
    const compressed = await get('/', { ...html, 'Accept-Encoding': 'br' })
    if (compressed.headers.get('Content-Encoding') === 'br') expect(compressed.headers.get('ETag')).not.toBe(tag)
    expect(await compressed.text()).toBe(await first.text())
  })

  it('show nobody what another language or a signed-in person sees', async () => {
    expect(await (await get('/', { ...html, Cookie: 'lang=en' })).text()).toContain('lang="en"')
    expect(await (await get('/', html)).text()).toContain('lang="zh-CN"')
    expect((await get('/', { ...html, Cookie: 'session=x' })).headers.get('ETag')).toBeNull()
  })

  it('are made anew after a change', async () => {
    const change = async () => {
      announce({ kind: 'settings' })
      await new Promise((next) => setTimeout(next, 250))
    }
    // What stood in the cache until now may lack what the tests before have made.
    await change()
    const before = await get('/', html)
    await change()
    expect((await get('/', html)).headers.get('ETag')).toBe(before.headers.get('ETag'))
  })
})

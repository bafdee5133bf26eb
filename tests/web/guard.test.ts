import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clientAddress, inNetworks, networkOf, parseNetworks } from '#app/web/client-address.server.ts'
import { examine, isRefusal, type RequestHead } from '#app/web/guard.server.ts'
import { safePath } from '#app/web/safe-path.ts'

const PUBLIC = { publicOrigin: 'https://open.example', embedOrigins: ['https://portal.example'] }
const LOCAL = { publicOrigin: 'http://localhost:3000', embedOrigins: [] }

type Given = Partial<Omit<RequestHead, 'headers'>> & { headers?: Record<string, string> }

function head(given: Given): RequestHead {
  const headers: Record<string, string> = { host: 'open.example', ...given.headers }
  const rawHeaders = given.rawHeaders ?? Object.entries(headers).flat()
  return { method: given.method ?? 'GET', url: given.url ?? '/', headers, rawHeaders }
}

function statusOf(given: Given, settings = PUBLIC): number {
  const verdict = examine(head(given), settings)
  return isRefusal(verdict) ? verdict.status : 200
}

const form = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '3' }

describe('the guard', () => {
  it.each([
    ['PUT', '/', 405],
    ['TRACE', '/', 405],
    ['PATCH', '/events', 405],
    ['OPTIONS', '/', 405],
    ['', '/', 405],
    ['DELETE', '/api/v1/registrations/x', 200],
    ['OPTIONS', '/api/v1/events', 200],
  ])('answers the method %s on %s with %i', (method, url, status) => {
    expect(statusOf({ method, url })).toBe(status)
  })

  it.each([
    ['open.example', '/', 200],
    ['OPEN.EXAMPLE', '/', 200],
    ['evil.example', '/', 421],
    ['open.example.evil.example', '/', 421],
    ['open.example:8080', '/', 421],
    ['localhost:3000', '/', 421],
    ['localhost:3000', '/healthz', 200],
    ['127.0.0.1', '/readyz', 200],
    ['[::1]:9', '/metrics', 200],
    ['localhost.evil.example', '/healthz', 421],
    ['', '/', 421],
  ])('answers the host %s on %s with %i', (host, url, status) => {
    expect(statusOf({ url, headers: { host } })).toBe(status)
  })

  it.each([
    ['localhost:3000', 200],
    ['127.0.0.1:3000', 200],
    ['[::1]:3000', 200],
    ['localhost:3001', 421],
    ['localhost', 421],
    ['192.168.1.9:3000', 421],
  ])('takes the names of this machine when it is served there: %s is %i', (host, status) => {
    expect(statusOf({ headers: { host } }, LOCAL)).toBe(status)
  })

  it('refuses a request with two hosts', () => {
    expect(statusOf({ rawHeaders: ['Host', 'open.example', 'hOst', 'evil.example'] })).toBe(400)
    expect(statusOf({ rawHeaders: [] })).toBe(400)
  })

  it.each([
    ['//evil.example/x', 400],
    ['http://evil.example/', 400],
    ['*', 400],
    ['/%', 400],
    ['/%ff', 400],
    ['/a%00b', 400],
    ['/a%5cb', 400],
    ['/a\\b', 400],
    [`/${'a'.repeat(3000)}`, 414],
    [`/?q=${'水'.repeat(700)}`, 414],
    ['/events/%E6%B0%B4', 200],
  ])('answers the address %s with %i', (url, status) => {
    expect(statusOf({ url })).toBe(status)
  })

  it.each([
    [{}, 403],
    [{ origin: 'https://open.example' }, 200],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'http://open.example' }, 403],
    [{ origin: 'https://open.example.evil.example' }, 403],
    [{ origin: 'https://portal.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://open.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'none' }, 403],
  ])('serves forms of this site only: %o is %i', (headers, status) => {
    for (const url of ['/login', '/console/events?_data=routes/x', '/display']) {
      expect(statusOf({ method: 'POST', url, headers: { ...form, ...(headers as object) } })).toBe(status)
    }
  })

  it.each([
    [{}, 200],
    [{ origin: 'https://open.example' }, 200],
    [{ origin: 'https://portal.example' }, 200],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
  ])('serves programs and named sites on the API: %o is %i', (headers, status) => {
    const json = { 'content-type': 'application/json', 'content-length': '2' }
    const all = { ...json, ...(headers as object) }
    expect(statusOf({ method: 'POST', url: '/api/v1/questions', headers: all })).toBe(status)
    expect(statusOf({ url: '/api/v1/events', headers: headers as Record<string, string> })).toBe(status)
  })

  it('names the foreign site that may read an answer', () => {
    const verdict = examine(head({ url: '/api/v1/events', headers: { origin: 'https://portal.example' } }), PUBLIC)
    expect(isRefusal(verdict) ? verdict : verdict.cors).toBe('https://portal.example')
  })

  it.each([
    ['/login', { 'content-type': 'application/json', 'content-length': '2' }, 415],
    ['/login', { 'content-type': 'text/plain', 'content-length': '2' }, 415],
    ['/login', { 'content-length': '2' }, 415],
    ['/login', { ...form, 'content-encoding': 'gzip' }, 415],
    ['/login', { 'content-type': form['content-type'] }, 411],
    ['/login', { 'content-type': form['content-type'], 'transfer-encoding': 'chunked' }, 411],
    ['/login', { ...form, 'content-length': '300000' }, 413],
    ['/login', { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '300000' }, 413],
    ['/console/events/1/cover', { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '300000' }, 200],
    [
      '/console/events/1/cover',
      { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '9000000' },
      413,
    ],
    ['/api/v1/gate/scans', { 'content-type': 'application/json; charset=utf-8', 'content-length': '900000' }, 200],
    ['/api/v1/gate/scans', { 'content-type': 'application/json', 'content-length': '1100000' }, 413],
    ['/api/v1/gate/scans', { ...form }, 415],
  ])('checks the body announced for %s: %o is %i', (url, headers, status) => {
    const all = { origin: 'https://open.example', ...(headers as object) } as Record<string, string>
    expect(statusOf({ method: 'POST', url, headers: all })).toBe(status)
  })
})

describe('the client’s address', () => {
  const trusted = parseNetworks(['10.0.0.0/8', '::1'])

  it.each([
    ['203.0.113.9', undefined, '203.0.113.9'],
    ['::ffff:203.0.113.9', undefined, '203.0.113.9'],
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['10.0.0.1', '6.6.6.6, 198.51.100.1', '198.51.100.1'],
    ['10.0.0.1', '6.6.6.6, 198.51.100.1, 10.1.1.1', '198.51.100.1'],
    ['10.0.0.1', 'nonsense', '10.0.0.1'],
    ['10.0.0.1', '', '10.0.0.1'],
    ['::1', '2001:db8::7', '2001:db8::7'],
    [undefined, '198.51.100.1', 'unknown'],
  ])('of socket %s with X-Forwarded-For %s is %s', (socket, forwarded, address) => {
    expect(clientAddress(socket, forwarded, trusted)).toBe(address)
  })

  it('is the socket’s when no proxy is trusted, whatever the header says', () => {
    expect(clientAddress('203.0.113.9', '1.2.3.4', [])).toBe('203.0.113.9')
  })

  it('counts an IPv6 subscriber’s addresses as one', () => {
    expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(networkOf('2001:db8:1:2:ffff::9'))
    expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'))
    expect(networkOf('203.0.113.9')).toBe('203.0.113.9')
  })

  it('is in a network or not, in either spelling', () => {
    expect(inNetworks('::ffff:10.2.3.4', trusted)).toBe(true)
    expect(inNetworks('11.0.0.1', trusted)).toBe(false)
    expect(inNetworks('unknown', trusted)).toBe(false)
  })
})

describe('a path to go to afterwards', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/.//evil.example',
    '',
  ])('is refused when it leads away: %s', (text) => {
    expect(safePath(text)).toBeUndefined()
  })

  it('keeps path, query and fragment of this site', () => {
    expect(safePath('/console/events?state=draft#top')).toBe('/console/events?state=draft#top')
  })

  it('never leads a browser to another origin', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '\t',
      '\n',
      '.',
      '..',
      '@',
      ':',
      'evil.example',
      '%2f',
      '%5c',
      '?',
      '#',
      'a',
      ' ',
      '//',
      'http:',
    )
    const text = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((parts) => `/${parts.join('')}`),
      fc.string(),
      fc.webUrl(),
    )
    fc.assert(
      fc.property(text, (candidate) => {
        const path = safePath(candidate)
        if (path === undefined) return true
        const reached = new URL(path, 'https://open.example/console/x')
        return reached.origin === 'https://open.example' && safePath(path) === path
      }),
      { numRuns: 10_000, seed: 20261123 },
    )
  })
})

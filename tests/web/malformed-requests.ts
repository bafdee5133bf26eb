// Requests as attackers and broken programs write them, from a seed, so that a failure can be repeated.

/** Mulberry32: small, seeded, good enough to shuffle bytes. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'get', 'G ET', '']
const PATHS = [
  '/',
  '/login',
  '/events',
  '/events/%E6%B0%B4',
  '/events/%',
  '/%00',
  '/%ff%fe',
  '//evil.example',
  '/\\evil',
  '*',
  'http://evil/',
  '/console',
  '/console/staff/x',
  '/console/departments/new',
  '/set-up/x',
  '/invitation/x',
  '/display',
  '/t/x',
  '/r/x',
  '/find',
  '/ask',
  '/api/v1/events',
  '/api/v1/gate/scans',
  '/api/v1/slots/x/registrations',
  '/api/v1/questions',
  '/api/v1/registrations/x',
  '/healthz',
  '/assets/../../etc/passwd',
  '/..%2f..%2fetc/passwd',
  '/?_data=root',
  '/login?_data=routes%2Flogin',
  '/login?to=//evil',
  '/?q=%f0%28',
  '/events?page=-1&page=x',
  '/__manifest?p=/',
  '/login?index',
  '/?__proto__[x]=1',
  '/events.ics',
  '/embed/events',
  '/nope',
]
const TYPES = [
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=x',
  'application/json',
  'application/json; charset=utf-16',
  'text/plain',
  'x',
  '',
  'application/x-www-form-urlencoded; charset=gb18030',
]
const BODIES = [
  '',
  'a=1',
  'email=%ff&password=%00',
  '{"a":',
  '{}',
  '[]',
  'null',
  '{"__proto__":{"x":1}}',
  '--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--',
  '--x\r\n\r\n',
  `--x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\n1\r\n--x--\r\n`,
  '%'.repeat(50),
  '&'.repeat(2000),
  'email=a@b.cn&password=x&password=y',
  '\u0000\u0001\u0002',
  '{"scans":[{"nonce":1}]}',
  'size=large&returnTo=//evil.example',
  '0\r\n\r\n',
]
const ORIGINS = ['SELF', 'SELF', 'http://evil.example', 'null', '', 'SELF/', 'x']
const SITES = ['same-origin', 'same-origin', 'cross-site', 'none', 'x']

/** One request, most of them wrong somewhere. `host` is the right one. */
export function malformedRequest(random: () => number, host: string): Buffer {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const often = (chance: number) => random() < chance
  const body = pick(BODIES)
  const lines = [
    `${pick(METHODS)} ${pick(PATHS)} ${often(0.95) ? 'HTTP/1.1' : pick(['HTTP/1.0', 'HTTP/2', 'HTTX', ''])}`,
  ]
  if (often(0.93)) lines.push(`Host: ${often(0.95) ? host : pick(['evil.example', '', 'a b', '[::1'])}`)
  if (often(0.6)) lines.push(`Origin: ${pick(ORIGINS).replace('SELF', `http://${host}`)}`)
  if (often(0.5)) lines.push(`Sec-Fetch-Site: ${pick(SITES)}`)
  if (often(0.7)) lines.push(`Content-Type: ${pick(TYPES)}`)
  if (often(0.8))
    lines.push(
      `Content-Length: ${often(0.9) ? Buffer.byteLength(body) : pick(['-1', '1e3', '99999999999', 'x', '3, 3'])}`,
    )
  if (often(0.05)) lines.push('Transfer-Encoding: chunked')
  if (often(0.05)) lines.push(`Content-Encoding: ${pick(['gzip', 'br', 'identity'])}`)
  if (often(0.3)) lines.push(`Accept: ${pick(['text/html', '*/*', 'application/json', ';;;'])}`)
  if (often(0.2))
    lines.push(
      `Cookie: ${pick(['session=x', 'lang=xx; size=large', '=;=;', 'session=%ff', '\u0001', `a=${'b'.repeat(3000)}`])}`,
    )
  if (often(0.1)) lines.push(`X-Forwarded-Host: ${pick(['evil.example', 'evil.example:x', ''])}`)
  if (often(0.1)) lines.push(`X-Forwarded-For: ${pick(['1.2.3.4', 'x', '::', ', ,'])}`)
  if (often(0.1)) lines.push(`If-None-Match: ${pick(['*', '"x"', 'W/"x", ""', ','])}`)
  if (often(0.1)) lines.push(`Accept-Encoding: ${pick(['br;q=0', 'gzip, br', '*', ';q=', 'x'.repeat(500)])}`)
  if (often(0.05)) lines.push(`Expect: ${pick(['100-continue', 'x'])}`)
  if (often(0.05)) lines.push('Upgrade: websocket', 'Connection: Upgrade')
  if (often(0.05)) lines.push(`Range: ${pick(['bytes=0-', 'bytes=9-1', 'x'])}`)
  if (often(0.03)) lines.push(`X-Long: ${'x'.repeat(30_000)}`)
  if (often(0.03)) lines.push(pick(['no colon here', ': empty', ' folded', 'Bad\u0000Name: x']))
  lines.push('Connection: close')
  const text = `${lines.join('\r\n')}\r\n\r\n${body}`
  return Buffer.from(often(0.05) ? text.replace('\r\n', '\n') : text, often(0.5) ? 'utf8' : 'latin1')
}

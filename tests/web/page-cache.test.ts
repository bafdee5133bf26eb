import { afterEach, describe, expect, it } from 'vitest'
import { announce } from '#app/platform/changes.ts'
import { chooseEncoding, EncodedBody, isKnown } from '#app/web/encodings.server.ts'
import { normaliseQuery, PageCache, type PageKey } from '#app/web/page-cache.server.ts'

const key: PageKey = { path: '/', query: '', language: 'zh-CN', size: 'standard', contrast: 'standard' }
const wait = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds))

let cache: PageCache
afterEach(() => cache.close())

/** A page whose text is the number of its rendering. */
function counting(pause = 0) {
  let rendered = 0
  const render = async () => {
    rendered++
    const text = String(rendered)
    await wait(pause)
    return { status: 200, type: 'text/html', body: Buffer.from(text) }
  }
  return { render, count: () => rendered }
}
const textOf = (page: Awaited<ReturnType<PageCache['get']>>) =>
  'status' in page ? page.body.toString() : page.body.identity.bytes.toString()

describe('the page cache', () => {
  it('renders once however many ask at the same time', async () => {
    cache = new PageCache()
    const { render, count } = counting(20)
    const pages = await Promise.all(Array.from({ length: 50 }, () => cache.get(key, render)))
    expect(pages.map(textOf)).toEqual(Array(50).fill('1'))
    expect(count()).toBe(1)
  })

  it('shows a change to the next reader, and before 200 ms are over the former copy', async () => {
    cache = new PageCache()
    const { render } = counting()
    expect(textOf(await cache.get(key, render))).toBe('1')
    announce({ kind: 'event', eventId: 'x' })
    expect(textOf(await cache.get(key, render))).toBe('1')
    await wait(210)
    expect(textOf(await cache.get(key, render))).toBe('2')
    await wait(210)
    expect(textOf(await cache.get(key, render))).toBe('2')
  })

  it('marks a page that a change overtook while it was being rendered', async () => {
    cache = new PageCache({ between: 0 })
    const { render } = counting(20)
    const first = cache.get(key, render)
    announce({ kind: 'event', eventId: 'x' })
    await first
    expect(textOf(await cache.get(key, render))).toBe('2')
  })

  it('serves the former copy while the new one is being rendered', async () => {
    cache = new PageCache({ between: 0 })
    const { render } = counting(20)
    await cache.get(key, render)
    announce({ kind: 'answer', questionId: 'x' })
    const fresh = cache.get(key, render)
    expect(textOf(await cache.get(key, render))).toBe('1')
    expect(textOf(await fresh)).toBe('2')
  })

  it('renders anew after a while without any change, because states follow the clock', async () => {
    cache = new PageCache({ between: 0, freshFor: 30 })
    const { render } = counting()
    await cache.get(key, render)
    await wait(40)
    expect(textOf(await cache.get(key, render))).toBe('2')
  })

  it('keeps languages, type sizes and contrasts apart', async () => {
    cache = new PageCache()
    const { render, count } = counting()
    await cache.get(key, render)
    await cache.get({ ...key, language: 'en' }, render)
    await cache.get({ ...key, size: 'large' }, render)
    await cache.get({ ...key, contrast: 'high' }, render)
    expect(count()).toBe(4)
  })

  it('keeps no failure, and forgets nothing because of one', async () => {
    cache = new PageCache()
    const failing = async () => ({ status: 404, type: 'text/html', body: Buffer.from('no') })
    expect(textOf(await cache.get(key, failing))).toBe('no')
    expect(cache.size).toBe(0)
    await expect(cache.get(key, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(cache.size).toBe(0)
  })

  it('stays within its bounds and lets go of what was not asked for the longest', async () => {
    cache = new PageCache({ mostPages: 3, mostBytes: 1000 })
    const page = (size: number) => async () => ({ status: 200, type: 'text/html', body: Buffer.alloc(size) })
    for (let index = 0; index < 10; index++) await cache.get({ ...key, path: `/${index}` }, page(1))
    expect(cache.size).toBe(3)
    await cache.get({ ...key, path: '/large' }, page(999))
    expect(cache.size).toBeLessThan(3)
  })
})

describe('addresses of one page', () => {
  it.each([
    ['', ''],
    ['?', ''],
    ['?b=2&a=1', 'a=1&b=2'],
    ['?a=&b=2', 'b=2'],
    ['?lang=en&q=水', 'q=%E6%B0%B4'],
  ])('%s is %s', (search, query) => {
    cache = new PageCache()
    expect(normaliseQuery(search)).toBe(query)
  })
})

describe('encodings', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0', 'identity'],
    ['', 'identity'],
    ['brotli', 'identity'],
  ])('for a client that takes %j is %s', (accepted, encoding) => {
    cache = new PageCache()
    expect(chooseEncoding({ 'accept-encoding': accepted })).toBe(encoding)
  })

  it('have a tag each, which a client may send back weak or in a list', async () => {
    cache = new PageCache()
    const body = new EncodedBody(Buffer.from('水'.repeat(1000)), 5)
    const [plain, br] = [body.identity, await body.in('br')]
    expect(br.etag).not.toBe(plain.etag)
    expect(isKnown({ 'if-none-match': `"other", W/${br.etag}` }, br.etag)).toBe(true)
    expect(isKnown({ 'if-none-match': plain.etag }, br.etag)).toBe(false)
    expect(isKnown({}, br.etag)).toBe(false)
  })
})

import { expect, test } from 'vitest'
import { comparisonTerms, indexTerms, likeness, markHits, pieceTerms, queryPieces } from '#app/platform/search-terms.ts'

test('punctuation and operators only part the pieces', () => {
  const texts = (query: string) => queryPieces(query).map((piece) => piece.text)
  expect(texts('公租房-申请')).toEqual(['公租房', '申请'])
  expect(texts('报名?')).toEqual(['报名'])
  expect(texts('报名？')).toEqual(['报名'])
  expect(texts('医保 AND "报销" OR (社保)*')).toEqual(['医保', 'and', '报销', 'or', '社保'])
  expect(texts('“”——？！…')).toEqual([])
  expect(texts('😀')).toEqual([])
})

test('full-width, upper case and compatibility forms are folded', () => {
  expect(queryPieces('ＰＭ２．５').map((piece) => piece.text)).toEqual(['pm2', '5'])
  expect(queryPieces('５Ｇ网络')).toEqual([
    { kind: 'word', text: '5g' },
    { kind: 'run', text: '网络' },
  ])
})

test('terms hold nothing but ASCII letters and digits', () => {
  const terms = indexTerms('医保（2026）怎么报？ Water’s café 𠮷野家 ひらがな ½ ① \u0000 🙂')
  expect(terms.length).toBeGreaterThan(20)
  for (const term of terms) expect(term).toMatch(/^[a-z0-9]+$/)
})

test('every term of a query is among the terms of a text that holds it', () => {
  const text = '老旧小区二次供水泵房多久清洗一次'
  const terms = new Set(indexTerms(text))
  for (let length = 1; length <= 6; length++) {
    for (let from = 0; from + length <= text.length; from++) {
      const [piece] = queryPieces(text.slice(from, from + length))
      for (const { term } of pieceTerms(piece!)) expect(terms).toContain(term)
    }
  }
})

test('likeness of questions follows their matter', () => {
  const of = (a: string, b: string) => likeness(comparisonTerms(a), comparisonTerms(b))
  expect(of('医保怎么报销', '我想问医保怎么报销')).toBeGreaterThan(0.7)
  expect(of('医保报销多少比例', '医保报销比例是多少')).toBeGreaterThan(0.5)
  expect(of('社保卡丢了怎么补', '社保卡补办需要几天')).toBeGreaterThan(0.25)
  expect(of('医保怎么报销', '请问什么时候可以报名参加开放日')).toBeLessThan(0.25)
  expect(of('', '医保')).toBe(0)
})

test('hits are marked in the text as it was written', () => {
  const marked = (text: string, query: string) =>
    markHits(text, queryPieces(query))
      .map((part) => (part.hit ? `[${part.text}]` : part.text))
      .join('')
  expect(marked('城乡居民医保报销', '医保')).toBe('城乡居民[医保]报销')
  expect(marked('ＰＭ２.５ 是多少', 'pm2')).toBe('[ＰＭ２].５ 是多少')
  expect(marked('the water underwater', 'WATER')).toBe('the [water] underwater')
  expect(marked('𠮷野家在𠮷田', '𠮷田')).toBe('𠮷野家在[𠮷田]')
  expect(marked('没有命中', '医保')).toBe('没有命中')
  expect(marked('', '医保')).toBe('')
})

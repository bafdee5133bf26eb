// All words of the product: what is filled into a text is the same in both languages.
import { expect, test } from 'vitest'
import { definedCatalogues } from '#app/platform/messages.ts'

import.meta.glob(['/app/**/*-messages.ts', '/emails/**/*.{ts,tsx}'], { eager: true })

const filledIn = (text = '') => [...new Set(text.match(/\{\{\s*\w+/g) ?? [])].map((hole) => hole.slice(2).trim()).sort()
/** In the plural an English text may do without its number: “one place left”. */
const isPlural = (key: string) => /_(one|other)$/.test(key)

test.each([...definedCatalogues()])('%s', (_, { 'zh-CN': chinese, en }) => {
  const differing = Object.keys(chinese).filter((key) => {
    const [ours, theirs] = [filledIn(chinese[key]), filledIn(en[key])]
    return isPlural(key)
      ? theirs.some((name) => !ours.includes(name) && name !== 'count')
      : ours.join() !== theirs.join()
  })
  expect(differing).toEqual([])
  // Only measure words (量词) have no English.
  const unsaid = Object.keys(chinese).filter((key) => !/unit/i.test(key) && chinese[key]?.trim() && !en[key]?.trim())
  expect(unsaid).toEqual([])
})

test('there are catalogues to look at', () => {
  expect(definedCatalogues().size).toBeGreaterThan(20)
})

import { expect, test } from 'vitest'
import { countChanges, textChanges } from '#app/questions/text-changes.ts'

const drawn = (before: string, after: string) =>
  textChanges(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `[+${text}+]`))
    .join('')

test('what was taken out and put in is shown, the rest is the same', () => {
  expect(drawn('明年3月开工，共6.8公里。', '首段2027年3月开工，共6.8公里。')).toBe(
    '[-明-][+首段2027+]年3月开工，共6.8公里。',
  )
  expect(drawn('相同', '相同')).toBe('相同')
  expect(drawn('', '新')).toBe('[+新+]')
  expect(drawn('旧', '')).toBe('[-旧-]')
  expect(drawn('Run the water', 'Run hot water')).toBe('Run [-the-][+hot+] water')
})

test('both texts can be read back from the changes, however long', () => {
  const before = '一二三四五六七八九十'.repeat(400)
  const after = before.replaceAll('五', '伍').replace('十', '')
  const changes = textChanges(before, after)
  const side = (left: 'removed' | 'added') =>
    changes
      .filter((c) => c.kind !== left)
      .map((c) => c.text)
      .join('')
  expect(side('added')).toBe(before)
  expect(side('removed')).toBe(after)
})

test('a replacement is one change', () => {
  expect(countChanges(textChanges('甲乙丙丁', '甲戊丙己'))).toBe(2)
})

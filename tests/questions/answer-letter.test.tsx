import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { AnswerLetter } from '#app/questions/components/answer-letter.tsx'

const LETTER = {
  ...{ question: '老管网什么时候改造？', displayName: null, inTime: true, html: '<p>明年。</p>', partial: false },
  ...{ policyBasis: '《城市供水条例》第二十二条', department: '即墨区水利局', corrected: false },
  receivedAt: '2026-06-01T02:00:00Z',
  publishedAt: '2026-06-03T02:00:00Z',
  versionAt: '2026-06-03T02:00:00Z',
}

test('the basis of a letter bears the day on which somebody last saw that it holds', () => {
  const shown = (checkedAt: string | null) =>
    renderToStaticMarkup(<AnswerLetter letter={{ ...LETTER, checkedAt }} />).replaceAll(/<[^>]+>/g, '')
  expect(shown('2026-11-20T02:00:00Z')).toMatch(/11月20日（星期五）核对/)
  expect(shown(null)).not.toContain('核对')
})

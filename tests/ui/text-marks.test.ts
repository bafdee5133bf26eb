// What the buttons of the answer's editor do to its text.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { citationLine } from '#app/questions/citation.ts'

type Edit = { from: number; to: number; text: string; select: [number, number] }
type Mark = (value: string, from: number, to: number, given: { words: string }) => Edit
const { MARKS, citationText } = (await import(new URL('../../public/text-marks.js', import.meta.url).href)) as {
  MARKS: Record<'heading' | 'list' | 'numbers' | 'quote' | 'bold' | 'link', Mark>
  citationText: (citation: { title: string; number: string; article: string; url: string }) => string
}

/** A text with `[` and `]` around what is selected, or `|` where the caret is; before and after a button. */
function press(mark: keyof typeof MARKS, shown: string): string {
  const caret = shown.includes('|')
  const from = shown.indexOf(caret ? '|' : '«')
  const to = caret ? from : shown.indexOf('»') - 1
  const value = shown.replace(/[|«»]/g, '')
  const edit = MARKS[mark](value, from, to, { words: '文字' })
  const after = value.slice(0, edit.from) + edit.text + value.slice(edit.to)
  const [start, end] = edit.select
  return start === end
    ? `${after.slice(0, start)}|${after.slice(start)}`
    : `${after.slice(0, start)}«${after.slice(start, end)}»${after.slice(end)}`
}

test('a heading, a list, numbers and a quotation mark the lines that are touched, and take the mark away again', () => {
  expect(press('heading', '您好。\n改造|计划\n明年。')).toBe('您好。\n## 改造计划|\n明年。')
  expect(press('heading', '## 改造计划|')).toBe('改造计划|')
  expect(press('heading', '|\n您好。')).toBe('## |\n您好。')
  expect(press('list', '«身份证\n户口本»')).toBe('«- 身份证\n- 户口本»')
  expect(press('list', '«- 身份证\n- 户口本»')).toBe('«身份证\n户口本»')
  expect(press('numbers', '«- 申请\n\n- 审核»')).toBe('«1. 申请\n\n2. 审核»')
  expect(press('quote', '|')).toBe('> |')
})

test('what stands below does not become part of a list or a quotation', () => {
  expect(press('quote', '原|文\n我们答复如下')).toBe('> 原文|\n\n我们答复如下')
  expect(renderMarkdown('> 原文\n\n我们答复如下')).toBe(
    '<blockquote>\n<p>原文</p>\n</blockquote>\n<p>我们答复如下</p>\n',
  )
  expect(press('list', '身份|证\n\n落款')).toBe('- 身份证|\n\n落款')
})

test('bold goes around the selected words, or a place for some, and away again', () => {
  expect(press('bold', '列入«2027 年»计划')).toBe('列入**«2027 年»**计划')
  expect(press('bold', '列入**«2027 年»**计划')).toBe('列入«2027 年»计划')
  expect(press('bold', '列入«**2027 年**»计划')).toBe('列入«2027 年»计划')
  expect(press('bold', '列入|')).toBe('列入**«文字»**')
})

test('a link takes the selected words or the selected address, and selects what is missing', () => {
  expect(press('link', '见«办事指南»。')).toBe('见[办事指南](«https://»)。')
  expect(press('link', '见«https://a.gov.cn/1»。')).toBe('见[«文字»](https://a.gov.cn/1)。')
  expect(press('link', '见|。')).toBe('见[«文字»](https://)。')
})

test('a document is cited as the public page writes it, with its address as a link', () => {
  const citation = { title: '城市供水条例', number: '国务院令第158号', article: '第二十二条', url: '', checkedOn: '' }
  for (const title of ['城市供水条例', '《城市供水条例》', 'Water Supply Rules', '“十四五”规划']) {
    expect(citationText({ ...citation, title })).toBe(citationLine({ ...citation, title }))
  }
  const linked = citationText({ ...citation, url: 'https://www.gov.cn/1' })
  expect(renderMarkdown(linked)).toContain('<a href="https://www.gov.cn/1"')
  expect(renderMarkdown(linked)).toContain('《城市供水条例》（国务院令第158号）第二十二条')
  expect(citationText({ ...citation, url: 'javascript:alert(1)' })).not.toContain('javascript')
})

test('whatever is selected, an edit stays within the text, and loses no word', () => {
  const text = fc.array(fc.constantFrom('水', '管网', '\n', '\n\n', '- ', '## ', '> ', '1. ', '*', '🏫', 'a'), {
    maxLength: 12,
  })
  const words = (value: string) => value.replace(/[#>*\-\d.\s]/g, '')
  fc.assert(
    fc.property(
      text,
      fc.nat(20),
      fc.nat(20),
      fc.constantFrom('heading', 'list', 'numbers', 'quote'),
      (parts, a, b, mark) => {
        const value = parts.join('')
        const [from, to] = [Math.min(a, b, value.length), Math.min(Math.max(a, b), value.length)]
        const edit = MARKS[mark as 'list'](value, from, to, { words: '文字' })
        const after = value.slice(0, edit.from) + edit.text + value.slice(edit.to)
        expect(edit.from).toBeGreaterThanOrEqual(0)
        expect(edit.to).toBeLessThanOrEqual(value.length)
        expect(edit.select[1]).toBeLessThanOrEqual(after.length)
        expect(words(after)).toBe(words(value))
      },
    ),
  )
})

import { expect, it } from 'vitest'
import { plainText, renderMarkdown } from '#app/platform/markdown.server.ts'

it('begins its headings below those of the page', () => {
  expect(renderMarkdown('## 看什么\n\n### 大厅')).toBe('<h3>看什么</h3>\n<h4>大厅</h4>\n')
  expect(renderMarkdown('# 一\n\n###### 二')).toContain('<h6>二</h6>')
})

it('lets no foreign markup, picture or script address through', () => {
  const html = renderMarkdown(
    '<img src=x onerror=alert(1)> ![a](https://x.example/a.png) [b](javascript:alert(1)) [c](//x.example)',
  )
  expect(html).not.toMatch(/<img|href="javascript|href="\/\//)
  expect(renderMarkdown('[即墨](https://www.jimo.gov.cn)')).toContain('rel="noopener noreferrer"')
})

it('gives the words alone', () => {
  expect(plainText('## 看什么\n\n- **水** & <b>')).toBe('看什么 水 & <b>')
})

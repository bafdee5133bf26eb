import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { PageTitle } from '#app/ui/page-title.tsx'

const heading = (title: string) => renderToStaticMarkup(<PageTitle>{title}</PageTitle>).match(/<h1>(.*)<\/h1>/)?.[1]

describe('the title of a page', () => {
  test('lets a phrase longer than a line break inside, with the comma that ends it', () => {
    expect(heading('老旧小区改造把路面挖开以后，供水管网一直没有接好')).toBe(
      '<span class="long-phrase">老旧小区改造把路面挖开以后，</span>供水管网一直没有接好',
    )
  })

  test('is plain text when each phrase fits on a line', () => {
    for (const title of ['健康长沙开放日：走进疾控实验室', 'Inside the disease control laboratory, in December']) {
      expect(heading(title)).toBe(title)
    }
  })
})

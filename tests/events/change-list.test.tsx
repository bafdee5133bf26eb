// What changed between two versions, in words that somebody reads who made neither.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ChangeList } from '#app/events/components/change-list.tsx'
import type { Language } from '#app/platform/language.ts'
import { LanguageProvider } from '#app/ui/language.tsx'

const slot = {
  startsAt: '2027-01-20T01:00:00.000Z',
  endsAt: '2027-01-20T01:30:00.000Z',
  capacity: 50,
  waitingCapacity: 20,
}
const shown = (language: Language) =>
  renderToStaticMarkup(
    <LanguageProvider language={language}>
      <ChangeList
        caption="1–2"
        changes={[
          {
            field: 'slots',
            from: null,
            to: [
              { ...slot, state: 'open' },
              { ...slot, state: 'cancelled' },
            ],
          },
          { field: 'mapHash', from: 'a'.repeat(64), to: 'b'.repeat(64) },
          { field: 'mapAlt', from: '路北', to: '路南' },
        ]}
      />
    </LanguageProvider>,
  )

it('names sessions with day, time and places, and a picture by a short number', () => {
  const zh = shown('zh-CN')
  for (const part of [
    '2027年1月20日（星期三）09:00–09:30 · 50 席，候补 20',
    '候补 20 · 已取消',
    '图片 aaaaaaaa<',
    '位置图文字说明',
  ])
    expect(zh).toContain(part)
  expect(shown('en')).toContain('50 places, 20 waiting · cancelled')
})

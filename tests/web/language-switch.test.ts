import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { useTestStore } from '#tests/support/world.ts'

useTestStore()

let server: TestServer
beforeEach(async () => {
  server = await startTestServer()
}, 60_000)
afterEach(() => server.close())

const send = (path: string, values: [string, string][]) =>
  fetch(server.origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      Accept: 'text/html',
      'Accept-Language': 'zh-CN',
      Origin: server.origin,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(values).toString(),
  })

/** The form that stands where the link to the other language is else. */
function switchOf(html: string): { action: string; values: [string, string][] } {
  const form = /<form method="post" action="([^"]*lang=[^"]*)">(.*?)<\/form>/s.exec(html)
  if (!form) throw new Error('no switch')
  const values = [...(form[2] ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  return {
    action: (form[1] as string).replaceAll('&amp;', '&'),
    values: values.map(([, name, value]) => [name as string, value as string]),
  }
}

it('a refused form is the same in the other language and back again', async () => {
  const refused = await send('/find?from=mail', [['contact', '不是号码 12']])
  expect(refused.status).toBe(422)
  const there = switchOf(await refused.text())
  expect(there).toEqual({ action: '/find?from=mail&lang=en', values: [['contact', '不是号码 12']] })
  const english = await send(there.action, there.values)
  expect(english.status).toBe(422)
  expect(english.headers.get('Set-Cookie')).toContain('lang=en')
  const html = await english.text()
  expect(html).toContain('<html lang="en"')
  expect(html).toMatch(/<input[^>]*id="contact"[^>]*value="不是号码 12"/)
  expect(switchOf(html)).toMatchObject({ action: '/find?from=mail&lang=zh-CN', values: there.values })
})

it('a page that refused nothing has a plain link', async () => {
  const page = await fetch(`${server.origin}/find`, { headers: { Accept: 'text/html' } })
  expect(await page.text()).toMatch(/<a href="\/find\?lang=en"/)
})

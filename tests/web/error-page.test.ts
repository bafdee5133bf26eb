// The page for everything that goes wrong, drawn for each kind in both languages.
import { beforeAll, expect, it } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { stampArrival } from '#app/platform/arrivals.ts'
import { LANGUAGES } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { createRemix, type RemixHandler } from '#app/web/remix-handler.server.ts'
import { webMessages } from '#app/web/web-messages.ts'
import { testBuild } from '#tests/support/test-build.ts'
import { testConfig } from '#tests/support/test-server.ts'
import { useTestStore } from '#tests/support/world.ts'

useTestStore()

const ORIGIN = 'http://localhost:3000'
let remix: RemixHandler
beforeAll(async () => {
  useConfig({ ...testConfig(), publicOrigin: ORIGIN })
  remix = createRemix(await testBuild())
}, 60_000)

const KINDS = [
  [400, 'unreadable', 'badRequest'],
  [403, 'forbidden', 'forbidden'],
  [403, 'crossOrigin', 'crossOrigin'],
  [404, 'notFound', 'notFound'],
  [405, 'methodNotAllowed', 'method'],
  [409, 'conflict', 'conflict'],
  [410, 'gone', 'gone'],
  [413, 'bodyTooLarge', 'tooLarge'],
  [415, 'contentType', 'unsupported'],
  [422, 'invalid', 'unprocessable'],
  [429, 'tooMany', 'tooMany'],
  [500, 'unknown', 'failed'],
  [503, 'busy', 'busy'],
] as const

it.each(KINDS.flatMap((kind) => LANGUAGES.map((language) => [language, ...kind] as const)))(
  '%s %i %s',
  async (language, status, code, kind) => {
    const context = { nonce: 'test', address: '203.0.113.9', requestId: 'K7-204', ...stampArrival() }
    const request = new Request(`${ORIGIN}/-/refused?lang=${language}`, { headers: { Accept: 'text/html' } })
    const answer = await remix(request, { ...context, refusal: { status, code } })
    const page = await answer.text()
    const text = translator(language, webMessages)
    expect(answer.status).toBe(status)
    expect(page).toContain(`<html lang="${language}"`)
    expect(page).toMatch(new RegExp(`<title>(${text('errorPrefix')})?${text(`${kind}Title`)} - `))
    expect(page).toContain(`>${text(`${kind}Title`)}</h1>`)
    expect(page).toContain(text(`${kind}Text`))
    expect(page).toContain('K7-204')
    expect(page).toContain('href="/"')
    expect(page).not.toMatch(/node_modules|\.tsx?:\d|Error:? (?=at )/)
  },
)

it.each(['/mine/20260101.nobody.knows', '/r/cut-short', '/t/CUT-SHORT'])(
  '%s shows who has a link that does not open how to get a new one',
  async (path) => {
    for (const language of LANGUAGES) {
      const context = { nonce: 'test', address: '203.0.113.9', requestId: 'K7-204', ...stampArrival() }
      const request = new Request(`${ORIGIN}${path}?lang=${language}`, { headers: { Accept: 'text/html' } })
      const answer = await remix(request, context)
      const page = await answer.text()
      const text = translator(language, webMessages)
      expect(answer.status).toBe(404)
      expect(page).toContain(text('ownLinkText'))
      expect(page).toMatch(/<main[\s\S]*href="\/find"[\s\S]*<\/main>/)
    }
  },
)

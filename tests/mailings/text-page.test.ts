// The page where a department changes its words, as a browser without scripts uses it.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { departmentTexts, outboxMessages } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { type Cast, makeCast } from '#tests/support/people.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { useTestStore } from '#tests/support/world.ts'

useTestStore()

let server: TestServer
let cast: Cast
beforeEach(async () => {
  server = await startTestServer()
  cast = await makeCast()
})
afterEach(() => server.close())

const WORDS = {
  subject: '欢迎：{活动}',
  body: '{姓名}，请带身份证。',
  sms: '已报名{活动}：{链接}',
  subjectEn: '',
  bodyEn: '',
  smsEn: '',
}

async function send(fields: Record<string, string> | undefined, kind = 'registration-confirmed') {
  const answer = await fetch(`${server.origin}/console/texts/${cast.departmentId}/${kind}`, {
    headers: { Accept: 'text/html', Origin: server.origin, Cookie: cast.cookies.organiser },
    redirect: 'manual',
    ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
  })
  return { status: answer.status, location: answer.headers.get('location'), page: await answer.text() }
}

it('begins with the words of the house, saves others and shows them', async () => {
  const begun = await send(undefined)
  expect(begun.status).toBe(200)
  expect(begun.page).toContain('报名成功：{时间} {活动}')
  expect(begun.page).toContain('You are registered: {event}, {time}')
  const saved = await send({ ...WORDS, version: '0', intent: 'save' })
  expect(saved).toMatchObject({ status: 303 })
  expect(saved.location).toMatch(/\?done=saved$/)
  const shown = await send(undefined)
  expect(shown.page).toContain('欢迎：{活动}')
  expect(shown.page).toMatch(/srcdoc="&lt;!DOCTYPE html&gt;/i)
  expect((await send({ version: '1', intent: 'reset' })).location).toMatch(/\?done=wasReset$/)
})

it('answers what breaks the rule beside the field, with everything that was typed', async () => {
  const refused = await send({ ...WORDS, body: '{名字}，<b>请</b>带身份证。', version: '0', intent: 'save' })
  expect(refused.status).toBe(422)
  expect(refused.page).toMatch(/id="body-error"[\s\S]{0,300}这里没有 \{名字\} 这个变量/)
  expect(refused.page).toContain('{名字}，&lt;b&gt;请&lt;/b&gt;带身份证。')
  expect(refused.page).toContain('欢迎：{活动}')
  for (const intent of ['preview', 'test']) {
    expect((await send({ ...WORDS, sms: 'x', version: '0', intent })).status).toBe(422)
  }
  expect(await reader().$count(departmentTexts)).toBe(0)
})

it('previews and sends a sample of what is typed, and saves nothing', async () => {
  const preview = await send({ ...WORDS, version: '0', intent: 'preview' })
  expect(preview.status).toBe(200)
  expect(preview.page).toContain('李明，请带身份证。')
  expect(preview.page).toContain('这是还没有保存的文字')
  const tested = await send({ ...WORDS, version: '0', intent: 'test' })
  expect(tested.page).toContain('已发往您的登录邮箱')
  expect(await reader().$count(departmentTexts)).toBe(0)
  expect((await reader().select().from(outboxMessages)).map(({ kind }) => kind)).toEqual(['test-letter', 'test-letter'])
})

it('tells who comes second that somebody saved before, and keeps what they wrote', async () => {
  await send({ ...WORDS, version: '0', intent: 'save' })
  const late = await send({ ...WORDS, subject: '我的：{活动}', version: '0', intent: 'save' })
  expect(late.status).toBe(409)
  expect(late.page).toContain('我的：{活动}')
  expect(late.page).toMatch(/name="version"[^>]*value="1"|value="1"[^>]*name="version"/)
})

it('takes a broken form and an unknown kind without a fault', async () => {
  expect((await send({ version: 'x', intent: 'destroy' })).status).toBe(303)
  expect((await send(undefined, 'constructor')).status).toBe(404)
  expect((await send(undefined, 'staff-invitation')).status).toBe(404)
  expect((await send({ ...WORDS, subject: `a\u0000${'b'.repeat(30_000)}`, version: '1' })).status).not.toBe(500)
})

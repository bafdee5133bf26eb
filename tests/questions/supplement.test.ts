// 补充: one supplement, by whoever holds the asker's secret link. The tracking code alone shows the way and sends the link again.
import { beforeAll, expect, test } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import { ASKED_COOKIE, askedCookie, askerPath } from '#app/questions/asker-link.server.ts'
import { requestClarification } from '#app/questions/clarify-question.server.ts'
import { action as again, loader as gate } from '#app/questions/routes/supplement-link-page.tsx'
import { loader as form, action as supply } from '#app/questions/routes/supplement-page.tsx'
import { clarifications } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, makeCase, messageKinds } from './case.ts'

useTestStore()
beforeAll(() => useConfig(readConfig({ PORT: '4350' })))

const ORIGIN = 'http://localhost:4350'

async function answered(
  run: typeof gate | typeof supply,
  path: string,
  params: Record<string, string>,
  init: RequestInit = {},
): Promise<Response> {
  const request = new Request(ORIGIN + path, init)
  const context = { nonce: '', address: '203.0.113.7', requestId: 'test', arrivedAt: new Date() } as never
  try {
    return (await run({ request, params, context })) as Response
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}
const sent = (values: Record<string, string>): RequestInit => ({ method: 'POST', body: new URLSearchParams(values) })
const supplements = async () => (await reader().select().from(clarifications)).map(({ supplement }) => supplement)

async function waiting() {
  const world = await makeCase()
  const question = await acceptedQuestion(world)
  await inTransaction(world.officer, (work) => requestClarification(work, question.id, { request: '哪栋楼？' }))
  const byCode = { path: `/questions/${question.trackingCode}/supplement`, params: question as never }
  const path = askerPath(question)
  return { question, byCode, path, secret: path.slice('/q/'.length) }
}

test('who only has the tracking code cannot use up the supplement, and may have the link sent again', async () => {
  const { question, byCode } = await waiting()
  const tried = await answered(again, byCode.path, byCode.params, sent({ supplement: '乱填' }))
  expect(tried.headers.get('Location')).toBe(`${byCode.path}?done=sent`)
  expect(await supplements()).toEqual([null])
  expect((await messageKinds(question.id)).filter((kind) => kind.startsWith('question-clarification'))).toHaveLength(2)
  const shown = await answered(gate, byCode.path, byCode.params)
  expect(await shown.json()).toMatchObject({ code: question.trackingCode, request: '哪栋楼？', sent: false })
})

test('the secret link leads to the form, from this browser too, until something was supplied', async () => {
  const { question, byCode, path, secret } = await waiting()
  const cookie = askedCookie(question, false).split(';')[0] as string
  expect(cookie.startsWith(`${ASKED_COOKIE}=`)).toBe(true)
  const led = await answered(gate, byCode.path, byCode.params, { headers: { Cookie: cookie } })
  expect(led.headers.get('Location')).toBe(`${path}/supplement`)
  expect((await answered(form, `${path}/supplement`, { secret })).status).toBe(200)
  expect((await answered(supply, `${path}/supplement`, { secret }, sent({ supplement: ' ' }))).status).toBe(422)
  const done = await answered(supply, `${path}/supplement`, { secret }, sent({ supplement: '3号楼' }))
  expect(done.headers.get('Location')).toBe(path)
  expect(await supplements()).toEqual(['3号楼'])
  expect((await answered(form, `${path}/supplement`, { secret })).status).toBe(404)
  expect((await answered(gate, byCode.path, byCode.params)).status).toBe(404)
  const forged = `${secret.slice(0, -2)}xx`
  expect((await answered(supply, '/q/x/supplement', { secret: forged }, sent({ supplement: '乱' }))).status).toBe(404)
})

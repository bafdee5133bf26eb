import { beforeAll, expect, test } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import { instantOf } from '#app/platform/dates.ts'
import { loader as answerLoader } from '#app/questions/routes/answer-page.tsx'
import { loader as atom } from '#app/questions/routes/answers-atom.ts'
import { loader as answers } from '#app/questions/routes/api-answers.ts'
import { loader as question } from '#app/questions/routes/api-question.ts'
import { action as post } from '#app/questions/routes/api-questions.ts'
import { loader as similar } from '#app/questions/routes/api-similar.ts'
import { loader as statistics } from '#app/questions/routes/api-statistics.ts'
import { action as askAction } from '#app/questions/routes/ask-page.tsx'
import { questions } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { makeCase, PRIVATE, publishedQuestion, row } from './case.ts'

useTestStore()
beforeAll(() => useConfig(readConfig({ PORT: '4350' })))

const ORIGIN = 'http://localhost:4350'
const args = (request: Request, params: Record<string, string> = {}) => ({
  request,
  params,
  context: { nonce: '', address: '203.0.113.7', requestId: 'test', arrivedAt: new Date() } as never,
})

/** What a loader answers, thrown or returned. */
async function answered(run: () => Promise<unknown>): Promise<Response> {
  try {
    return (await run()) as Response
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}
const get = (loader: typeof question, path: string, params = {}) =>
  answered(() => loader(args(new Request(ORIGIN + path), params)))
const send = (body: unknown, headers: Record<string, string> = {}) =>
  answered(() =>
    post(
      args(
        new Request(`${ORIGIN}/api/v1/questions`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
    ),
  )

test('a question is taken once for one Idempotency-Key, and can be followed', async () => {
  const { event, department } = await makeCase()
  const body = { event: event.slug, text: '水费怎么交？', phone: '139 0532 0174' }
  const first = await send(body, { 'Idempotency-Key': 'k1' })
  expect(first.status).toBe(201)
  const taken = (await first.json()) as { trackingCode: string; url: string; state: string }
  expect(taken).toEqual({
    trackingCode: expect.stringMatching(/^\d{10}$/),
    url: `${ORIGIN}/questions/${taken.trackingCode}`,
    state: 'received',
  })
  expect(await (await send(body, { 'Idempotency-Key': 'k1' })).json()).toEqual(taken)
  expect(await reader().$count(questions)).toBe(1)
  const followed = await get(question, '/api/v1/questions/x', { trackingCode: taken.trackingCode })
  expect(await followed.json()).toMatchObject({
    trackingCode: taken.trackingCode,
    state: 'received',
    stateLabel: '已收到',
    text: null,
    department: { code: department.code },
    timeliness: 'onTime',
    timeline: [{ at: expect.stringMatching(/\+08:00$/), label: '已收到' }],
  })
})

test('what does not fit is told by field', async () => {
  await makeCase()
  for (const [body, path] of [
    [{ text: '' }, 'text'],
    [{ text: '字'.repeat(1001) }, 'text'],
    [{ text: '水费怎么交？', phone: '123' }, 'phone'],
    [{ text: '水费怎么交？', email: 'a@b, c@d' }, 'email'],
    [{ text: '水费怎么交？', displayName: '老王13905320174' }, 'displayName'],
    [{ text: '水费怎么交？', kind: 'whistleblow' }, 'kind'],
    [{ text: '水费怎么交？', event: 'nope' }, 'event'],
    [{ text: '水费怎么交？', extra: 1 }, 'extra'],
    [{}, 'text'],
  ] as const) {
    const refused = await send(body)
    expect(refused.status, path).toBe(422)
    const { code, errors } = (await refused.json()) as { code: string; errors: { path: string }[] }
    expect(code).toBe('invalid')
    expect(errors.map((error) => error.path)).toContain(path)
  }
  expect((await send('{')).status).toBe(400)
  expect(await reader().$count(questions)).toBe(0)
})

test('answers, similar ones and figures hold nothing private', async () => {
  const world = await makeCase()
  const { id, trackingCode } = await publishedQuestion(world, {
    askedAt: instantOf('2026-06-01', '09:00'),
    publishedAt: instantOf('2026-06-03', '09:00'),
  })
  const bodies = await Promise.all(
    [
      get(answers, '/api/v1/answers?q=管网'),
      get(question, '/api/v1/questions/x', { trackingCode }),
      get(similar, `/api/v1/questions/similar?q=${encodeURIComponent(PRIVATE)}`),
      get(statistics, '/api/v1/statistics?month=2026-06'),
      get(atom, '/answers.atom'),
      get(answerLoader as typeof question, `/answers/${id}`, { id }),
    ].map(async (response) => (await response).text()),
  )
  for (const body of bodies) {
    for (const secret of ['李建国', '13905320174', '温泉花园', 'li.jianguo']) expect(body).not.toContain(secret)
  }
  const [library, followed, like, table, feed] = bodies as [string, string, string, string, string]
  expect(JSON.parse(library)).toMatchObject({
    items: [{ id, url: `${ORIGIN}/answers/${id}`, department: { code: world.department.code } }],
    next: null,
  })
  expect(JSON.parse(followed)).toMatchObject({ state: 'answered', timeliness: 'onTime', answer: { departments: [{}] } })
  expect(JSON.parse(like).items[0]).toMatchObject({ id, answerUrl: `${ORIGIN}/answers/${id}` })
  expect(JSON.parse(table)).toMatchObject({
    items: [{ received: 1, answered: 1, answeredRate: 1, onTimeRate: 1, overdueOpen: 0 }],
  })
  expect(feed).toContain(`${ORIGIN}/answers/${id}`)
})

test('what is not there is 404, a wrong cursor or month 422', async () => {
  await makeCase()
  expect((await get(question, '/api/v1/questions/1', { trackingCode: '1234567890' })).status).toBe(404)
  expect((await get(question, '/api/v1/questions/x', { trackingCode: '../x' })).status).toBe(404)
  expect((await get(answers, '/api/v1/answers?cursor=x')).status).toBe(422)
  expect((await get(statistics, '/api/v1/statistics?month=2026-13')).status).toBe(422)
})

test('an Idempotency-Key that comes with another body is refused, and the first question stays', async () => {
  const { event } = await makeCase()
  const body = { event: event.slug, text: '水费怎么交？' }
  await send(body, { 'Idempotency-Key': 'k2' })
  const other = await send({ ...body, text: '电费怎么交？' }, { 'Idempotency-Key': 'k2' })
  expect(other.status).toBe(422)
  expect(await other.json()).toMatchObject({ code: 'idempotencyKeyReused' })
  expect(await reader().$count(questions)).toBe(1)
})

const form = (values: Record<string, string>) =>
  answered(() => askAction(args(new Request(`${ORIGIN}/ask`, { method: 'POST', body: new URLSearchParams(values) }))))

test('the form shows similar answers first, keeps everything, and takes the question at the second tap', async () => {
  const world = await makeCase()
  await publishedQuestion(world)
  const values = {
    text: '我们小区的老管网什么时候改造？',
    kind: 'consult',
    mayPublish: 'yes',
    key: 'form-key',
    phone: '13905320174',
  }
  const shown = await form(values)
  expect(shown.status).toBe(200)
  expect(await shown.json()).toMatchObject({
    similar: [{ title: '小区自来水早上偶尔发黄，老管网什么时候改造？' }],
    values,
  })
  expect(await reader().$count(questions)).toBe(1)
  const sent = await form({ ...values, step: 'send' })
  expect(sent.status).toBe(303)
  expect(sent.headers.get('Location')).toMatch(/^\/questions\/\d{10}\?done=asked$/)
  const again = await form({ ...values, step: 'send' })
  expect(again.headers.get('Location')).toMatch(/^\/questions\/\d{10}\?done=alreadyAsked$/)
  expect(await reader().$count(questions)).toBe(2)
  // Back in the browser, and other words under the same key: another question, however often it is sent.
  const other = { ...values, text: '医保卡怎么换？', step: 'send' }
  const asked = await form(other)
  expect(asked.headers.get('Location')).toMatch(/^\/questions\/\d{10}\?done=asked$/)
  expect((await form(other)).headers.get('Location')).toBe(
    asked.headers.get('Location')?.replace('asked', 'alreadyAsked'),
  )
  expect(await reader().$count(questions)).toBe(3)
})

test('a form with faults is refused with everything that was typed', async () => {
  await makeCase()
  const refused = await form({ text: '水', kind: 'consult', phone: '123', displayName: '字'.repeat(21) })
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({
    errors: { text: 'textTooShort', phone: 'phoneUnreadable', displayName: 'displayNameTooLong' },
    values: { text: '水', phone: '123' },
  })
})

test('a public name that leads to a person is refused beside its field', async () => {
  await makeCase()
  for (const displayName of ['13905320174', 'me@example.org', '3号楼2单元501室']) {
    const refused = await form({ text: '水费怎么交？', kind: 'consult', displayName, step: 'send' })
    expect(refused.status, displayName).toBe(422)
    expect(await refused.json()).toMatchObject({
      errors: { displayName: 'displayNamePersonal' },
      values: { displayName },
    })
  }
  expect((await form({ text: '水费怎么交？', kind: 'consult', displayName: '李先生', step: 'send' })).status).toBe(303)
})

test('hostile text is kept as it is and breaks nothing', async () => {
  const { event } = await makeCase()
  const text = `'; drop table questions; -- <script>alert(1)</script> \${7*7} {{x}} "AND" NEAR(医*)\nＡＢＣ　🙂`
  const sent = await form({ text, kind: 'consult', event: event.slug, step: 'send' })
  expect(sent.status).toBe(303)
  const code = sent.headers.get('Location')?.match(/\d{10}/)?.[0] ?? ''
  const [taken] = await reader().select({ id: questions.id }).from(questions)
  expect((await row(taken!.id)).originalText).toBe(text)
  expect((await get(question, '/api/v1/questions/x', { trackingCode: code })).status).toBe(200)
})

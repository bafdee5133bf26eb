// ③ 提问: what is asked along with signing up has a page of its own, which may be skipped; whoever goes back finds everything.
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { after, now } from '#app/platform/clock.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { newFormStamp } from '#app/registrations/form-stamp.server.ts'
import { faultsByPage } from '#app/registrations/sign-up-steps.ts'
import { questions, registrations } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { postForms } from '#tests/support/page-forms.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'
import { makeCase, publishedQuestion } from '../questions/case.ts'
import { ask, CHOICES, rule } from './forms.ts'

useTestStore()

const QUESTION = '老旧小区的水箱多久清洗一次？'
let server: TestServer
let path: string
let party: URLSearchParams
let event: { id: string; slug: string }
let departmentId: string

beforeEach(async () => {
  server = await startTestServer()
  const made = await makeEvent({ seats: 40 })
  event = made.event
  departmentId = made.departmentId
  path = `/events/${event.slug}/register?slot=${made.slot.id}`
  party = new URLSearchParams({
    ...{ slot: made.slot.id, name: '欧阳静', phone: '13900006611', partySize: '2', child: 'no', consent: 'yes' },
    ...{ key: 'k'.repeat(26), consentVersion: CURRENT_CONSENT.version, stamp: newFormStamp(after(now(), -5000)) },
  })
  party.append('needs[]', 'wheelchair')
})
afterEach(() => server.close())

async function post(fields: URLSearchParams, by: Record<string, string>, at = path) {
  const body = new URLSearchParams([...fields])
  for (const [name, value] of Object.entries(by)) body.set(name, value)
  const headers = { Accept: 'text/html', Origin: server.origin }
  const answer = await fetch(server.origin + at, { method: 'POST', redirect: 'manual', headers, body })
  const policy = answer.headers.get('Content-Security-Policy') ?? ''
  return { status: answer.status, html: await answer.text(), to: answer.headers.get('Location') ?? '', policy }
}

/** What the form of the page would send: hidden fields, typed text and ticks. */
function fieldsOf(html: string, button: string): URLSearchParams {
  const form = postForms(html, path).find(({ fields }) => fields.some(({ value }) => value === button))
  const body = new URLSearchParams()
  for (const { name, type, value } of form?.fields ?? []) if (type === 'hidden') body.append(name, value)
  return body
}
const isTicked = (html: string) => /<input[^>]*name="mayPublish"[^>]*checked/.test(html)
const stored = async () => [await reader().$count(registrations), await reader().$count(questions)]

describe('of a party', () => {
  it('comes after the people, takes nothing, and goes on to the check page and the registration, once', async () => {
    const form = await (await fetch(server.origin + path)).text()
    expect(form).not.toContain('<textarea id="question"')
    for (const part of ['下一步：提问（可跳过）', '不提问，直接核对', '<ol class="steps"']) expect(form).toContain(part)
    const asking = await post(party, { step: 'question' })
    expect(asking.status).toBe(200)
    expect(asking.html).toContain('<title>有问题想问吗')
    expect(asking.html).toMatch(/<textarea[^>]*name="question"/)
    expect(isTicked(asking.html)).toBe(true)
    const carried = fieldsOf(asking.html, 'check')
    expect([carried.get('name'), carried.getAll('needs[]')]).toEqual(['欧阳静', ['wheelchair']])
    const check = await post(carried, { step: 'check', question: QUESTION, mayPublish: 'yes' })
    expect(check.html).toContain(QUESTION)
    expect(await stored()).toEqual([0, 0])
    const sent = fieldsOf(check.html, 'confirm')
    const confirmed = await post(sent, { step: 'confirm' })
    expect(confirmed.to).toMatch(/^\/r\/.+\?done=registered$/)
    expect((await post(sent, { step: 'confirm' })).to).toBe(confirmed.to)
    expect(await stored()).toEqual([1, 1])
    expect(await reader().select().from(questions)).toMatchObject([{ originalText: QUESTION, mayPublish: true }])
  })

  it('is skipped from the page of the people with as many requests as before, and left empty', async () => {
    const check = await post(party, { step: 'check' })
    expect(check.html).toContain('核对报名信息')
    expect((await post(fieldsOf(check.html, 'confirm'), { step: 'confirm' })).status).toBe(303)
    expect(await stored()).toEqual([1, 0])
  })

  it('left empty it is skipped too', async () => {
    const asking = await post(party, { step: 'question' })
    const check = await post(fieldsOf(asking.html, 'check'), { step: 'check', question: '', mayPublish: 'yes' })
    expect((await post(fieldsOf(check.html, 'confirm'), { step: 'confirm' })).status).toBe(303)
    expect(await stored()).toEqual([1, 0])
  })

  it('going back keeps the question and the tick that was taken away', async () => {
    const asking = await post(party, { step: 'question' })
    const back = await post(fieldsOf(asking.html, 'check'), { step: 'change', question: QUESTION })
    expect(back.html).toContain('value="欧阳静"')
    const carried = fieldsOf(back.html, 'question')
    expect([carried.get('question'), carried.get('mayPublish')]).toEqual([QUESTION, null])
    party.set('question', carried.get('question') ?? '')
    const again = await post(party, { step: 'question' })
    expect(again.html).toContain(`>${QUESTION}</textarea>`)
    expect(isTicked(again.html)).toBe(false)
  })

  it('a fault of the question is told on its own page, after those of the people', async () => {
    const short = await post(party, { step: 'check', question: '水费' })
    expect(short.status).toBe(422)
    expect(short.html).toContain('<title>错误：有问题想问吗')
    expect(short.html).toMatch(/>水费<\/textarea>/)
    const both = await post(party, { step: 'check', question: '水费', phone: '1390' })
    expect(both.html).toContain('<title>错误：谁来参加')
    expect(both.html).toContain('有 1 处需要更正')
    // Whoever comes is right: the page of the question is drawn, also with the text that is still too short.
    expect((await post(party, { step: 'question', question: '水费' })).status).toBe(200)
    expect((await post(party, { step: 'question', phone: '1390' })).html).toContain('<title>错误：谁来参加')
    expect((await post(party, { step: 'question', partySize: '12' })).status).toBe(422)
    expect(await stored()).toEqual([0, 0])
  })

  it('each line of the check page leads to the page of its field and from there straight back', async () => {
    const check = await post(party, { step: 'check', question: QUESTION, mayPublish: 'yes' })
    const sent = fieldsOf(check.html, 'confirm')
    expect(check.html).toMatch(/<button[^>]*value="question"[^>]*#question"/)
    const asking = await post(sent, { step: 'question' })
    expect(asking.html).toContain(`>${QUESTION}</textarea>`)
    expect(asking.html).not.toContain('value="change"')
    const people = await post(sent, { step: 'change' })
    expect(people.html).not.toContain('value="question"')
    expect(people.html).toContain('下一步：核对信息')
    expect(fieldsOf(people.html, 'check').get('question')).toBe(QUESTION)
  })

  it('a file that was chosen with the people goes along from page to page', async () => {
    const card = await ask(await makeStaff(['organiser'], departmentId), event.id, { kind: 'file', label: '学生证' })
    const data = new FormData()
    for (const [name, value] of party) data.append(name, value)
    data.append('step', 'question')
    data.append(`q-${card}`, new File(['%PDF-1.7 学生证'], '学生证.pdf'))
    const headers = { Accept: 'text/html', Origin: server.origin }
    const asking = await fetch(server.origin + path, { method: 'POST', headers, body: data })
    const carried = fieldsOf(await asking.text(), 'check')
    expect(carried.get(`f-${card}`)).toMatch(/^\w{26}$/)
    const people = await post(carried, { step: 'change' })
    expect(people.html).toContain('已收到“学生证.pdf”')
    const check = await post(carried, { step: 'check', question: QUESTION })
    expect(check.html).toContain('学生证.pdf')
    expect((await post(fieldsOf(check.html, 'confirm'), { step: 'confirm' })).status).toBe(303)
    expect(await reader().select().from(registrations)).toMatchObject([
      { answers: { [card]: carried.get(`f-${card}`) } },
    ])
  })

  it('what only some are asked hangs on the choice, and is not read back to others', async () => {
    const organiser = await makeStaff(['organiser'], departmentId)
    const way = await ask(organiser, event.id, { kind: 'one', label: '怎么来', choices: CHOICES })
    const car = await ask(organiser, event.id, { label: '车牌', showQuestionId: way, showChoice: 'c2' })
    const form = await (await fetch(server.origin + path)).text()
    expect(form).toMatch(/<input[^>]*data-shows="1"[^>]*value="c2"/)
    expect(form).toMatch(new RegExp(`<div class="field depends" data-shown="1">.*?name="q-${car}"`))
    party.set(`q-${car}`, '鲁B00000')
    party.set(`q-${way}`, 'c1')
    expect((await post(party, { step: 'check' })).html).not.toContain('车牌')
    party.set(`q-${way}`, 'c2')
    const check = await post(party, { step: 'check' })
    for (const part of ['车牌', '鲁B00000']) expect(check.html).toContain(part)
  })

  it('reads in English as well', async () => {
    const asking = await post(party, { step: 'question' }, `${path}&lang=en`)
    for (const part of ['Is there something you would like to ask?', 'Next: check your entries'])
      expect(asking.html).toContain(part)
  })
})

describe('of a group', () => {
  it('is asked between the list and its check, may be skipped, and is stored with the group', async () => {
    await rule(await makeStaff(['organiser'], departmentId), event.id, { groupMax: 30 })
    const at = path.replace('/register', '/register/group')
    party.set('groupName', '实验小学三年级二班')
    party.set('list', '张三\n李四')
    const form = await (await fetch(server.origin + at)).text()
    expect(form).toContain('不提问，直接核对名单')
    const asking = await post(party, { intent: 'question' }, at)
    expect(asking.html).toContain('有问题想问吗')
    // The page proposes answers while somebody writes: its policy lets the one script run.
    expect(asking.html).toContain('<script src="/ask.js')
    expect(asking.policy).toContain("script-src 'self'")
    const carried = fieldsOf(asking.html, 'check')
    expect(carried.get('list')?.replaceAll('\r', '')).toBe('张三\n李四')
    const short = await post(carried, { intent: 'check', question: '水费' }, at)
    expect([short.status, short.html.includes('<textarea id="question"')]).toEqual([422, true])
    const preview = await post(carried, { intent: 'check', question: QUESTION }, at)
    for (const part of [QUESTION, '公开问题和答复', '>不公开<']) expect(preview.html).toContain(part)
    const sent = fieldsOf(preview.html, 'confirm')
    expect((await post(sent, { intent: 'question' }, at)).html).toContain(`>${QUESTION}</textarea>`)
    expect((await post(sent, { intent: 'edit' }, at)).html).toContain('value="实验小学三年级二班"')
    expect((await post(sent, { intent: 'confirm' }, at)).status).toBe(303)
    expect((await post(sent, { intent: 'confirm' }, at)).status).toBe(303)
    expect(await stored()).toEqual([1, 1])
    expect(await reader().select().from(questions)).toMatchObject([{ originalText: QUESTION, mayPublish: false }])
  })

  it('shows answers to questions like its own with the list, and goes on without the question', async () => {
    await rule(await makeStaff(['organiser'], departmentId), event.id, { groupMax: 30 })
    await publishedQuestion(await makeCase(), { ask: { text: QUESTION }, draft: { text: '每半年清洗一次。' } })
    const at = path.replace('/register', '/register/group')
    party.set('groupName', '实验小学三年级二班')
    party.set('list', '张三\n李四')
    const preview = await post(party, { intent: 'check', question: QUESTION }, at)
    for (const part of ['您的问题可能已有答复', '每半年清洗一次']) expect(preview.html).toContain(part)
    const bare = await post(fieldsOf(preview.html, 'confirm'), { intent: 'dropQuestion' }, at)
    expect(bare.html).toContain('张三')
    for (const part of ['可能已有答复', QUESTION]) expect(bare.html).not.toContain(part)
    expect((await post(fieldsOf(bare.html, 'confirm'), { intent: 'confirm' }, at)).status).toBe(303)
    expect(await reader().$count(questions, eq(questions.source, 'registration'))).toBe(0)
  })

  it('a question without the people is not asked', async () => {
    await rule(await makeStaff(['organiser'], departmentId), event.id, { groupMax: 30 })
    const at = path.replace('/register', '/register/group')
    const refused = await post(party, { intent: 'question' }, at)
    expect([refused.status, refused.html.includes('请填写学校班级或单位名称')]).toEqual([422, true])
  })
})

it('faults stand with the page that asks for the field', () => {
  expect(faultsByPage({ phone: 'phoneWrong', question: 'questionTooShort', 'q-1': 'answerMissing' })).toEqual({
    party: { phone: 'phoneWrong', 'q-1': 'answerMissing' },
    question: { question: 'questionTooShort' },
  })
})

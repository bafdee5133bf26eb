// Everything of one address on one page, behind a link that only its owner is sent.
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { erasePerson } from '#app/ops/erase-person.server.ts'
import { renderMessage } from '#app/outbox/message-content.server.ts'
import { days, after as later, now, setClock } from '#app/platform/clock.ts'
import { smsLength } from '#app/platform/sms-segments.ts'
import { answerLinkRequests, requestLinks } from '#app/registrations/request-links.server.ts'
import { outboxMessages, questions } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { makeEvent, useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, ask, makeCase, PUBLIC, publishedQuestion } from '../questions/case.ts'
import { registered } from './people.ts'

useTestStore()

const EMAIL = 'li.jianguo@example.org'
const PHONE = '13905320174'

let server: TestServer
let restore = () => {}
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(async () => {
  restore()
  await server.close()
})

/** What is sent to a contact that asks for its links. */
async function sentTo(contact: { phone: string } | { email: string }) {
  const before = await reader().$count(outboxMessages, eq(outboxMessages.kind, 'registration-links'))
  await requestLinks(contact, '203.0.113.9')
  await answerLinkRequests()
  const sent = await reader()
    .select()
    .from(outboxMessages)
    .where(eq(outboxMessages.kind, 'registration-links'))
    .orderBy(outboxMessages.id)
  return Promise.all(sent.slice(before).map((message) => renderMessage(message)))
}
const linkIn = (text: string) => /\/mine\/[\w.-]+/.exec(text)?.[0] ?? ''
async function open(path: string) {
  const answer = await fetch(server.origin + path, { headers: { Accept: 'text/html' } })
  return { status: answer.status, html: await answer.text(), cache: answer.headers.get('Cache-Control') ?? '' }
}

it('lists registrations, questions and their answers; the same by mail and by telephone', async () => {
  const world = await makeCase()
  const { slot } = await makeEvent()
  await registered(slot.id, { phone: PHONE })
  const answered = await publishedQuestion(world, { ask: { phone: PHONE } })
  const waiting = await ask({
    event: world.event.slug,
    email: undefined,
    phone: PHONE,
    text: '我住温泉花园，几点停水？',
  })
  const others = await acceptedQuestion(world, { email: 'other@example.org', text: '路灯归谁修？' })

  const [mail] = await sentTo({ email: EMAIL })
  expect(mail?.subject).toBe('您的报名和提问')
  expect(mail?.text).toContain(answered.trackingCode)
  expect(mail?.text).not.toContain(waiting.trackingCode)
  const byMail = await open(linkIn(mail?.text ?? ''))
  expect(byMail.status).toBe(200)
  expect(byMail.html).toContain(PUBLIC)
  expect(byMail.cache).toContain('no-store')

  const texts = (await sentTo({ phone: PHONE })).map(({ sms }) => sms)
  expect(texts).toHaveLength(2)
  expect(texts[0]).toContain('/r/')
  for (const text of texts) expect(smsLength(text).segments, text).toBeLessThanOrEqual(3)
  const { status, html } = await open(linkIn(texts[1] ?? ''))
  expect(status).toBe(200)
  // The session, the question with its answer, and the one that nobody has cleared yet, by its code.
  expect(html).toContain('善智墨水，惠泽民生')
  expect(html).toContain('href="/r/')
  expect(html).toMatch(/老旧供水管网已列入\s*2027 年\s*改造计划/)
  expect(html).toContain(waiting.trackingCode.replace(/^(\d{4})(\d{4})/, '$1 $2 '))
  for (const hidden of [others.trackingCode, '路灯归谁修', '李建国', PHONE, EMAIL, '温泉花园'])
    expect(html).not.toContain(hidden)
})

it('opens for seven days, and for no link that was changed', async () => {
  const world = await makeCase()
  await acceptedQuestion(world)
  const [mail] = await sentTo({ email: EMAIL })
  const path = linkIn(mail?.text ?? '')
  expect((await open(path)).status).toBe(200)
  const [, day] = /\/mine\/(\d{8})/.exec(path) ?? []
  for (const wrong of [
    path.replace(day ?? '', '20991231'),
    `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`,
    '/mine/x',
  ])
    expect((await open(wrong)).status).toBe(404)
  const from = now()
  restore = setClock(() => later(from, days(7)))
  expect((await open(path)).status).toBe(200)
  restore()
  restore = setClock(() => later(from, days(8)))
  expect((await open(path)).status).toBe(404)
})

it('who only asked is sent what they asked; nobody else is sent anything', async () => {
  const world = await makeCase()
  await acceptedQuestion(world, { email: undefined, phone: PHONE })
  const texts = await sentTo({ phone: PHONE })
  expect(texts).toHaveLength(1)
  expect(texts[0]?.sms).toMatch(/提问.*\/mine\//)
  expect(await sentTo({ phone: '13900000009' })).toEqual([])
})

it('a question that left a mail address as well is found, and erased, by its telephone', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world, { phone: PHONE })
  const [mail] = await sentTo({ email: EMAIL })
  expect(await erasePerson(PHONE)).toMatchObject({ questions: 1 })
  const [row] = await reader().select().from(questions).where(eq(questions.id, id))
  expect(row).toMatchObject({ askerPhone: null, askerEmail: null, phoneHash: null, contactHash: null })
  const gone = await open(linkIn(mail?.text ?? ''))
  expect(gone.html).not.toContain(PUBLIC)
  expect(await sentTo({ phone: PHONE })).toEqual([])
})

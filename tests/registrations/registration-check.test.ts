// 核对: before a registration is sent, everything that was entered is shown, can be changed, and is kept.
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { after, now } from '#app/platform/clock.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { newFormStamp } from '#app/registrations/form-stamp.server.ts'
import { questions, registrations, slots } from '#db/schema.ts'
import { reader, store } from '#db/work.ts'
import { type PageForm, postForms } from '#tests/support/page-forms.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { makeEvent, makeSlot, useTestStore } from '#tests/support/world.ts'
import { makeCase, publishedQuestion } from '../questions/case.ts'

useTestStore()

let server: TestServer
let path: string
let typed: URLSearchParams
beforeEach(async () => {
  server = await startTestServer()
  const { event, slot } = await makeEvent({ seats: 40 })
  path = `/events/${event.slug}/register?slot=${slot.id}`
  typed = new URLSearchParams({
    slot: slot.id,
    name: '欧阳静',
    phone: '139 0000 6611',
    partySize: '3',
    companions: '李明',
  })
  typed.append('needs[]', 'wheelchair')
  typed.append('needs[]', 'hearing')
  const own = { question: '水费怎么算？', mayPublish: 'yes', child: 'no', consent: 'yes', key: 'k'.repeat(26) }
  const about = { consentVersion: CURRENT_CONSENT.version, stamp: newFormStamp(after(now(), -5000)) }
  for (const [name, value] of Object.entries({ ...own, ...about })) typed.set(name, value)
})
afterEach(() => server.close())

async function post(body: URLSearchParams, step: string, at = path) {
  body.set('step', step)
  const headers = { Accept: 'text/html', Origin: server.origin }
  const answer = await fetch(server.origin + at, { method: 'POST', redirect: 'manual', headers, body })
  return { status: answer.status, html: await answer.text(), to: answer.headers.get('Location') ?? '' }
}
const stored = () => reader().$count(registrations)

/** The form of a page that carries the step, and what it would send. */
function carriedBy(html: string, step: string): URLSearchParams {
  const isIt = (form: PageForm) => form.fields.some(({ name, value }) => name === 'step' && value === step)
  const body = new URLSearchParams()
  const form = postForms(html, path).find(isIt)
  for (const { name, type, value } of form?.fields ?? []) if (type === 'hidden') body.append(name, value)
  return body
}

it('shows every line and takes nothing; sent as it stands, it becomes the registration', async () => {
  const check = await post(typed, 'check')
  expect(check.status).toBe(200)
  for (const part of [
    '核对报名信息',
    '欧阳静',
    '139 0000 6611',
    '3 人',
    '李明',
    '轮椅席、听力不便，坐前排',
    '水费怎么算？',
    '可以公开',
  ])
    expect(check.html).toContain(part)
  expect(await stored()).toBe(0)
  const confirmed = await post(carriedBy(check.html, 'confirm'), 'confirm')
  expect([confirmed.status, confirmed.to]).toEqual([303, expect.stringMatching(/^\/r\/.+\?done=registered$/)])
  const [row] = await reader().select().from(registrations)
  expect(row).toMatchObject({
    name: '欧阳静',
    phone: '13900006611',
    partySize: 3,
    needs: '轮椅席；听力不便，请安排前排',
  })
})

it('leads back to the form with all that was typed', async () => {
  const check = await post(typed, 'check')
  expect(check.html).toContain(`formaction="${path.replaceAll('&', '&amp;')}#companions"`)
  const form = await post(carriedBy(check.html, 'confirm'), 'change')
  expect(form.status).toBe(200)
  for (const part of ['谁来参加', 'value="欧阳静"', '水费怎么算？']) expect(form.html).toContain(part)
  expect(form.html).toMatch(/value="hearing"[^>]*checked|checked[^>]*value="hearing"/)
  expect(await stored()).toBe(0)
})

it('is not reached with anything at fault, and says so in English too', async () => {
  typed.set('phone', '1390000')
  expect((await post(typed, 'check')).status).toBe(422)
  typed.set('phone', '13900006611')
  typed.set('partySize', '12')
  const large = await post(typed, 'check', `${path}&lang=en`)
  expect(large.status).toBe(422)
  expect(large.html).toContain('aria-invalid')
  expect(await stored()).toBe(0)
})

it('tells everything that is missing at once, also how to reach somebody', async () => {
  for (const field of ['name', 'phone', 'consent']) typed.delete(field)
  const empty = await post(typed, 'check')
  expect(empty.status).toBe(422)
  for (const part of ['有 3 处需要更正', '请填写姓名', 'href="#phone"', 'href="#consent"'])
    expect(empty.html).toContain(part)
  // In the order of the page.
  expect(empty.html).toMatch(/href="#name"[\s\S]*href="#phone"[\s\S]*href="#consent"/)
  // An address that cannot be read is told as that, and no number is asked for in its place.
  typed.set('email', 'nobody')
  const wrong = await post(typed, 'check')
  expect(wrong.html).toContain('href="#email"')
  expect(wrong.html).not.toContain('href="#phone"')
})

it('somebody who comes alone is not shown what a party would do', async () => {
  const { event, slot } = await makeEvent({ seats: 1, waitingCapacity: 10 })
  await store().transaction((tx) => tx.update(slots).set({ taken: 1 }).where(eq(slots.id, slot.id)))
  const at = `/events/${event.slug}/register?slot=${slot.id}`
  typed.set('slot', slot.id)
  expect((await post(typed, 'check', at)).html).toContain('名额不够全部人数时')
  for (const [name, value] of [
    ['partySize', '1'],
    ['companions', ''],
  ] as const)
    typed.set(name, value)
  expect((await post(typed, 'check', at)).html).not.toContain('名额不够全部人数时')
})

it('a party that is larger than what is free is told so before it is sent', async () => {
  const { event, slot } = await makeEvent({ seats: 2, waitingCapacity: 3 })
  const at = `/events/${event.slug}/register?slot=${slot.id}`
  typed.set('slot', slot.id)
  expect(await (await fetch(server.origin + at)).text()).toContain('现在余 2 席，人数比这多的进入候补')
  const check = await post(typed, 'check', at)
  for (const part of ['现在余 2 席，不够 3 人', '等够 3 席再通知您', '加入候补']) expect(check.html).toContain(part)
  typed.set('waitingChoice', 'fewer')
  expect((await post(typed, 'check', `${at}&lang=en`)).html).toContain('The places that are free will be held for you')
  typed.set('partySize', '2')
  expect((await post(typed, 'check', at)).html).not.toContain('现在余')
  // Nor does the waiting list have room: the form says it, and the refusal does not call the session full.
  typed.set('partySize', '4')
  expect((await post(typed, 'check', at)).html).toContain('这样提交报不上')
  const refused = await post(typed, 'confirm', at)
  expect([refused.status, refused.html.includes('现在余 2 席，不够您这次的人数')]).toEqual([409, true])
  for (const part of ['名额和候补都满了', '这样提交报不上']) expect(refused.html).not.toContain(part)
  expect(await stored()).toBe(0)
})

it('a confirmed form that comes too quickly is confirmed again from the same page', async () => {
  typed.set('stamp', newFormStamp(now()))
  const quick = await post(typed, 'confirm')
  expect(quick.status).toBe(422)
  expect(quick.html).toContain('核对报名信息')
  expect(quick.html).toContain('提交得太快了')
  expect(quick.html).toContain('<title>错误：核对报名信息')
  // Going to the other language shows it again, and sends nothing.
  expect(quick.html).not.toContain('type="hidden" name="step" value="confirm"')
  expect(carriedBy(quick.html, 'confirm').getAll('needs[]')).toEqual(['wheelchair', 'hearing'])
})

it('a page that was open for too long, or whose key was used for other words, is confirmed by pressing once more', async () => {
  typed.set('stamp', newFormStamp(after(now(), -25 * 3_600_000)))
  const stale = await post(typed, 'confirm')
  expect(stale.html).toContain('打开太久')
  const again = carriedBy(stale.html, 'confirm')
  expect(again.get('stamp')).not.toBe(typed.get('stamp'))
  typed.set('stamp', newFormStamp(after(now(), -5000)))
  expect((await post(typed, 'confirm')).status).toBe(303)
  typed.set('name', '欧阳静怡')
  typed.set('phone', '13900006622')
  const reused = await post(typed, 'confirm')
  expect(reused.status).toBe(422)
  const fresh = carriedBy(reused.html, 'confirm')
  expect(fresh.get('key')).not.toBe('k'.repeat(26))
  expect((await post(fresh, 'confirm')).status).toBe(303)
  expect(await stored()).toBe(2)
})

it('shows the session as a line; another one is chosen with everything kept, and the check comes back', async () => {
  const [slot] = await reader().select().from(slots)
  const other = await makeSlot(slot?.eventId as string)
  const bare = path.split('?')[0] as string
  const check = await post(typed, 'check')
  expect(check.html).toContain('报名场次')
  const choice = await post(carriedBy(check.html, 'confirm'), 'otherSlot')
  expect([choice.status, choice.html.includes('<title>选一个场次')]).toEqual([200, true])
  const carried = carriedBy(choice.html, 'check')
  expect([carried.get('name'), carried.get('companions'), carried.getAll('needs[]')]).toEqual([
    '欧阳静',
    '李明',
    ['wheelchair', 'hearing'],
  ])
  expect(carried.get('slot')).toBeNull()
  carried.set('slot', other.id)
  const back = await post(carried, 'check', bare)
  expect(back.html).toContain('核对报名信息')
  const confirmed = await post(carriedBy(back.html, 'confirm'), 'confirm', `${bare}?slot=${other.id}`)
  expect(confirmed.to).toContain('done=registered')
  expect(await reader().select().from(registrations)).toMatchObject([
    { slotId: other.id, name: '欧阳静', partySize: 3 },
  ])
})

it('changing the session beside the form keeps what was typed, half-filled as it is', async () => {
  const [slot] = await reader().select().from(slots)
  const other = await makeSlot(slot?.eventId as string)
  const empty = await fetch(server.origin + path, { headers: { Accept: 'text/html' } })
  expect(await empty.text()).toMatch(
    /<button[^>]*name="step"[^>]*value="slot"[^>]*form="registration"|form="registration"[^>]*value="slot"/,
  )
  typed.delete('consent')
  typed.set('phone', '1390')
  const choice = await post(typed, 'slot')
  const carried = carriedBy(choice.html, 'change')
  carried.set('slot', other.id)
  const form = await post(carried, 'change', path.split('?')[0] as string)
  expect(form.status).toBe(200)
  for (const part of ['谁来参加', 'value="欧阳静"', 'value="1390"', `register?slot=${other.id}`])
    expect(form.html).toContain(part)
})

it('a session that filled up meanwhile leaves the form to be sent for another', async () => {
  const [slot] = await reader().select().from(slots)
  const other = await makeSlot(slot?.eventId as string)
  await store().transaction((tx) =>
    tx
      .update(slots)
      .set({ state: 'cancelled' })
      .where(eq(slots.id, slot?.id as string)),
  )
  const refused = await post(typed, 'confirm')
  const carried = carriedBy(refused.html, 'check')
  expect([refused.status, carried.get('name')]).toEqual([409, '欧阳静'])
  carried.set('slot', other.id)
  expect((await post(carried, 'check', path.split('?')[0] as string)).html).toContain('核对报名信息')
})

it('shows answers to questions like the one that is asked along; it goes along all the same, or is taken out with nothing else lost', async () => {
  const world = await makeCase()
  const { id } = await publishedQuestion(world, {
    ask: { text: '居民水费怎么算？' },
    draft: { text: '按阶梯水价计算：一级每立方米 **2.5 元**。' },
  })
  const check = await post(typed, 'check')
  expect(check.html).toContain('您的问题可能已有答复')
  expect(check.html).toContain('按阶梯水价计算')
  expect(check.html).toMatch(new RegExp(`href="/answers/${id}" target="_blank"`))
  const bare = await post(carriedBy(check.html, 'confirm'), 'dropQuestion')
  expect(bare.status).toBe(200)
  expect(bare.html).toContain('核对报名信息')
  for (const kept of ['欧阳静', '李明', '轮椅席']) expect(bare.html).toContain(kept)
  expect(bare.html).not.toContain('水费怎么算')
  expect(bare.html).not.toContain('可能已有答复')
  const asked = () => reader().$count(questions, eq(questions.source, 'registration'))
  expect((await post(carriedBy(bare.html, 'confirm'), 'confirm')).status).toBe(303)
  expect([await stored(), await asked()]).toEqual([1, 0])
  const again = carriedBy((await post(typed, 'check')).html, 'confirm')
  again.set('key', 'm'.repeat(26))
  again.set('phone', '13900006612')
  expect((await post(again, 'confirm')).status).toBe(303)
  expect([await stored(), await asked()]).toEqual([2, 1])
})

it('shows no answers where nothing like them was asked, and none for an empty question', async () => {
  const world = await makeCase()
  await publishedQuestion(world, { ask: { text: '居民水费怎么算？' } })
  typed.set('question', '停车场有充电桩吗？')
  expect((await post(typed, 'check')).html).not.toContain('可能已有答复')
  typed.set('question', ' ')
  expect((await post(typed, 'check')).html).not.toContain('可能已有答复')
})

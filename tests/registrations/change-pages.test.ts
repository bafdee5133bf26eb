// The pages on which a contact, needs and answers are changed: by the holder of the link, and by staff for a caller.
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditEntries, formFiles, outboxMessages, registrations } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { type PageForm, postForms } from '#tests/support/page-forms.ts'
import { type Cast, makeCast } from '#tests/support/people.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'
import { ask, CHOICES } from './forms.ts'
import { registered } from './people.ts'

useTestStore()

let server: TestServer
let cast: Cast
beforeEach(async () => {
  server = await startTestServer()
  cast = await makeCast()
})
afterEach(() => server.close())

async function send(path: string, body?: URLSearchParams | FormData, cookie = '') {
  const headers = { Accept: 'text/html', Origin: server.origin, Cookie: cookie }
  const init = body ? { method: 'POST', body } : {}
  const answer = await fetch(server.origin + path, { ...init, redirect: 'manual', headers })
  return { status: answer.status, html: await answer.text(), to: answer.headers.get('Location') ?? '' }
}
const row = async (id: string) => (await reader().select().from(registrations).where(eq(registrations.id, id)))[0]

function formOf(html: string, intent: string): PageForm {
  const form = postForms(html, '').findLast(({ fields }) =>
    fields.some(({ name, value }) => name === 'intent' && value === intent),
  )
  if (!form) throw new Error(`no form ${intent}`)
  return form
}

describe('a citizen', () => {
  it('changes the contact; a number that has a place, and an empty form, are refused beside the field', async () => {
    const { slot } = await makeEvent({ seats: 5, departmentId: cast.departmentId })
    await registered(slot.id, { phone: '13905320174' })
    const mine = await registered(slot.id, { phone: '13900001111' })
    const path = `/r/${mine.manageToken}/details`
    const shown = await send(path)
    expect(shown.html).toContain('现在是 139****1111')
    expect(shown.html).not.toContain('13900001111')
    const change = (phone: string, email = '') => send(path, new URLSearchParams({ intent: 'contact', phone, email }))
    const taken = await change('139 0532 0174')
    expect([taken.status, taken.html.includes('这个联系方式已经报过这一场')]).toEqual([422, true])
    expect(taken.html).toContain('value="139 0532 0174"')
    expect((await change('')).html).toContain('没有要改的内容')
    const changed = await change('13900002222', 'a@example.org')
    expect([changed.status, changed.to]).toEqual([303, `/r/${mine.manageToken}?done=changed`])
    expect(await row(mine.id)).toMatchObject({ phone: '13900002222', email: 'a@example.org' })
  })

  it('is told that the place went to the next in line only when it did', async () => {
    const { slot } = await makeEvent({ seats: 1, departmentId: cast.departmentId })
    const [mine, next] = [await registered(slot.id), await registered(slot.id)]
    const cancel = async (one: { manageToken: string }) => {
      const { to } = await send(`/r/${one.manageToken}/cancel`, new URLSearchParams())
      return (await send(to)).html
    }
    expect(await cancel(mine)).toContain('报名已取消，名额已让给下一位')
    const alone = await cancel(next)
    expect(alone).toContain('报名已取消')
    expect(alone).not.toContain('名额已让给')
  })

  it('changes needs and answers as in the form; a file stays until another one comes', async () => {
    const { event, slot } = await makeEvent({ seats: 5, departmentId: cast.departmentId })
    const organiser = await makeStaff(['organiser'], cast.departmentId)
    const way = await ask(organiser, event.id, { kind: 'one', label: '怎样过来', choices: CHOICES, required: true })
    const proof = await ask(organiser, event.id, { kind: 'file', label: '证明', required: true })
    const mine = await registered(slot.id, { needs: '轮椅席；带导盲犬', source: 'staff', answers: {} })
    const path = `/r/${mine.manageToken}/details`
    const shown = (await send(path)).html
    expect(shown).toMatch(/value="wheelchair"[^>]*checked|checked[^>]*value="wheelchair"/)
    expect(shown).toContain('value="带导盲犬"')
    const typed = (given: Record<string, string | Blob>) => {
      const body = new FormData()
      for (const [name, value] of Object.entries({ intent: 'details', needsOther: '', ...given }))
        body.append(name, value)
      return send(path, body)
    }
    const refused = await typed({ [`q-${way}`]: 'c2' })
    expect([refused.status, refused.html.includes('请选择要交的文件')]).toEqual([422, true])
    const paper = new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31])], '证明.pdf')
    expect((await typed({ [`q-${way}`]: 'c2', [`q-${proof}`]: paper })).to).toContain('done=changed')
    expect(await row(mine.id)).toMatchObject({ needs: null, answers: { [way]: 'c2' } })
    const again = formOf((await send(path)).html, 'details')
    const kept = again.fields.find(({ name }) => name === `f-${proof}`)?.value ?? ''
    expect((await typed({ [`q-${way}`]: 'c1', [`f-${proof}`]: kept })).to).toContain('done=changed')
    expect(await row(mine.id)).toMatchObject({ answers: { [way]: 'c1', [proof]: kept } })
    expect(await reader().$count(formFiles)).toBe(1)
  })

  it('has the confirmation sent again, and reads the same whatever becomes of it', async () => {
    const { slot } = await makeEvent({ seats: 5, departmentId: cast.departmentId })
    const mine = await registered(slot.id, { email: 'a@example.org' })
    const path = `/r/${mine.manageToken}`
    expect(formOf((await send(path)).html, 'again').action).toBe(path)
    const answers = []
    for (let asks = 0; asks < 7; asks++) answers.push(await send(path, new URLSearchParams({ intent: 'again' })))
    expect(new Set(answers.map(({ to }) => to))).toEqual(new Set([`${path}?done=again`]))
    expect((await send(`${path}?done=again`)).html).toContain('已受理')
    const sent = await reader().select().from(outboxMessages)
    expect(sent.length).toBeLessThanOrEqual(6)
    expect(sent.length).toBeGreaterThan(1)
  })
})

describe('an organiser', () => {
  it('chooses the whole list at once; the export of the chosen ones is refused while none is', async () => {
    const { event, slot } = await makeEvent({ seats: 9, departmentId: cast.departmentId })
    await registered(slot.id)
    await registered(slot.id)
    const path = `/console/events/${event.id}/registrations`
    expect((await send(path, undefined, cast.cookies.organiser)).html).toContain('选中名单全部 2 条')
    const exported = (fields: Record<string, string>) =>
      send(`${path}/export`, new URLSearchParams({ only: 'chosen', ...fields }), cast.cookies.organiser)
    const none = await exported({})
    expect([none.status, none.to]).toEqual([303, `${path}?done=nothingChosen`])
    expect((await send(none.to, undefined, cast.cookies.organiser)).html).toContain('还没有选中报名')
    expect((await exported({ all: 'yes' })).status).toBe(200)
    const exports = await reader().select().from(auditEntries).where(eq(auditEntries.action, 'registration.exported'))
    expect(exports.map(({ detail }) => detail.rows)).toEqual([2])
  })

  it('opens everything in full on record, and saves three instead of five', async () => {
    const { slot } = await makeEvent({ seats: 9, partyMax: 6, departmentId: cast.departmentId })
    const companions = ['李明', '王芳', '赵强', '孙丽'].map((name) => ({ name }))
    const { id } = await registered(slot.id, { partySize: 5, companions, phone: '13900001111', name: '欧阳静' })
    const path = `/console/registrations/${id}`
    const cookie = cast.cookies.organiser
    const closed = (await send(path, undefined, cookie)).html
    expect(closed).not.toContain('欧阳静')
    const opened = await send(path, new URLSearchParams({ intent: 'edit' }), cookie)
    expect(opened.html).toContain('value="欧阳静"')
    const seenAt = formOf(opened.html, 'correct').fields.find(({ name }) => name === 'seenAt')?.value ?? ''
    const form = { intent: 'correct', seenAt, name: '欧阳静', phone: '13900001111', email: '', needsOther: '' }
    const save = (given: Record<string, string>, person: 'organiser' | 'outsider' = 'organiser') =>
      send(path, new URLSearchParams({ ...form, ...given }), cast.cookies[person])
    const tooMany = await save({ partySize: '3', companions: '李明\n王芳\n赵强' })
    expect([tooMany.status, tooMany.html.includes('同行人比参加人数多')]).toEqual([422, true])
    expect(tooMany.html).toContain('李明\n王芳\n赵强')
    expect((await save({ partySize: '3', companions: '李明\n孙丽' }, 'outsider')).status).toBe(404)
    const saved = await save({ partySize: '3', companions: '李明\n孙丽' })
    expect([saved.status, saved.to]).toEqual([303, `${path}?done=corrected`])
    expect(await row(id)).toMatchObject({ partySize: 3, companions: [{ name: '李明' }, { name: '孙丽' }] })
    const acts = await reader().select().from(auditEntries).where(eq(auditEntries.subjectId, id))
    expect(acts.map(({ action }) => action)).toEqual([
      'registration.created',
      'registration.viewed',
      'registration.changed',
      'registration.changed',
    ])
    expect(JSON.stringify(acts.map(({ detail }) => detail))).not.toMatch(/欧阳|李明|139/)
    const late = await save({ partySize: '2', companions: '' })
    expect([late.status, late.html.includes('刚刚有变化')]).toEqual([409, true])
    const anew = formOf(late.html, 'correct').fields.find(({ name }) => name === 'seenAt')?.value ?? ''
    expect((await save({ partySize: '2', companions: '', seenAt: anew })).status).toBe(303)
  })
})

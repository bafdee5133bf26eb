// The public page for groups, as a browser without scripts uses it, over the whole server.
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { setClock } from '#app/platform/clock.ts'
import { packSheets } from '#app/platform/packed-sheets.server.ts'
import { readTableFile } from '#app/platform/read-table.server.ts'
import { registrations, slots } from '#db/schema.ts'
import { reader, store } from '#db/work.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { makeEvent, makeSlot, makeStaff, useTestStore } from '#tests/support/world.ts'
import { rule } from './forms.ts'

useTestStore()
let server: TestServer
let restore = () => {}
beforeEach(async () => {
  server = await startTestServer()
})
afterEach(async () => {
  restore()
  await server.close()
})

async function groupPage() {
  const { event, slot, departmentId } = await makeEvent({ seats: 40 })
  await rule(await makeStaff(['organiser'], departmentId), event.id, { groupMax: 30 })
  const path = `/events/${event.slug}/register/group`
  const page = await (await fetch(`${server.origin}${path}?slot=${slot.id}`)).text()
  const hidden = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name as string,
        (value as string).replaceAll('\r', '').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
      ]),
    )
  const send = async (fields: Record<string, string>, file?: Blob) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    if (file) form.set('listFile', file, 'list.xlsx')
    const headers = { Origin: server.origin }
    const answer = await fetch(`${server.origin}${path}`, { method: 'POST', body: form, headers, redirect: 'manual' })
    return { status: answer.status, location: answer.headers.get('Location'), html: await answer.text() }
  }
  const first = {
    ...hidden(page),
    groupName: '实验小学三年级二班',
    name: '周老师',
    phone: '13800001111',
    consent: 'yes',
  }
  return { path, page, first, hidden, send }
}

it('a list is mended, shown and then registered, and the key makes it count once', async () => {
  const { page, first, hidden, send } = await groupPage()
  expect(page).toContain('核对名单')
  const refused = await send({ ...first, intent: 'check' }, new Blob(['姓名\n张三\nwww.example.com\n']))
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('第 3 行')
  expect(refused.html).toContain('张三\nwww.example.com')
  const shown = await send({ ...first, ...hidden(refused.html), intent: 'check', list: '张三\n李四' })
  expect(shown.status).toBe(200)
  expect(shown.html).toContain('确认报名，共 3 人')
  expect(await reader().$count(registrations)).toBe(0)
  const kept = hidden(shown.html)
  expect(kept).toMatchObject({ list: '张三\n李四', groupName: '实验小学三年级二班' })
  // A form that comes back at once was filled in by a script.
  expect((await send({ ...kept, intent: 'confirm' })).status).toBe(422)
  restore = setClock(() => new Date(Date.now() + 5000))
  const done = await send({ ...kept, intent: 'confirm' })
  expect([done.status, done.location]).toEqual([303, expect.stringMatching(/^\/r\/[a-z2-9]+\?done=registered$/)])
  expect((await send({ ...kept, intent: 'confirm' })).location).toBe(done.location)
  expect(await reader().$count(registrations)).toBe(1)
})

it('hostile files and empty forms are refused with 422', async () => {
  const { path, first, send } = await groupPage()
  const hostile = [
    new Blob([new Uint8Array(packSheets(new Map([['xl/worksheets/sheet1.xml', Buffer.from('<row r="99999999"/>')]])))]),
    new Blob(['PK\x03\x04 nothing']),
    new Blob([`姓名\n${'a'.repeat(1_000_000)}`]),
    new Blob([new Uint8Array(2_000_000)]),
    new Blob(['姓名\n=cmd|calc\n']),
  ]
  for (const file of hostile) expect((await send({ ...first, intent: 'confirm' }, file)).status).toBe(422)
  expect((await send({})).status).toBe(422)
  expect(await reader().$count(registrations)).toBe(0)
  const sample = await fetch(`${server.origin}${path}/sample?format=xlsx`)
  const table = await readTableFile(Buffer.from(await sample.arrayBuffer()))
  expect(table.ok && table.rows[0]).toEqual(['姓名'])
})

/** The page as it was drawn a minute ago: a form that comes back at once was filled in by a script. */
async function earlier<Page>(draw: () => Promise<Page>): Promise<Page> {
  const back = setClock(() => new Date(Date.now() - 60_000))
  try {
    return await draw()
  } finally {
    back()
  }
}

it('another session is chosen from the form, with the list of the file and all that was typed', async () => {
  const { path, page, first, hidden, send } = await earlier(groupPage)
  const [slot] = await reader().select().from(slots)
  expect(page).not.toContain('value="slot"')
  const other = await makeSlot(slot?.eventId as string)
  const again = await (await fetch(`${server.origin}${path}?slot=${slot?.id}`)).text()
  expect(again).toMatch(/<button[^>]*value="slot"[^>]*form="group"|<button[^>]*form="group"[^>]*value="slot"/)
  const choice = await send(
    { ...first, phone: '138', needsOther: '轮椅', step: 'slot' },
    new Blob(['姓名\n张三\n李四\n']),
  )
  expect([choice.status, choice.html.includes('<title>选一个场次')]).toEqual([200, true])
  const carried = hidden(choice.html)
  const back = await send({ ...carried, slot: other.id, step: 'change' })
  expect(back.html).toMatch(/张三\r?\n李四<\/textarea>/)
  for (const part of ['value="138"', 'value="轮椅"', 'value="周老师"', `group?slot=${other.id}`])
    expect(back.html).toContain(part)
  expect(back.html).not.toContain('有 1 处')
})

it('from the check another session leads back to the check, and the group is registered there', async () => {
  const { first, hidden, send } = await earlier(groupPage)
  const [slot] = await reader().select().from(slots)
  const other = await makeSlot(slot?.eventId as string)
  const shown = await send({ ...first, intent: 'check', list: '张三\n李四' })
  expect(shown.html).toMatch(/value="otherSlot"/)
  const choice = await send({ ...hidden(shown.html), step: 'otherSlot' })
  const check = await send({ ...hidden(choice.html), slot: other.id, step: 'check' })
  expect(check.html).toContain('确认报名，共 3 人')
  const done = await send({ ...hidden(check.html), intent: 'confirm' })
  expect([done.status, done.location]).toEqual([303, expect.stringMatching(/done=registered$/)])
  expect(await reader().select().from(registrations)).toMatchObject([{ slotId: other.id, partySize: 3 }])
})

it('a session that was cancelled meanwhile leaves the list to be sent for another', async () => {
  const { first, hidden, send } = await earlier(groupPage)
  const [slot] = await reader().select().from(slots)
  const other = await makeSlot(slot?.eventId as string)
  const shown = await send({ ...first, intent: 'check', list: '张三\n李四' })
  await store().transaction((tx) =>
    tx
      .update(slots)
      .set({ state: 'cancelled' })
      .where(eq(slots.id, slot?.id as string)),
  )
  const refused = await send({ ...hidden(shown.html), intent: 'confirm' })
  expect(refused.status).toBe(409)
  const back = await send({ ...hidden(refused.html), slot: other.id, step: 'change' })
  expect(back.html).toMatch(/张三\r?\n李四<\/textarea>/)
})

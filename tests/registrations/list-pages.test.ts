// The public page for groups, as a browser without scripts uses it, over the whole server.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { setClock } from '#app/platform/clock.ts'
import { packSheets } from '#app/platform/packed-sheets.server.ts'
import { readTableFile } from '#app/platform/read-table.server.ts'
import { registrations } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'
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

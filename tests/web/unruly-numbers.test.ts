// Numbers that no column holds, in addresses and in the hidden fields of forms: answered plainly on both databases, never with 500.
import { expect, it } from 'vitest'
import { postForms } from '#tests/support/page-forms.ts'
import { askedWorld } from './asked-world.ts'
import { ROWS } from './permission-table.ts'
import type { World } from './permission-world.ts'

const UNRULY = ['99999999999999', '1e400', '-1', 'x']
/** What addresses and forms of ours call their numbers. */
const IN_ADDRESS = ['page', 'version', 'from', 'to', 'number', 'place', 'year', 'count']
const IN_FORM = /^(version|basedOn|revision|filed|number|position|place)$/

const here = askedWorld()
const send = (path: string, cookie: string | undefined, form?: Record<string, string>) =>
  here.ask(path, { cookie, form })

const pages = ROWS.filter(({ route, may }) => route.startsWith('GET /') && may.length > 0)

it('every page takes any number in its address', async () => {
  const failed: string[] = []
  for (const row of pages) {
    for (const value of UNRULY) {
      const path = row.path(here.world)
      const query = new URLSearchParams(IN_ADDRESS.map((name) => [name, value])).toString()
      const address = `${path}${path.includes('?') ? '&' : '?'}${query}`
      const answer = await send(address, here.world.cookies[row.may.at(-1) as keyof World['cookies']])
      await answer.body?.cancel()
      if (answer.status >= 500) failed.push(`${row.route} ${value}`)
    }
  }
  expect(failed).toEqual([])
}, 400_000)

it('every form refuses a version that cannot be', async () => {
  const failed: string[] = []
  let sent = 0
  for (const row of pages) {
    const path = row.path(here.world)
    for (const person of row.may.filter((one) => one !== 'anonymous')) {
      const cookie = here.world.cookies[person]
      const html = await (await send(path, cookie)).text()
      for (const form of postForms(html, path)) {
        const numbers = form.fields.filter(({ name }) => IN_FORM.test(name))
        if (numbers.length === 0) continue
        const typed = form.fields.filter(({ type }) => !['checkbox', 'radio', 'file'].includes(type))
        const values = Object.fromEntries(typed.map(({ name, value }) => [name, value]))
        for (const value of UNRULY) {
          const unruly = Object.fromEntries(numbers.map(({ name }) => [name, value]))
          const answer = await send(form.action, cookie, { ...values, ...unruly })
          await answer.body?.cancel()
          sent += 1
          if (answer.status >= 500) failed.push(`${form.action} ${values.intent ?? ''} ${value}`)
        }
      }
    }
  }
  expect(failed).toEqual([])
  expect(sent).toBeGreaterThan(40)
}, 400_000)

it('the plan of an event is refused with a version that cannot be, by every one of its steps', async () => {
  const path = `/console/events/${here.world.event.id}/plan`
  for (const version of UNRULY) {
    for (const intent of ['save', 'file']) {
      expect((await send(path, here.world.cookies.organiser, { intent, version })).status).toBe(409)
    }
    expect((await send(path, here.world.cookies.overseer, { intent: 'receive', version })).status).toBe(409)
  }
})

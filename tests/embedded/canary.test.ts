// Every form of the product is sent with words that occur nowhere else. None of them may come back in a log or in an address,
// what visitors enter lies in the database in cipher only, and each accepted form is in the audit trail.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { configureLog } from '#app/platform/logger.server.ts'
import { openStore } from '#db/open-store.ts'
import { auditEntries } from '#db/schema.ts'
import type { Store } from '#db/store.ts'
import { reader, useStore } from '#db/work.ts'
import { embeddedDatabase } from '#tests/support/embedded.ts'
import { type FormField, type PageForm, postForms } from '#tests/support/page-forms.ts'
import type { Person } from '#tests/support/people.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { ROWS, type Row } from '../web/permission-table.ts'
import { makeWorld, type World } from '../web/permission-world.ts'

let path: string
let opened: Store
let server: TestServer
let world: World
const lines: string[] = []

beforeAll(async () => {
  useKeyRing({ keys: [newKeyEntry()], lookup: randomBytes(32).toString('base64url') })
  path = await embeddedDatabase()
  opened = await openStore({ url: `file:${path}` })
  useStore(opened)
  server = await startTestServer()
  configureLog('debug', { write: (line) => void lines.push(line) })
  world = await makeWorld()
}, 60_000)
afterAll(async () => {
  await server.close()
  await opened.close()
  useStore(undefined)
})

/** What stands in place of a name, a mail address, a number. Letters that no text of ours has. */
const WORD = 'zqxjkvw'
const PHONE = '13900097531'
const ALL = [WORD, PHONE]

/** A value that the field's form is likely to accept. */
function canaryFor(field: FormField, number: number): string {
  if (field.type === 'hidden' || field.type === 'button' || field.type === 'checkbox') return field.value
  // The name that the asker wants to be shown with the question: published with it.
  if (field.name === 'displayName') return '市民甲'
  // A trap for programs: people do not see it.
  if (field.name === 'website') return ''
  if (field.name === 'contact') return PHONE
  if (field.type === 'select') return field.options.find((option) => option !== '') ?? ''
  if (/phone/i.test(field.name) || field.type === 'tel') return PHONE
  if (field.type === 'email' || /email/i.test(field.name)) return `${WORD}${number}@canary.example`
  if (field.type === 'number') return field.value || '1'
  if (field.type === 'date') return '2027-03-05'
  if (field.type === 'datetime-local') return '2027-03-05T09:00'
  if (field.type === 'time') return '09:00'
  if (field.type === 'password') return `${WORD}-long-enough-${number}`
  return `${WORD} ${number}`
}

function filled(form: PageForm, number: number): URLSearchParams | FormData {
  const body = form.multipart ? new FormData() : new URLSearchParams()
  const chosen = new Set<string>()
  for (const field of form.fields) {
    if (field.type === 'file' || field.type === 'submit') continue
    // A party of two, so that the companion is named; else the first of several radio or sending buttons.
    if (field.name === 'partySize' && field.type === 'radio' && field.value !== '2') continue
    if (field.type === 'radio' || field.type === 'button') {
      if (chosen.has(field.name)) continue
      chosen.add(field.name)
    }
    body.append(field.name, field.type === 'radio' ? field.value : canaryFor(field, number))
  }
  return body
}

const ask = (person: Person, address: string, init: RequestInit = {}) =>
  fetch(new URL(address, server.origin), {
    ...init,
    redirect: 'manual',
    headers: { Accept: 'text/html', Origin: server.origin, Cookie: world.cookies[person], ...init.headers },
  })

const VISITORS = /^GET \/(events|questions|r|q|ask|find|confirm|answers|here|track|wall)\b/
/** Where another step comes before the form. */
const further: Record<string, (given: World) => string> = {
  'GET /events/:slug/register': ({ event, slot }) => `/events/${event.slug}/register?slot=${slot.id}`,
}
/** Who signs out sees no further form; the choice of language and size has no words. */
const WITHOUT_WORDS = ['/console/sign-out', '/display']

const recorded = () => reader().$count(auditEntries)
const intentOf = (form: PageForm) => form.fields.find(({ name }) => name === 'intent')?.value ?? ''
/** Boxes that are sent as they stand; the letters of a closing are shown first. */
const CHANGING_NOTHING = ['GET /console/events/:id/messages', 'GET /console/events/:id/slots/:slotId/close']

const leaks: string[] = []
/** Forms that were accepted and left nothing in the audit trail. */
const unrecorded: string[] = []
const accepted = new Set<string>()
let sent = 0

const has = (form: PageForm, button: string, value: string) =>
  form.fields.some((field) => field.name === button && field.value === value)

/** What a page carries along unseen, sent by one of its buttons, with more that is typed. */
function carriedOn(
  form: PageForm,
  button: Record<string, string>,
  typed: Record<string, string> = {},
): URLSearchParams {
  const body = new URLSearchParams({ ...button, ...typed })
  for (const { name, type, value } of form.fields) if (type === 'hidden') body.append(name, value)
  return body
}

/** Where the answer asks for a question too, or shows once more what was entered, it is gone on with to the end. */
async function confirm(person: Person, html: string): Promise<void> {
  let page = html
  const asking = postForms(page, '').find((form) => has(form, 'step', 'check') && has(form, 'step', 'change'))
  if (asking) {
    const question = { question: `${WORD} question` }
    page = await (
      await ask(person, asking.action, { method: 'POST', body: carriedOn(asking, { step: 'check' }, question) })
    ).text()
  }
  const form = postForms(page, '').find((one) => has(one, 'step', 'confirm'))
  if (!form) return
  expect((await ask(person, form.action, { method: 'POST', body: carriedOn(form, { step: 'confirm' }) })).status).toBe(
    303,
  )
}

/** Sends each form of a page once, as the first person who may. */
async function sendForms(row: Row): Promise<void> {
  const person = row.may.includes('anonymous') ? 'anonymous' : (row.may[0] as Person)
  const address = further[row.route]?.(world) ?? row.path(world)
  const page = await ask(person, address)
  if (!page.headers.get('content-type')?.includes('text/html')) return
  for (const form of postForms(await page.text(), address)) {
    if (WITHOUT_WORDS.includes(form.action)) continue
    sent += 1
    const before = await recorded()
    // A form sent sooner than a person can is refused.
    if (form.fields.some(({ name }) => name === 'stamp')) await new Promise((later) => setTimeout(later, 2100))
    const answer = await ask(person, form.action, { method: 'POST', body: filled(form, sent) })
    expect(answer.status, `${row.route} → ${form.action}`).toBeLessThan(500)
    await confirm(person, await answer.text())
    if (answer.status < 400) {
      accepted.add(row.route)
      const answeredAt = answer.headers.get('location') ?? ''
      const acted = !answeredAt.startsWith('/login') && !CHANGING_NOTHING.includes(row.route)
      if (acted && (await recorded()) === before) unrecorded.push(`${row.route} ${intentOf(form)} → ${answeredAt}`)
    }
    const location = decodeURIComponent(answer.headers.get('location') ?? '')
    leaks.push(...ALL.filter((canary) => location.includes(canary)).map((canary) => `${form.action} → ${canary}`))
  }
  if (accepted.has(row.route)) world = await makeWorld()
}

function stored(): string[] {
  const files = [readFileSync(path), readFileSync(`${path}-wal`)]
  return ALL.filter((canary) => files.some((file) => file.includes(canary)))
}

it('no form lets what was typed into a log or an address, visitors’ words lie in cipher, and all that is done is on record', async () => {
  const pages = ROWS.filter(({ route, answer, may }) => route.startsWith('GET ') && answer === 200 && may.length > 0)
  // Visitors first: what staff write of an event is for everybody to read.
  for (const row of pages.filter(({ route }) => VISITORS.test(route))) await sendForms(row)
  leaks.push(...stored().map((canary) => `the database holds ${canary}`))
  for (const row of pages.filter(({ route }) => !VISITORS.test(route))) await sendForms(row)
  leaks.push(...lines.filter((line) => ALL.some((canary) => line.includes(canary))))
  expect(leaks).toEqual([])
  expect(unrecorded).toEqual([])
  // The test itself must not be empty: forms are found, and many are let in with their canaries.
  expect({
    sent: sent > 50,
    accepted: accepted.size > 25,
    registered: accepted.has('GET /events/:slug/register'),
  }).toEqual({ sent: true, accepted: true, registered: true })
  expect(lines.length).toBeGreaterThan(sent)
}, 120_000)

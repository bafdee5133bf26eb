// Confirming a contact within fifteen minutes: the place is held meanwhile, the ticket comes afterwards, and whoever
// invents numbers keeps nothing.
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { after as later, minutes, now, setClock } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { confirmToken } from '#app/registrations/ask-to-confirm.server.ts'
import { confirmContact, releaseUnconfirmed } from '#app/registrations/confirm-contact.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { auditEntries, outboxMessages, registrations, slots } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { startTestServer, type TestServer, testConfig } from '#tests/support/test-server.ts'
import { makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'
import { rule } from './forms.ts'
import { CITIZEN, registered } from './people.ts'

useTestStore()
beforeEach(() => useConfig(testConfig()))

let restore = () => {}
const moveTo = (at: Date) => {
  restore()
  restore = setClock(() => at)
}
afterEach(async () => {
  restore()
  expect(await verifySeats(reader())).toEqual([])
})

let people = 0
const mailbox = () => ({ email: `citizen-${++people}@example.org` })
const QUARTER = minutes(15)

async function eventThatAsks(given: Parameters<typeof makeEvent>[0] = {}) {
  const made = await makeEvent(given)
  await rule(await makeStaff(['organiser'], made.departmentId), made.event.id, { confirmContact: true })
  return made
}
const row = async (id: string) => (await reader().select().from(registrations).where(eq(registrations.id, id)))[0]
const slotRow = async (id: string) => (await reader().select().from(slots).where(eq(slots.id, id)))[0]
const told = async (id: string) =>
  (await reader().select().from(outboxMessages).where(eq(outboxMessages.subjectId, id))).map(({ kind }) => kind)
const acts = async (id: string) =>
  (await reader().select({ action: auditEntries.action }).from(auditEntries).where(eq(auditEntries.subjectId, id))).map(
    ({ action }) => action,
  )
const tokenOf = async (id: string) => confirmToken((await row(id)) as NonNullable<Awaited<ReturnType<typeof row>>>)
const confirm = (token: string) => inTransaction(CITIZEN, (work) => confirmContact(work, token))

describe('the link', () => {
  it('keeps the place and sends the ticket, once, however often it is pressed', async () => {
    const { slot } = await eventThatAsks({ seats: 1 })
    const { id, manageToken } = await registered(slot.id, mailbox())
    expect(await told(id)).toEqual(['registration-confirm'])
    const token = await tokenOf(id)
    const outcomes = await Promise.all([confirm(token), confirm(token), confirm(token)])
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['alreadyConfirmed', 'alreadyConfirmed', 'confirmed'])
    expect(outcomes.every((each) => each.manageToken === manageToken)).toBe(true)
    expect(await told(id)).toEqual(['registration-confirm', 'registration-confirmed'])
    expect(await acts(id)).toEqual(['registration.created', 'registration.contact-confirmed'])
    moveTo(later(now(), QUARTER * 2))
    await releaseUnconfirmed()
    expect(await row(id)).toMatchObject({ status: 'confirmed', confirmBy: null })
    expect(await confirm(token)).toEqual({ outcome: 'alreadyConfirmed', manageToken })
  })

  it('that was not made here opens nothing', async () => {
    const { slot } = await eventThatAsks()
    const [mine, other] = [await registered(slot.id, mailbox()), await registered(slot.id, mailbox())]
    const signature = (await tokenOf(other.id)).split('.')[1]
    for (const token of [
      '',
      mine.id,
      `${mine.id}.`,
      `${mine.id}.${signature}`,
      `${await tokenOf(mine.id)}x`,
      mine.manageToken,
    ])
      await expect(confirm(token)).rejects.toThrow(NotFound)
    expect((await row(mine.id))?.confirmBy).not.toBeNull()
  })

  it('works to the last millisecond, and from the fifteenth minute on says that the place has gone', async () => {
    const { slot } = await eventThatAsks()
    const arrivedAt = now()
    const early = await registered(slot.id, { ...mailbox(), arrivedAt })
    const late = await registered(slot.id, { ...mailbox(), arrivedAt })
    moveTo(new Date(arrivedAt.getTime() + QUARTER - 1))
    expect((await confirm(await tokenOf(early.id))).outcome).toBe('confirmed')
    moveTo(later(arrivedAt, QUARTER))
    expect((await confirm(await tokenOf(late.id))).outcome).toBe('released')
    await releaseUnconfirmed()
    expect((await confirm(await tokenOf(late.id))).outcome).toBe('released')
    expect([(await row(early.id))?.status, (await row(late.id))?.status]).toEqual(['confirmed', 'cancelled'])
    expect(await told(late.id)).toEqual(['registration-confirm'])
  })

  it('is not sent where a text message would be needed and none can be sent', async () => {
    const { slot } = await eventThatAsks()
    const { id } = await registered(slot.id)
    expect((await row(id))?.confirmBy).toBeNull()
    expect(await told(id)).toEqual(['registration-confirmed'])
  })
})

describe('after a quarter of an hour', () => {
  it('the seats of whoever did not confirm go to the first in line, who is told once, however many processes look', async () => {
    const { slot } = await eventThatAsks({ seats: 2 })
    const invented = await registered(slot.id, { ...mailbox(), partySize: 2 })
    const first = await registered(slot.id, mailbox())
    const second = await registered(slot.id, mailbox())
    const third = await registered(slot.id, mailbox())
    for (const { id } of [first, second, third]) await confirm(await tokenOf(id))
    await releaseUnconfirmed()
    expect((await row(invented.id))?.status).toBe('confirmed')

    moveTo(later(now(), QUARTER))
    await Promise.all([releaseUnconfirmed(), releaseUnconfirmed(), releaseUnconfirmed()])
    expect(await row(invented.id)).toMatchObject({ status: 'cancelled', cancelledBy: 'system' })
    const statuses = await Promise.all([first, second, third].map(async ({ id }) => (await row(id))?.status))
    expect(statuses).toEqual(['offered', 'offered', 'waiting'])
    expect(await slotRow(slot.id)).toMatchObject({ taken: 2, waiting: 1 })
    for (const { id } of [first, second])
      expect(await told(id)).toEqual(['registration-confirm', 'registration-waiting', 'registration-offered'])
    expect(await told(invented.id)).toEqual(['registration-confirm'])
    expect(await acts(invented.id)).toEqual(['registration.created', 'registration.unconfirmed-released'])
  })

  it('an invented contact leaves the waiting list, and those behind keep their order', async () => {
    const { slot } = await eventThatAsks({ seats: 1 })
    const holder = await registered(slot.id, mailbox())
    const invented = await registered(slot.id, mailbox())
    const honest = await registered(slot.id, mailbox())
    for (const { id } of [holder, honest]) await confirm(await tokenOf(id))
    moveTo(later(now(), QUARTER))
    await releaseUnconfirmed()
    expect((await row(invented.id))?.status).toBe('cancelled')
    expect(await row(honest.id)).toMatchObject({ status: 'waiting', waitingPosition: 2 })
    expect(await slotRow(slot.id)).toMatchObject({ taken: 1, waiting: 1 })
  })

  it('nobody loses a place while the letter cannot leave: it tells a later time when it goes', async () => {
    useConfig({ ...testConfig(), smtpUrl: 'smtp://127.0.0.1:9' })
    const { slot } = await eventThatAsks({ seats: 2 })
    const start = now()
    const [mine, invented] = [await registered(slot.id, mailbox()), await registered(slot.id, mailbox())]
    const letter = (id: string) => eq(outboxMessages.subjectId, id)
    const put = (id: string, given: Partial<typeof outboxMessages.$inferInsert>) =>
      store().transaction((tx) => tx.update(outboxMessages).set(given).where(letter(id)))
    await put(mine.id, { state: 'retry', lastError: 'connection ECONNREFUSED' })
    await put(invented.id, { state: 'retry', lastError: '450 4.2.1 RCPT TO' })
    for (let n = 1; n <= 4; n++) {
      moveTo(later(start, n * 14 * 60_000))
      await releaseUnconfirmed()
    }
    expect([(await row(mine.id))?.status, (await row(invented.id))?.status]).toEqual(['confirmed', 'cancelled'])
    const [sent] = await reader().select().from(outboxMessages).where(letter(mine.id))
    const until = (await row(mine.id))?.confirmBy as Date
    expect(sent?.values).toMatchObject({ until: until.toISOString() })
    expect(until.getTime()).toBeGreaterThan(now().getTime() + minutes(5))
    await put(mine.id, { state: 'sent', lastError: null })
    moveTo(later(until, 1))
    await releaseUnconfirmed()
    expect((await row(mine.id))?.status).toBe('cancelled')
  })

  it('whoever stands in the hall already keeps the place', async () => {
    const { slot } = await eventThatAsks()
    const { id } = await registered(slot.id, mailbox())
    await store().transaction(async (tx) => {
      await tx.update(registrations).set({ arrivedPeople: 1 }).where(eq(registrations.id, id))
    })
    moveTo(later(now(), QUARTER))
    await releaseUnconfirmed()
    expect(await row(id)).toMatchObject({ status: 'confirmed', confirmBy: null })
  })
})

describe('the page of the link', () => {
  let server: TestServer
  beforeEach(async () => {
    server = await startTestServer()
  })
  afterEach(() => server.close())
  const open = (path: string, init: RequestInit = {}) =>
    fetch(server.origin + path, {
      redirect: 'manual',
      ...init,
      headers: { Accept: 'text/html', Origin: server.origin, ...init.headers },
    })
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const press = (path: string) => open(path, { method: 'POST', headers: form, body: '' })

  it('changes nothing when it is opened, leads to the ticket when pressed, and tells the state in both languages', async () => {
    const { slot } = await eventThatAsks()
    const { id, manageToken } = await registered(slot.id, mailbox())
    const path = `/confirm/${await tokenOf(id)}`
    expect(await (await open(path)).text()).toContain('type="submit"')
    expect((await row(id))?.confirmBy).not.toBeNull()
    const pressed = await press(path)
    expect([pressed.status, pressed.headers.get('Location')]).toEqual([303, `/r/${manageToken}?done=confirmed`])
    expect(await (await open(path)).text()).toContain('已经确认')
    expect(await (await open(`${path}?lang=en`)).text()).toContain('already')

    const late = await registered(slot.id, mailbox())
    const tooLate = `/confirm/${await tokenOf(late.id)}`
    moveTo(later(now(), QUARTER))
    const gone = await press(tooLate)
    expect(gone.status).toBe(409)
    expect(await gone.text()).toContain('确认时间已过，名额不再保留')
    expect((await press(`${tooLate}x`)).status).toBe(404)
  })
})

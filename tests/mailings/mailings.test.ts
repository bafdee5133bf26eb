import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { expandMailings } from '#app/mailings/expand-mailings.server.ts'
import { readSelection } from '#app/mailings/mailing.ts'
import type { MailingInput } from '#app/mailings/mailing-forms.ts'
import { listMailings, mailingPeople, readMailing } from '#app/mailings/mailing-queries.server.ts'
import { countNamed, countRecipients } from '#app/mailings/mailing-recipients.server.ts'
import {
  callBackMailing,
  createMailing,
  retryMailing,
  saveMailing,
  sendMailing,
  testMailing,
} from '#app/mailings/write-mailing.server.ts'
import { days, hours, after as later, now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { askBulkAct, getBulkAct } from '#app/registrations/bulk-acts.server.ts'
import { emailHash, phoneHash } from '#app/registrations/prepare-registration.server.ts'
import type { MailingSelection } from '#db/schema/mailings.ts'
import { auditEntries, mailings, outboxMessages, registrations } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { messages, passTime, useOutbox, useSink, useWorker } from '#tests/outbox/outbox-world.ts'
import { makeEvent, makeRegistration, makeSlot, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()
useOutbox()

const TEXTS: MailingInput = {
  subject: '集合地点：{活动}',
  body: '{姓名}，请提前到{地点}，入场码 {入场码}。',
  sms: '请提前到{地点}。{链接}',
  subjectEn: '',
  bodyEn: '',
  smsEn: '',
  scheduledAt: undefined,
}
const mailed = (email: string) => ({ email, emailHash: emailHash(email) })
const phoned = (phone: string) => ({ phone, phoneHash: phoneHash(phone) })

/** Two sessions, one over; people in every state. */
async function world() {
  const { event, slot, departmentId } = await makeEvent()
  const over = await makeSlot(event.id, { startsAt: later(now(), -days(2)), endsAt: later(now(), -days(1)) })
  const a = await makeRegistration(slot, mailed('a@citizen.example'))
  const b = await makeRegistration(slot, { name: '李建国', ...phoned('13905320174') })
  // The same address once more, for another session.
  await makeRegistration(over, { ...mailed('a@citizen.example'), arrivedPeople: 1 })
  const missing = await makeRegistration(over, mailed('missing@citizen.example'))
  const waiting = await makeRegistration(slot, {
    ...mailed('w@citizen.example'),
    status: 'waiting',
    waitingPosition: 1,
  })
  await makeRegistration(slot, { ...mailed('gone@citizen.example'), status: 'cancelled' })
  await makeRegistration(slot, {})
  const organiser = await makeStaff(['organiser'], departmentId)
  return { event, slot, over, a, b, missing, waiting, organiser }
}
type World = Awaited<ReturnType<typeof world>>

const draft = ({ organiser, event }: World, selection: MailingSelection, input: MailingInput = TEXTS) =>
  inTransaction(organiser, (work) => createMailing(work, { eventId: event.id, selection, formKey: newId(), input }))
const send = ({ organiser }: World, id: string, version = 1) =>
  inTransaction(organiser, (work) => sendMailing(work, id, version))
const letters = async () => (await messages()).filter((message) => message.kind === 'event-letter')

describe('whom a letter is for', () => {
  it('is read from an address: a status, a session, or marked registrations', () => {
    expect(readSelection({ status: 'waiting', slot: 's1' })).toEqual({ status: 'waiting', slotId: 's1' })
    expect(readSelection({ ids: 'a,b, b' })).toEqual({ status: 'chosen', ids: ['a', 'b'] })
    expect(readSelection({ status: 'chosen', ids: ['a', 'b'] })).toEqual({ status: 'chosen', ids: ['a', 'b'] })
    expect(readSelection({ status: 'everybody' })).toEqual({ status: 'confirmed' })
    expect(readSelection({ status: 'chosen' })).toEqual({ status: 'confirmed' })
    expect(readSelection({ act: 'act-1' })).toEqual({ status: 'chosen', actId: 'act-1' })
    expect(readSelection({ status: 'waiting', act: 'act-1' })).toEqual({ status: 'waiting', actId: 'act-1' })
    expect(readSelection({ status: 'chosen', act: "x';drop" })).toEqual({ status: 'confirmed' })
    expect(readSelection({ status: 'chosen', ids: "x';drop" })).toEqual({ status: 'confirmed' })
  })

  it.each([
    ['confirmed', { people: 3, mails: 2, texts: 1, unreachable: 1 }],
    ['waiting', { people: 1, mails: 1, texts: 0, unreachable: 0 }],
    ['came', { people: 1, mails: 1, texts: 0, unreachable: 0 }],
    ['missing', { people: 1, mails: 1, texts: 0, unreachable: 0 }],
    ['live', { people: 4, mails: 3, texts: 1, unreachable: 1 }],
    ['cancelled', { people: 1, mails: 1, texts: 0, unreachable: 0 }],
  ])('%s counts people, not registrations', async (status, counts) => {
    const { event } = await world()
    expect(await countRecipients(reader(), event.id, { status }, now())).toEqual(counts)
  })

  it('may be one session, or registrations of this event named one by one', async () => {
    const made = await world()
    const other = await makeEvent()
    const stranger = await makeRegistration(other.slot, mailed('x@citizen.example'))
    const count = async (selection: MailingSelection) =>
      (await countRecipients(reader(), made.event.id, selection, now())).people
    expect(await count({ status: 'confirmed', slotId: made.slot.id })).toBe(2)
    expect(await count({ status: 'chosen', ids: [made.a.id, made.waiting.id, stranger.id] })).toBe(2)
  })
})

describe('sending', () => {
  it('writes one letter to each person, in mail and in text message, and never a second', async () => {
    const made = await world()
    const { id } = await draft(made, { status: 'confirmed' })
    expect(await send(made, id)).toEqual({ outcome: 'sent' })
    expect(await send(made, id)).toEqual({ outcome: 'notDraft' })
    const counts = await Promise.all([expandMailings(), expandMailings()])
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(3)
    expect(await expandMailings()).toBe(0)
    const rows = await letters()
    expect(rows.map(({ recipient }) => recipient.address).sort()).toEqual([
      '13905320174',
      'a@citizen.example',
      'missing@citizen.example',
    ])
    const sink = await useSink()
    await useWorker({ SMTP_URL: sink.url }).run()
    const mail = sink.deliveries.find(({ recipients }) => recipients.includes('a@citizen.example'))
    expect(mail?.subject).toBe('集合地点：善智墨水，惠泽民生')
    expect(mail?.text).toContain('孙玉梅，请提前到智慧水务调度中心，鹤山路 1 号，入场码')
    expect(mail?.text).toContain(made.a.shortCode.replace(/^(....)/, '$1 '))
    const [audit] = await reader().select().from(auditEntries).where(eq(auditEntries.action, 'mailing.sent'))
    expect(audit).toMatchObject({ subjectId: id, actorId: made.organiser.staffId, detail: { people: 3 } })
    expect(JSON.stringify(audit)).not.toContain('citizen.example')
  })

  it('writes a large mailing in portions, each person once, with two processes at it', async () => {
    const made = await world()
    for (let index = 0; index < 450; index++) await makeRegistration(made.slot, mailed(`n${index}@citizen.example`))
    const { id } = await draft(made, { status: 'confirmed', slotId: made.slot.id })
    await send(made, id)
    await Promise.all([expandMailings(), expandMailings()])
    const rows = await letters()
    expect(rows).toHaveLength(452)
    expect(new Set(rows.map((row) => row.recipientHash)).size).toBe(452)
    const { mailing } = await readMailing(reader(), made.organiser, id)
    expect(mailing).toMatchObject({ state: 'done', total: 452 })
  })

  it('goes on where a process died', async () => {
    const made = await world()
    const { id } = await draft(made, { status: 'confirmed' })
    await send(made, id)
    await store().transaction((tx) =>
      tx.update(mailings).set({ state: 'sending', cursor: made.a.id }).where(eq(mailings.id, id)),
    )
    await expandMailings()
    expect((await letters()).map(({ recipient }) => recipient.address)).not.toContain('w@citizen.example')
    expect((await readMailing(reader(), made.organiser, id)).mailing.state).toBe('done')
  })

  it('waits for its time, goes to the people of that time, and can be called back before', async () => {
    const made = await world()
    const { id } = await draft(made, { status: 'waiting' }, { ...TEXTS, scheduledAt: later(now(), hours(3)) })
    expect(await send(made, id)).toEqual({ outcome: 'scheduled' })
    expect(await expandMailings()).toBe(0)
    const back = () => inTransaction(made.organiser, (work) => callBackMailing(work, id))
    expect(await back()).toEqual({ outcome: 'calledBack' })
    expect(await back()).toEqual({ outcome: 'tooLate' })
    expect(await send(made, id)).toEqual({ outcome: 'scheduled' })
    await store().transaction((tx) =>
      tx.update(registrations).set({ status: 'confirmed' }).where(eq(registrations.id, made.waiting.id)),
    )
    await makeRegistration(made.slot, { ...mailed('new@citizen.example'), status: 'waiting', waitingPosition: 2 })
    passTime(hours(3.1))
    expect(await expandMailings()).toBe(1)
    expect((await letters()).map(({ recipient }) => recipient.address)).toEqual(['new@citizen.example'])
    expect(await back()).toEqual({ outcome: 'tooLate' })
  })

  it('is refused for a time that has passed, for nobody, and for a version that was not previewed', async () => {
    const made = await world()
    const late = await draft(made, { status: 'waiting' }, { ...TEXTS, scheduledAt: later(now(), -hours(1)) })
    expect(await send(made, late.id)).toEqual({ outcome: 'past' })
    const nobody = await draft(made, { status: 'offered' })
    expect(await send(made, nobody.id)).toEqual({ outcome: 'nobody' })
    const { id } = await draft(made, { status: 'waiting' })
    const save = (version: number, subject: string) =>
      inTransaction(made.organiser, (work) =>
        saveMailing(work, id, { version, selection: { status: 'waiting' }, input: { ...TEXTS, subject } }),
      )
    expect(await save(1, TEXTS.subject)).toEqual({ outcome: 'unchanged', version: 1 })
    expect(await save(1, '改过的主题')).toEqual({ outcome: 'saved', version: 2 })
    expect(await save(1, '别人的改动')).toMatchObject({ outcome: 'olderVersion' })
    expect(await send(made, id, 1)).toEqual({ outcome: 'olderVersion' })
    expect(await letters()).toEqual([])
  })

  it('makes one draft of a form that is sent twice', async () => {
    const made = await world()
    const formKey = newId()
    const make = () =>
      inTransaction(made.organiser, (work) =>
        createMailing(work, { eventId: made.event.id, selection: { status: 'waiting' }, formKey, input: TEXTS }),
      )
    expect(await make()).toEqual(await make())
    expect(await listMailings(reader(), made.event.id)).toHaveLength(1)
  })
})

describe('afterwards', () => {
  it('shows the state of every letter, masked, and sends again what did not go out', async () => {
    const made = await world()
    const { id } = await draft(made, { status: 'confirmed' })
    await send(made, id)
    await expandMailings()
    const sink = await useSink()
    sink.refuseRecipient = (address) => (address.startsWith('missing@') ? { code: 550 } : undefined)
    const worker = useWorker({ SMTP_URL: sink.url })
    await worker.run()
    const seen = await mailingPeople(reader(), id, { page: 1 })
    expect(seen.progress).toEqual({ total: 3, waiting: 0, failed: 1, kept: 1, sent: 1 })
    expect(seen.people).toHaveLength(3)
    expect(JSON.stringify(seen)).not.toMatch(/a@citizen|13905320174|孙玉梅/)
    expect((await mailingPeople(reader(), id, { group: 'failed', page: 1 })).people).toMatchObject([
      { state: 'failed', lastError: '550 RCPT TO' },
    ])
    sink.refuseRecipient = () => undefined
    expect(await inTransaction(made.organiser, (work) => retryMailing(work, id))).toBe(2)
    await worker.run()
    expect((await mailingPeople(reader(), id, { page: 1 })).progress).toMatchObject({ sent: 2, failed: 0 })
  })

  it('sends the writer a sample with masked facts of a real person', async () => {
    const made = await world()
    const { id } = await draft(made, { status: 'confirmed', slotId: made.slot.id })
    expect(await testMailing(made.organiser, id, 'zh-CN', now())).toEqual({ outcome: 'tested' })
    const sink = await useSink()
    await useWorker({ SMTP_URL: sink.url }).run()
    const [mail] = sink.deliveries
    expect(mail?.recipients).toEqual([made.organiser.email])
    expect(mail?.text).toContain('孙○梅，请提前到')
    for (const secret of [made.a.manageToken, made.a.ticketSecret, made.a.shortCode, '孙玉梅']) {
      expect(mail?.source).not.toContain(secret)
      expect(mail?.text).not.toContain(secret)
    }
    expect(await letters()).toEqual([])
  })

  it('is for organisers of the department only', async () => {
    const made = await world()
    const { id } = await draft(made, { status: 'confirmed' })
    const stranger = await makeStaff(['organiser'], (await makeEvent()).departmentId)
    const overseer = await makeStaff(['overseer'], null)
    for (const actor of [stranger, overseer]) {
      await expect(readMailing(reader(), actor, id)).rejects.toThrow(NotFound)
      await expect(inTransaction(actor, (work) => sendMailing(work, id, 1))).rejects.toThrow(NotFound)
      await expect(inTransaction(actor, (work) => retryMailing(work, id))).rejects.toThrow(NotFound)
      await expect(testMailing(actor, id, 'zh-CN', now())).rejects.toThrow(NotFound)
      const formKey = newId()
      const given = { eventId: made.event.id, selection: { status: 'confirmed' }, formKey, input: TEXTS }
      await expect(inTransaction(actor, (work) => createMailing(work, given))).rejects.toThrow(NotFound)
    }
    expect(await reader().$count(outboxMessages)).toBe(0)
  })
})

it('a letter goes to everybody whom a search of the desk found, however many, and to each once', async () => {
  const made = await world()
  const many = []
  for (let index = 0; index < 60; index++) {
    // Five people came to both sessions.
    many.push(await makeRegistration(index < 55 ? made.slot : made.over, mailed(`p${index % 55}@citizen.example`)))
  }
  const act = async (eventId: string, actor: typeof made.organiser, ids: readonly string[]) => {
    const asked = await inTransaction(actor, (work) => askBulkAct(work, eventId, { kind: 'mail', ids, back: '/' }))
    return asked.outcome === 'asked' ? asked.id : ''
  }
  const actId = await act(
    made.event.id,
    made.organiser,
    many.map(({ id }) => id),
  )
  const selection = { status: 'chosen', actId }
  expect(await countNamed(reader(), made.event.id, selection)).toBe(60)
  const { id } = await draft(made, selection)
  expect(await send(made, id)).toEqual({ outcome: 'sent' })
  await Promise.all([expandMailings(), expandMailings()])
  await expandMailings()
  expect(await letters()).toHaveLength(55)
  // The desk has no page that would carry it out, and people of another event are nobody here.
  await expect(getBulkAct(reader(), made.organiser, actId)).rejects.toThrow(NotFound)
  const other = await world()
  const theirs = await act(other.event.id, other.organiser, [other.a.id])
  expect(await countNamed(reader(), made.event.id, { status: 'chosen', actId: theirs })).toBe(0)
  const foreign = await draft(made, { status: 'chosen', actId: theirs })
  expect(await send(made, foreign.id)).toEqual({ outcome: 'nobody' })
})

import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { getMessage, listMessages, MESSAGES_A_PAGE } from '#app/outbox/outbox-queries.server.ts'
import { previewMessage, standaloneHtml } from '#app/outbox/preview-message.server.ts'
import { resendMessage } from '#app/outbox/resend-message.server.ts'
import { sendTestMail } from '#app/outbox/send-test-mail.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { auditEntries } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDepartment, makeEvent, makeRegistration, makeStaff, useTestStore } from '../support/world.ts'
import { addMessage, messages, stateOf, useOutbox, useSink, useWorker } from './outbox-world.ts'

useTestStore()
useOutbox()

/** Messages of two departments, and the people who may or may not see them. */
async function cast() {
  const water = await makeDepartment()
  const health = await makeDepartment({ name: '即墨区卫生健康局' })
  const admin = await makeStaff(['admin'], null)
  const { slot } = await makeEvent({ departmentId: water.id })
  const registration = await makeRegistration(slot)
  const about = { kind: 'registration' as const, id: registration.id }
  return {
    registration,
    organiser: await makeStaff(['organiser'], water.id),
    foreign: await makeStaff(['organiser'], health.id),
    officer: await makeStaff(['answerOfficer'], water.id),
    overseer: await makeStaff(['overseer'], null),
    admin,
    confirmed: await addMessage({ kind: 'registration-confirmed', subject: about, departmentId: water.id }),
    received: await addMessage({
      kind: 'question-received',
      subject: { kind: 'question', id: newId() },
      departmentId: water.id,
    }),
    invitation: await addMessage({
      kind: 'staff-invitation',
      subject: { kind: 'staff', id: admin.staffId },
      values: { path: '/invitation/abc', expiresAt: '2026-12-03T10:00:00.000Z' },
    }),
  }
}

describe('who sees which messages', () => {
  it('organisers those of registrations, answer officers those of questions, each of their department', async () => {
    const { organiser, foreign, officer, overseer, admin } = await cast()
    const seen = async (actor: typeof organiser) =>
      (await listMessages(actor, { group: undefined, page: 1 })).messages.map((message) => message.kind).sort()
    expect(await seen(organiser)).toEqual(['registration-confirmed'])
    expect(await seen(officer)).toEqual(['question-received'])
    expect(await seen(foreign)).toEqual([])
    expect(await seen(overseer)).toEqual(['question-received', 'registration-confirmed'])
    expect(await seen(admin)).toEqual(['question-received', 'registration-confirmed', 'staff-invitation'])
  })

  it('a message one may not see is not there', async () => {
    const { organiser, foreign, overseer, confirmed, received, invitation } = await cast()
    expect((await getMessage(organiser, confirmed.id)).id).toBe(confirmed.id)
    await expect(getMessage(organiser, received.id)).rejects.toThrow(NotFound)
    await expect(getMessage(foreign, confirmed.id)).rejects.toThrow(NotFound)
    await expect(getMessage(overseer, invitation.id)).rejects.toThrow(NotFound)
    await expect(getMessage(organiser, newId())).rejects.toThrow(NotFound)
  })

  it('the list shows recipients masked, by state and page', async () => {
    const { admin } = await cast()
    for (let index = 0; index < MESSAGES_A_PAGE; index++) await addMessage()
    const first = await listMessages(admin, { group: 'waiting', page: 1 })
    expect(first).toMatchObject({ page: 1, pages: 2, totals: { waiting: MESSAGES_A_PAGE + 3, failed: 0 } })
    expect(first.messages).toHaveLength(MESSAGES_A_PAGE)
    expect((await listMessages(admin, { group: 'waiting', page: 2 })).messages).toHaveLength(3)
    expect((await listMessages(admin, { group: 'sent', page: 9 })).messages).toEqual([])
    expect(JSON.stringify(first)).not.toContain('sun@')
    expect(first.messages[0]).toMatchObject({ to: 's***@citizen.example', name: '孙*梅' })
  })
})

describe('sending again', () => {
  it('sends the present body under the Message-ID it had, and is recorded', async () => {
    const { organiser, confirmed } = await cast()
    const sink = await useSink()
    const worker = useWorker({ SMTP_URL: sink.url })
    await worker.run()
    expect(await inTransaction(organiser, (work) => resendMessage(work, confirmed.id))).toEqual({ outcome: 'resent' })
    expect(await inTransaction(organiser, (work) => resendMessage(work, confirmed.id))).toEqual({ outcome: 'underway' })
    await worker.run()
    const ids = sink.deliveries.map((mail) => mail.messageId).filter((id) => id?.includes(confirmed.id))
    expect(ids).toEqual([`<${confirmed.id}@open.jimo.example>`, `<${confirmed.id}@open.jimo.example>`])
    const audit = await reader().select().from(auditEntries).where(eq(auditEntries.action, 'message.resent'))
    expect(audit).toMatchObject([
      { subjectId: confirmed.id, actorId: organiser.staffId, detail: { kind: 'registration-confirmed', from: 'sent' } },
    ])
  })

  it('gives kept and failed messages a fresh start', async () => {
    const { organiser, confirmed } = await cast()
    await useWorker().run()
    expect((await stateOf(confirmed.id)).state).toBe('kept')
    await inTransaction(organiser, (work) => resendMessage(work, confirmed.id))
    expect(await stateOf(confirmed.id)).toMatchObject({ state: 'queued', attempts: 0, lastError: null })
  })

  it('is not for those who only look, and not for strangers', async () => {
    const { overseer, foreign, confirmed } = await cast()
    await useWorker().run()
    const resend = (actor: typeof overseer) => inTransaction(actor, (work) => resendMessage(work, confirmed.id))
    await expect(resend(overseer)).rejects.toThrow(Forbidden)
    await expect(resend(foreign)).rejects.toThrow(NotFound)
    expect((await stateOf(confirmed.id)).state).toBe('kept')
  })
})

describe('a preview', () => {
  it('is the mail itself, with the picture inside', async () => {
    const { registration, confirmed } = await cast()
    const mail = await previewMessage(confirmed)
    expect(mail?.text).toContain(registration.manageToken)
    const html = mail ? standaloneHtml(mail) : ''
    expect(html).toContain('src="data:image/png;base64,')
    expect(html).not.toContain('cid:')
  })

  it('says so when what it is about has been erased', async () => {
    const { received } = await cast()
    expect(await previewMessage(received)).toBeUndefined()
  })
})

it('a test mail goes to the person who asks, and they find it in their list', async () => {
  const department = await makeDepartment()
  const organiser = await makeStaff(['organiser'], department.id)
  await inTransaction(organiser, sendTestMail)
  const sink = await useSink()
  await useWorker({ SMTP_URL: sink.url }).run()
  expect(sink.deliveries.map((mail) => mail.recipients)).toEqual([[organiser.email]])
  expect(sink.deliveries[0]?.subject).toBe('测试邮件：政务开放日')
  const { messages: listed } = await listMessages(organiser, { group: 'sent', page: 1 })
  expect(listed.map((message) => message.kind)).toEqual(['test-mail'])
  expect(await messages()).toHaveLength(1)
})

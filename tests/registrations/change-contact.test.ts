// A contact that was mistyped or given up: the new one counts from then on, the former one is told.
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { after as later, minutes, setClock } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { storeAnswerFile } from '#app/registrations/answer-files.server.ts'
import { confirmToken } from '#app/registrations/ask-to-confirm.server.ts'
import { changeOwnDetails } from '#app/registrations/change-own-details.server.ts'
import { changeRegistration } from '#app/registrations/change-registration.server.ts'
import { confirmContact } from '#app/registrations/confirm-contact.server.ts'
import { liveCodesOf, makeOwnCodes } from '#app/registrations/own-codes.server.ts'
import { phoneHash, phoneTailHash } from '#app/registrations/prepare-registration.server.ts'
import { resendConfirmation } from '#app/registrations/resend-confirmation.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { auditEntries, formFiles, outboxMessages, registrations, slots } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { testConfig } from '#tests/support/test-server.ts'
import { makeDepartment, makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'
import { ask, CHOICES, rule } from './forms.ts'
import { CITIZEN, registered } from './people.ts'

useTestStore()
beforeEach(() => useConfig(testConfig()))

let restore = () => {}
afterEach(async () => {
  restore()
  expect(await verifySeats(reader())).toEqual([])
})
const moveTo = (at: Date) => {
  restore()
  restore = setClock(() => at)
}

type Row = typeof registrations.$inferSelect
const row = async (id: string) =>
  (await reader().select().from(registrations).where(eq(registrations.id, id)))[0] as Row
const told = async (id: string) =>
  (await reader().select().from(outboxMessages).where(eq(outboxMessages.subjectId, id)).orderBy(outboxMessages.id)).map(
    ({ kind, recipient }) => [kind, recipient.address],
  )
const details = async (id: string) =>
  (await reader().select().from(auditEntries).where(eq(auditEntries.subjectId, id)))
    .filter(({ action }) => action === 'registration.changed')
    .map(({ detail }) => detail)
const contact = (id: string, given: { phone?: string | null; email?: string | null }, actor: Actor = CITIZEN) =>
  changeRegistration(actor, id, { contact: given })
const OLD = 'old@example.org'
const NEW = 'new@example.org'

describe('changing a contact', () => {
  it('sends the ticket to the new address, tells the old one, and holds nothing of either in the trail', async () => {
    const { slot } = await makeEvent({ seats: 3 })
    const { id } = await registered(slot.id, { email: OLD })
    expect(await contact(id, { email: NEW, phone: '13905320174' })).toEqual({ outcome: 'changed' })
    expect(await row(id)).toMatchObject({
      email: NEW,
      phone: '13905320174',
      phoneHash: phoneHash('13905320174'),
      phoneTailHash: phoneTailHash('13905320174'),
    })
    expect(await told(id)).toEqual([
      ['registration-confirmed', OLD],
      ['registration-contact-changed', OLD],
      ['registration-confirmed', NEW],
    ])
    expect(await details(id)).toEqual([{ field: 'phone email', by: 'citizen' }])
    expect(await contact(id, { email: NEW })).toEqual({ outcome: 'unchanged' })
  })

  it('that messages do not go to tells the address they do go to', async () => {
    const { slot } = await makeEvent({ seats: 3 })
    const { id } = await registered(slot.id, { phone: '13900001111', email: OLD })
    expect(await contact(id, { phone: '13900002222' })).toEqual({ outcome: 'changed' })
    expect((await told(id)).slice(1)).toEqual([['registration-contact-changed', OLD]])
  })

  it('is refused when somebody has a place with it, when none is left, after sign-up has closed', async () => {
    const { slot } = await makeEvent({ seats: 3 })
    await registered(slot.id, { phone: '13905320174' })
    const { id } = await registered(slot.id, { email: OLD })
    expect(await contact(id, { phone: '13905320174' })).toEqual({ outcome: 'contactTaken', field: 'phone' })
    expect(await contact(id, { email: null })).toEqual({ outcome: 'contactMissing' })
    moveTo(later(slot.signUpClosesAt, minutes(1)))
    expect(await contact(id, { email: NEW })).toEqual({ outcome: 'closed' })
    expect(await row(id)).toMatchObject({ email: OLD, phone: null })
    expect(await contact('nobody', { email: NEW })).toEqual({ outcome: 'unknown' })
  })

  it('to one number by two people at once gives it to one', async () => {
    const { slot } = await makeEvent({ seats: 10 })
    const people = await Promise.all(Array.from({ length: 8 }, () => registered(slot.id)))
    const outcomes = await Promise.all(people.map(({ id }) => contact(id, { phone: '13905320174' })))
    expect(outcomes.filter(({ outcome }) => outcome === 'changed')).toHaveLength(1)
  })

  it('is tried ten times an hour by a citizen', async () => {
    const { slot } = await makeEvent({ seats: 3 })
    const { id } = await registered(slot.id, { email: OLD })
    const own = () => changeOwnDetails('203.0.113.7', id, { contact: { email: OLD } })
    for (let tries = 0; tries < 10; tries++) expect(await own()).toEqual({ outcome: 'unchanged' })
    expect(await own()).toEqual({ outcome: 'tooManyTries' })
  })

  it('is to be confirmed where the event asks for it; the former link confirms nothing any more', async () => {
    const { event, slot, departmentId } = await makeEvent({ seats: 3 })
    await rule(await makeStaff(['organiser'], departmentId), event.id, { confirmContact: true })
    const { id } = await registered(slot.id, { email: OLD })
    const confirm = (token: string) => inTransaction(CITIZEN, (work) => confirmContact(work, token))
    const former = confirmToken(await row(id))
    await confirm(former)
    expect(await contact(id, { email: NEW })).toEqual({ outcome: 'changed' })
    const { confirmBy } = await row(id)
    expect(confirmBy).not.toBeNull()
    await expect(confirm(former)).rejects.toThrow(NotFound)
    expect((await confirm(confirmToken(await row(id)))).outcome).toBe('confirmed')
    expect(await told(id)).toEqual([
      ['registration-confirm', OLD],
      ['registration-confirmed', OLD],
      ['registration-contact-changed', OLD],
      ['registration-confirm', NEW],
      ['registration-confirmed', NEW],
    ])
  })

  it('that was not confirmed yet gains no time, and the wrong address hears no more', async () => {
    const { event, slot, departmentId } = await makeEvent({ seats: 3 })
    await rule(await makeStaff(['organiser'], departmentId), event.id, { confirmContact: true })
    const { id } = await registered(slot.id, { email: OLD })
    const { confirmBy } = await row(id)
    await contact(id, { email: NEW })
    expect((await row(id)).confirmBy).toEqual(confirmBy)
    expect(await told(id)).toEqual([
      ['registration-confirm', OLD],
      ['registration-confirm', NEW],
    ])
  })
})

describe('for somebody who calls, an organiser', () => {
  it('makes the party smaller or larger, also after sign-up has closed while seats are free; own codes follow', async () => {
    const { slot, departmentId } = await makeEvent({ seats: 6, partyMax: 6 })
    const organiser = await makeStaff(['organiser'], departmentId)
    const names = ['李明', '王芳', '赵强', '孙丽']
    const { id } = await registered(slot.id, { partySize: 5, companions: names.map((name) => ({ name })) })
    await inTransaction(CITIZEN, (work) => makeOwnCodes(work, id))
    const codes = await liveCodesOf(reader(), id)
    moveTo(later(slot.signUpClosesAt, minutes(1)))
    const fewer = await changeRegistration(organiser, id, { partySize: 3, companions: ['王芳', '孙丽'] })
    expect(fewer).toEqual({ outcome: 'changed' })
    expect((await liveCodesOf(reader(), id)).map(({ ticketSecret }) => ticketSecret)).toEqual([
      codes[1]?.ticketSecret,
      codes[3]?.ticketSecret,
    ])
    moveTo(later(slot.signUpClosesAt, minutes(2)))
    expect(await changeRegistration(organiser, id, { partySize: 6 })).toEqual({ outcome: 'changed' })
    expect((await reader().select().from(slots).where(eq(slots.id, slot.id)))[0]?.taken).toBe(6)
    moveTo(later(slot.signUpClosesAt, minutes(3)))
    expect(await changeRegistration(CITIZEN, id, { partySize: 5 })).toEqual({ outcome: 'changed' })
    expect(await changeRegistration(CITIZEN, id, { partySize: 6 })).toEqual({ outcome: 'closed' })
    expect((await told(id)).filter(([kind]) => kind === 'registration-changed')).toHaveLength(3)
  })

  it('never takes seats past the limit or those that others wait for', async () => {
    const { slot, departmentId } = await makeEvent({ seats: 3, partyMax: 2, waitingCapacity: 5 })
    const organiser = await makeStaff(['organiser'], departmentId)
    const { id } = await registered(slot.id, { partySize: 1 })
    await registered(slot.id, { partySize: 2 })
    expect(await changeRegistration(organiser, id, { partySize: 2 })).toEqual({ outcome: 'full' })
    expect(await changeRegistration(organiser, id, { partySize: 3 })).toEqual({ outcome: 'partyTooLarge', partyMax: 2 })
  })

  it('corrects everything at once or nothing, after sign-up too, and needs no confirmation for it', async () => {
    const { event, slot, departmentId } = await makeEvent({ seats: 5 })
    const organiser = await makeStaff(['organiser'], departmentId)
    await rule(organiser, event.id, { confirmContact: true })
    await registered(slot.id, { phone: '13905320174' })
    const { id } = await registered(slot.id, { email: OLD })
    moveTo(later(slot.signUpClosesAt, minutes(1)))
    const change = { name: '欧阳静', needs: '轮椅席', contact: { email: NEW, phone: '13905320174' } }
    expect(await changeRegistration(organiser, id, change)).toEqual({ outcome: 'contactTaken', field: 'phone' })
    expect(await row(id)).toMatchObject({ name: '孙玉梅', email: OLD, needs: null })
    const correct = { ...change, contact: { email: NEW, phone: null } }
    expect(await changeRegistration(organiser, id, correct)).toEqual({ outcome: 'changed' })
    expect(await row(id)).toMatchObject({
      name: '欧阳静',
      nameInitials: 'oyj',
      email: NEW,
      needs: '轮椅席',
      confirmBy: null,
    })
    expect((await told(id)).at(-1)).toEqual(['registration-confirmed', NEW])
    expect(JSON.stringify(await details(id))).not.toMatch(/欧阳|example/)
  })

  it('of another department finds nothing, and one who looked before a change is told so', async () => {
    const { slot, departmentId } = await makeEvent({ seats: 5 })
    const organiser = await makeStaff(['organiser'], departmentId)
    const outsider = await makeStaff(['organiser'], (await makeDepartment()).id)
    const { id } = await registered(slot.id, { email: OLD })
    for (const change of [
      { partySize: 2 },
      { name: '甲' },
      { needs: '轮椅席' },
      { companions: [] },
      { answers: {} },
      { contact: { email: NEW } },
    ])
      await expect(changeRegistration(outsider, id, change)).rejects.toThrow(NotFound)
    const { updatedAt } = await row(id)
    expect(await changeRegistration(organiser, id, { name: '甲', seenAt: later(updatedAt, -1) })).toEqual({
      outcome: 'outdated',
    })
    expect(await changeRegistration(organiser, id, { name: '甲', seenAt: updatedAt })).toEqual({ outcome: 'changed' })
  })
})

describe('needs and answers', () => {
  it('change by the rules of the form while sign-up is open; a file that was replaced is gone', async () => {
    const { event, slot, departmentId } = await makeEvent({ seats: 5 })
    const organiser = await makeStaff(['organiser'], departmentId)
    const way = await ask(organiser, event.id, { kind: 'one', label: '怎样过来', choices: CHOICES, required: true })
    const proof = await ask(organiser, event.id, { kind: 'file', label: '证明' })
    const file = (name: string) =>
      storeAnswerFile(event.id, proof, {
        outcome: 'fits',
        kind: 'application/pdf',
        name,
        bytes: new Uint8Array([37, 80]),
      })
    const first = await file('一.pdf')
    const { id } = await registered(slot.id, { answers: { [way]: 'c1', [proof]: first } })
    const change = (answers: Record<string, string>) => changeRegistration(CITIZEN, id, { answers, needs: '手语翻译' })
    expect(await change({ [proof]: first })).toEqual({
      outcome: 'formRefused',
      faults: { [`answers.${way}`]: 'choiceMissing' },
    })
    expect(await change({ [way]: 'c2', [proof]: first })).toEqual({ outcome: 'changed' })
    const second = await file('二.pdf')
    expect(await change({ [way]: 'c2', [proof]: second })).toEqual({ outcome: 'changed' })
    expect(await change({ [way]: 'c2', [proof]: 'nothing' })).toMatchObject({ outcome: 'formRefused' })
    expect(await row(id)).toMatchObject({ answers: { [way]: 'c2', [proof]: second }, needs: '手语翻译' })
    expect(await reader().select({ id: formFiles.id, of: formFiles.registrationId }).from(formFiles)).toEqual([
      { id: second, of: id },
    ])
    moveTo(later(slot.signUpClosesAt, minutes(1)))
    expect(await change({ [way]: 'c1', [proof]: second })).toEqual({ outcome: 'closed' })
  })
})

describe('the confirmation once more', () => {
  it('goes to the contact on file, five times an hour, and is on record', async () => {
    const { slot } = await makeEvent({ seats: 1, waitingCapacity: 5 })
    await registered(slot.id)
    const { id } = await registered(slot.id, { email: OLD })
    const again = () => inTransaction(CITIZEN, (work) => resendConfirmation(work, id))
    for (let asks = 0; asks < 8; asks++) await again()
    const sent = await told(id)
    expect(sent[1]).toEqual(['registration-waiting', OLD])
    expect(sent.length).toBeLessThanOrEqual(6)
    const acts = await reader().select().from(auditEntries).where(eq(auditEntries.subjectId, id))
    expect(acts.filter(({ action }) => action === 'registration.message-repeated')).toHaveLength(5)
    await inTransaction(CITIZEN, (work) => resendConfirmation(work, 'nobody'))
  })
})

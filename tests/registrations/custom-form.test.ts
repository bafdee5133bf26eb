import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { applyRetention } from '#app/ops/retention.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { days, hours, after as later, now, setClock } from '#app/platform/clock.ts'
import {
  checkAnswerFile,
  dropUnclaimedFiles,
  readAnswerFile,
  storeAnswerFile,
} from '#app/registrations/answer-files.server.ts'
import { answerRegistration } from '#app/registrations/api-register.server.ts'
import { copyForm, moveQuestion, removeQuestion, saveQuestion } from '#app/registrations/change-form.server.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import type { FormQuestion } from '#app/registrations/event-form.ts'
import { readAllQuestions, readEventRules, readFormQuestions } from '#app/registrations/event-form-queries.server.ts'
import { type ExportedRow, exportColumns, readExport } from '#app/registrations/export-registrations.server.ts'
import { readManagePage } from '#app/registrations/manage-page.server.ts'
import { registerParty } from '#app/registrations/register.server.ts'
import { readSignUpQuery } from '#app/registrations/sign-up-query.ts'
import { readStaffRegistration, viewContact } from '#app/registrations/staff-registration.server.ts'
import { auditEntries, events, formFiles, identities, registrations } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { testConfig } from '#tests/support/test-server.ts'
import { makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'
import { ask, CHOICES, question, rule } from './forms.ts'
import { CITIZEN, person, registered } from './people.ts'

useTestStore()
beforeEach(() => useConfig(testConfig()))

const ID_NUMBER = '11010519491231002X'
const trail = async () =>
  (await reader().select({ action: auditEntries.action }).from(auditEntries)).map(({ action }) => action)

async function eventWithForm() {
  const { event, slot, departmentId } = await makeEvent()
  const organiser = await makeStaff(['organiser'], departmentId)
  const way = await ask(organiser, event.id, { kind: 'one', label: '怎样过来', choices: CHOICES, required: true })
  const plate = await ask(organiser, event.id, { label: '车牌', required: true, showQuestionId: way, showChoice: 'c2' })
  return { event, slot, departmentId, organiser, way, plate }
}

describe('the questions of an event', () => {
  it('are asked in order and raise the version of the form', async () => {
    const { event, organiser, way, plate } = await eventWithForm()
    const last = await ask(organiser, event.id)
    expect((await readFormQuestions(reader(), event.id)).map(({ id }) => id)).toEqual([way, plate, last])
    await inTransaction(organiser, (work) => moveQuestion(work, event.id, last, 'up'))
    expect((await readFormQuestions(reader(), event.id)).map(({ id }) => id)).toEqual([way, last, plate])
    const [row] = await reader().select({ version: events.formVersion }).from(events).where(eq(events.id, event.id))
    expect(row?.version).toBeGreaterThanOrEqual(4)
    expect(await trail()).toContain('event.form-changed')
  })

  it('stand after what they depend on, and keep it', async () => {
    const { event, organiser, way, plate } = await eventWithForm()
    const outcome = async (work: Promise<{ outcome: string }>) => (await work).outcome
    const act = (run: Parameters<typeof inTransaction<{ outcome: string }>>[1]) =>
      outcome(inTransaction(organiser, run))
    expect(await act((work) => moveQuestion(work, event.id, plate, 'up'))).toBe('badCondition')
    expect(await act((work) => removeQuestion(work, event.id, way))).toBe('isCondition')
    const reduced = question({ kind: 'one', label: '怎样过来', choices: CHOICES.slice(0, 1) })
    expect(await act((work) => saveQuestion(work, event.id, way, reduced))).toBe('isCondition')
    const lost = question({ showQuestionId: way, showChoice: 'c9' })
    expect(await act((work) => saveQuestion(work, event.id, null, lost))).toBe('badCondition')
  })

  it('keep their meaning once people have registered', async () => {
    const { event, slot, organiser, way } = await eventWithForm()
    await registered(slot.id, { answers: { [way]: 'c1' } })
    const save = (given: object) =>
      inTransaction(organiser, (work) =>
        saveQuestion(work, event.id, way, question({ kind: 'one', label: '怎样过来', choices: CHOICES, ...given })),
      )
    expect(await save({ label: '您想怎样过来' })).toEqual({ outcome: 'answeredAlready' })
    expect(await save({ choices: [CHOICES[1], { value: 'c1', text: '步行' }] })).toEqual({ outcome: 'answeredAlready' })
    expect(await save({ help: '便于安排车位', choices: [...CHOICES, { value: 'c3', text: '步行' }] })).toMatchObject({
      outcome: 'saved',
    })
  })

  it('are changed by organisers of the department only', async () => {
    const { event } = await makeEvent()
    const outsider = await makeStaff(['organiser'], null as unknown as string)
    const stranger: StaffActor = { ...outsider, grants: [{ role: 'organiser', departmentId: 'another' }] }
    await expect(ask(stranger, event.id)).rejects.toThrow()
    await expect(rule(stranger, event.id, { minors: 'adultsOnly' })).rejects.toThrow()
  })

  it('are copied with their conditions into next year’s event', async () => {
    const { event, organiser, departmentId } = await eventWithForm()
    await rule(organiser, event.id, { minors: 'adultsOnly' })
    const { event: draft } = await makeEvent({ departmentId })
    await inTransaction(organiser, (work) => copyForm(work, event.id, draft.id))
    const [first, second] = await readFormQuestions(reader(), draft.id)
    expect(second).toMatchObject({ label: '车牌', showQuestionId: first?.id, showChoice: 'c2' })
    expect((await readEventRules(reader(), draft.id)).minors).toBe('adultsOnly')
  })
})

describe('answers', () => {
  it('are stored encrypted, and shown to the person, to staff and in exports', async () => {
    const { event, slot, organiser, way, plate } = await eventWithForm()
    const { manageToken, id } = await registered(slot.id, { answers: { [way]: 'c2', [plate]: '湘A·D3172' } })
    const [stored] = await reader()
      .select({ text: sql<string>`${registrations.answers}` })
      .from(registrations)
    expect(stored?.text).not.toContain('D3172')
    const shown = [
      { label: '怎样过来', text: '自驾' },
      { label: '车牌', text: '湘A·D3172' },
    ]
    expect((await readManagePage(reader(), manageToken, 'zh-CN', now())).answers).toMatchObject(shown)
    expect((await readStaffRegistration(reader(), organiser, id)).answers).toMatchObject(shown)
    const { rows } = await readExport(reader(), organiser, event.id, readSignUpQuery(new URLSearchParams()), [])
    const columns = exportColumns(['code'], 'zh-CN', await readAllQuestions(reader(), event.id)).slice(-2)
    expect(columns.map(({ label, value }) => [label, value(rows[0] as (typeof rows)[number])])).toEqual([
      ['怎样过来', '自驾'],
      ['车牌', '湘A·D3172'],
    ])
  })

  it('that are missing or unknown refuse the registration and take no seat', async () => {
    const { slot, way, plate } = await eventWithForm()
    expect(await registerParty(CITIZEN, person(slot.id))).toEqual({
      outcome: 'formRefused',
      faults: { [`answers.${way}`]: 'choiceMissing' },
    })
    expect(await registerParty(CITIZEN, person(slot.id, { answers: { [way]: 'c2', other: 'x' } }))).toEqual({
      outcome: 'formRefused',
      faults: { [`answers.${plate}`]: 'answerMissing', 'answers.other': 'unknownQuestion' },
    })
    expect(await reader().select().from(registrations)).toEqual([])
    const { slot: plain } = await makeEvent()
    expect(await registerParty(CITIZEN, person(plain.id, { answers: { x: 'y' } }))).toMatchObject({
      faults: { 'answers.x': 'unknownQuestion' },
    })
  })

  it('come through the API under the ids of the questions', async () => {
    const { slot, way } = await eventWithForm()
    const post = (answers: object) =>
      answerRegistration(
        {
          slotId: slot.id,
          text: JSON.stringify({ name: '李明', phone: '13800001234', consent: CURRENT_CONSENT, answers }),
        },
        '203.0.113.7',
      )
    const body = (answers: object) => ({
      name: '李明',
      phone: '13800001234',
      consent: { version: CURRENT_CONSENT.version },
      answers,
    })
    const send = (answers: object) =>
      answerRegistration({ slotId: slot.id, text: JSON.stringify(body(answers)) }, '203.0.113.7')
    expect((await post({})).status).toBe(422)
    expect(await send({ [way]: 'c7' })).toMatchObject({
      status: 422,
      errors: [{ path: `answers.${way}`, code: 'choiceUnknown' }],
    })
    expect((await send({ [way]: 'c1' })).status).toBe(201)
  })
})

describe('a file given in answer', () => {
  const PDF = new File(['%PDF-1.7 志愿者证'], '../志愿者证.pdf')
  async function upload(eventId: string, questionId: string) {
    const file = await checkAnswerFile(PDF)
    if (file.outcome !== 'fits') throw new Error(file.outcome)
    return storeAnswerFile(eventId, questionId, file)
  }
  async function eventWithFile() {
    const made = await makeEvent()
    const organiser = await makeStaff(['organiser'], made.departmentId)
    const card = await ask(organiser, made.event.id, { kind: 'file', label: '志愿者证' })
    return { ...made, organiser, card }
  }

  it('is claimed by one registration, and read by organisers with an audit entry', async () => {
    const { event, slot, organiser, card } = await eventWithFile()
    const file = await upload(event.id, card)
    const { id } = await registered(slot.id, { answers: { [card]: file } })
    const read = await inTransaction(organiser, (work) => readAnswerFile(work, id, file))
    expect(read).toMatchObject({ name: '.._志愿者证.pdf', mediaType: 'application/pdf' })
    expect(read.bytes.toString()).toBe('%PDF-1.7 志愿者证')
    expect(await trail()).toContain('registration.file-viewed')
    const gate = await makeStaff(['gate'], event.departmentId)
    await expect(inTransaction(gate, (work) => readAnswerFile(work, id, file))).rejects.toThrow()
    // Somebody else cannot take it, and gets no seat by trying.
    expect(await registerParty(CITIZEN, person(slot.id, { answers: { [card]: file } }))).toEqual({
      outcome: 'formRefused',
      faults: { [`answers.${card}`]: 'fileMissing' },
    })
    expect(await reader().select().from(registrations)).toHaveLength(1)
    const [stored] = await reader()
      .select({ content: sql<string>`${formFiles.content}` })
      .from(formFiles)
    expect(stored?.content).not.toContain(Buffer.from('%PDF-1.7').toString('base64').slice(0, 8))
  })

  it('is refused by its size and kind', async () => {
    expect(await checkAnswerFile(new File([new Uint8Array(2 * 1024 * 1024 + 1)], 'a.pdf'))).toEqual({
      outcome: 'fileTooLarge',
    })
    expect(await checkAnswerFile(new File(['<svg onload=alert(1)>'], 'a.png'))).toEqual({ outcome: 'fileWrongKind' })
  })

  it('goes when its form never came, and with the registration after thirty days', async () => {
    const { event, slot, card } = await eventWithFile()
    await upload(event.id, card)
    await registered(slot.id, { answers: { [card]: await upload(event.id, card) } })
    const tomorrow = later(now(), hours(25))
    const back = setClock(() => tomorrow)
    try {
      await dropUnclaimedFiles()
      expect(await reader().select().from(formFiles)).toHaveLength(1)
      setClock(() => later(tomorrow, days(40)))
      expect(await applyRetention({ dryRun: false })).toMatchObject({ formFiles: 1, registrations: 1 })
      expect((await reader().select().from(formFiles))[0]).toMatchObject({ name: '已删除', content: '已删除' })
    } finally {
      back()
    }
  })
})

describe('an identity number', () => {
  async function guarded(identity: 'optional' | 'required') {
    const made = await makeEvent()
    const organiser = await makeStaff(['organiser'], made.departmentId)
    expect(await rule(organiser, made.event.id, { identity })).toEqual({ outcome: 'reasonMissing' })
    await rule(organiser, made.event.id, { identity, identityReason: '重点安全保卫区域' })
    return { ...made, organiser }
  }

  it('is asked only with a reason, kept encrypted and masked; showing it is an act', async () => {
    const { slot, organiser } = await guarded('required')
    expect(await registerParty(CITIZEN, person(slot.id))).toMatchObject({ faults: { identity: 'identityMissing' } })
    const { id } = await registered(slot.id, { identity: ID_NUMBER })
    const [row] = await reader()
      .select({ number: sql<string>`${identities.number}`, reason: identities.reason })
      .from(identities)
    expect(row?.number).not.toContain('1949')
    expect(row?.reason).toBe('重点安全保卫区域')
    expect((await readStaffRegistration(reader(), organiser, id)).identity).toBe('110*************2X')
    expect((await inTransaction(organiser, (work) => viewContact(work, id))).identity).toBe(ID_NUMBER)
    expect(await trail()).toContain('registration.viewed')
    expect(JSON.stringify(await reader().select({ detail: auditEntries.detail }).from(auditEntries))).not.toContain(
      '19491231',
    )
  })

  it('is deleted the day after the event, long before the rest', async () => {
    const { slot } = await guarded('optional')
    await registered(slot.id, { identity: ID_NUMBER })
    const back = setClock(() => later(slot.endsAt, days(1) + hours(1)))
    try {
      expect(await applyRetention({ dryRun: false })).toMatchObject({ identities: 1, registrations: 0 })
      expect((await reader().select().from(identities))[0]?.number).toBe('已删除')
    } finally {
      back()
    }
  })

  it('is refused where it was not asked for, and comes through the API as answers.idNumber', async () => {
    const { slot: plain } = await makeEvent()
    expect(await registerParty(CITIZEN, person(plain.id, { identity: ID_NUMBER }))).toMatchObject({
      faults: { identity: 'identityNotAsked' },
    })
    const { slot } = await guarded('required')
    const send = (idNumber: string) =>
      answerRegistration(
        {
          slotId: slot.id,
          text: JSON.stringify({
            name: '李明',
            phone: '13800001234',
            consent: { version: CURRENT_CONSENT.version },
            answers: { idNumber },
          }),
        },
        '203.0.113.7',
      )
    expect(await send('110105194912310021')).toMatchObject({
      status: 422,
      errors: [{ path: 'answers.idNumber', code: 'identityWrong' }],
    })
    expect((await send(ID_NUMBER)).status).toBe(201)
    expect(await reader().select().from(identities)).toHaveLength(1)
  })
})

describe('an event for adults', () => {
  it('takes no party with a guardian', async () => {
    const { event, slot, departmentId } = await makeEvent()
    await rule(await makeStaff(['organiser'], departmentId), event.id, { minors: 'adultsOnly' })
    expect(await registerParty(CITIZEN, person(slot.id, { guardian: { name: '王芳' } }))).toMatchObject({
      faults: { guardian: 'adultsOnly' },
    })
    expect((await registerParty(CITIZEN, person(slot.id))).outcome).toBe('registered')
  })
})

it('a number that was asked for is a number in the file, so that it can be summed', () => {
  const question = { id: 'q1', kind: 'number', label: '几辆车', labelEn: null, choices: [] } as unknown as FormQuestion
  const [, column] = exportColumns([], 'zh-CN', [question])
  const cell = (answer: string) => column?.value({ answers: { q1: answer } } as unknown as ExportedRow)
  expect([cell('2'), cell('1.5'), cell('')]).toEqual([2, 1.5, null])
})

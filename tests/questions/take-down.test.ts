// What staff take down at a stall: the question with its papers, and the answer that was given there and then.
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, dayOf } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { recordSpokenAnswer } from '#app/questions/answer-on-the-spot.server.ts'
import { listEventsToAskAt } from '#app/questions/case-file.server.ts'
import { readCasePage } from '#app/questions/case-page.server.ts'
import { takeCaseStep } from '#app/questions/case-steps.server.ts'
import { listClocks } from '#app/questions/clocks.server.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { filesOfQuestion } from '#app/questions/question-files.server.ts'
import { questionDepartmentsOf } from '#app/questions/question-policy.ts'
import { takeDownQuestion } from '#app/questions/take-down-question.server.ts'
import { answerVersions, auditEntries, questions, spokenAnswers, stalls } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { signedIn } from '#tests/support/people.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { makeDepartment, makeStaff, useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, ask, auditActions, type Case, draft, makeCase, row } from './case.ts'

useTestStore()
let server: TestServer | undefined
beforeEach(() => {
  server = undefined
})
afterEach(() => server?.close())

const TEXT = '水费单看不懂，能不能由子女代缴？'
const SAID = { speaker: '供水科负责人', summary: '可以，绑定用户编号就能代缴。', keepHints: false }

/** A stall of another department at the event, with that department's officer. */
async function makeStall() {
  const world = await makeCase()
  const department = await makeDepartment()
  await store().transaction(async (tx) => {
    const stall = { id: newId(), eventId: world.event.id, departmentId: department.id, code: 'B2', name: '用水台' }
    await tx.insert(stalls).values(stall)
  })
  return { world, department, stallOfficer: await makeStaff(['answerOfficer'], department.id, '李静') }
}

const asked = (world: Case, given: object = {}) => ({
  event: world.event.slug,
  source: 'onSite' as const,
  kind: 'consult' as const,
  text: TEXT,
  anonymous: true,
  mayPublish: true,
  language: 'zh-CN' as const,
  idempotencyKey: newId(),
  ...given,
})
const takeDown = (
  actor: Case['officer'],
  input: ReturnType<typeof asked>,
  answer?: typeof SAID & { publicText?: string },
) => inTransaction(actor, (work) => takeDownQuestion(work, input, answer))

test('an answer given at the stall of a guest department goes on record, as first draft, with its clock; once', async () => {
  const { world, department, stallOfficer } = await makeStall()
  const input = asked(world, { stall: 'B2' })
  const taken = await takeDown(stallOfficer, input, SAID)
  expect(taken).toMatchObject({ outcome: 'askedAndAnswered', question: { departmentId: department.id } })
  if (!('question' in taken)) throw new Error('not taken')
  const { id } = taken.question
  expect(await takeDown(stallOfficer, input, SAID)).toMatchObject({ outcome: 'alreadyAsked', question: { id } })
  expect(await row(id)).toMatchObject({ status: 'drafting', publicText: TEXT, publishedAt: null })
  expect(await reader().select().from(spokenAnswers)).toMatchObject([{ questionId: id, speaker: SAID.speaker }])
  expect(await reader().select().from(answerVersions)).toMatchObject([
    { number: 1, text: SAID.summary, publicity: 'public', draftedBy: stallOfficer.staffId },
  ])
  const clock = (await listClocks(reader(), id)).find(({ kind }) => kind === 'spoken')
  expect(clock).toMatchObject({ startedAt: world.event.endsAt, endedAt: null })
  expect(dayOf(clock!.dueAt)).toBe(addDays(dayOf(world.event.endsAt), 5))
  expect((await auditActions(id)).sort()).toEqual(
    [
      'question.asked',
      'question.redacted',
      'question.accepted',
      'question.answer-drafted',
      'question.answered-on-the-spot',
      'question.channel-added',
    ].sort(),
  )
})

test('who may not answer for the stall may take the question down alone; what is refused leaves nothing', async () => {
  const { world, stallOfficer } = await makeStall()
  const atStall = () => asked(world, { stall: 'B2' })
  expect(await takeDown(world.officer, atStall(), SAID)).toEqual({ outcome: 'spokenNotYours' })
  expect(await takeDown(stallOfficer, asked(world), SAID)).toEqual({ outcome: 'spokenNotYours' })
  expect(await takeDown(world.reviewer, asked(world), SAID)).toEqual({ outcome: 'spokenNotYours' })
  expect(await takeDown(world.officer, asked(world, { event: undefined }), SAID)).toEqual({
    outcome: 'spokenNeedsEvent',
  })
  expect(await takeDown(stallOfficer, asked(world, { stall: 'B9' }), SAID)).toEqual({ outcome: 'unknownPlace' })
  const personal = asked(world, { stall: 'B2', text: '我电话 13905320174，水费怎么代缴？' })
  expect(await takeDown(stallOfficer, personal, SAID)).toEqual({ outcome: 'personalData', field: 'publicText' })
  expect(await takeDown(stallOfficer, atStall(), { ...SAID, summary: '请打 13905320174。' })).toEqual({
    outcome: 'personalData',
    field: 'summary',
  })
  expect(await reader().$count(questions)).toBe(0)
  expect(await reader().$count(auditEntries)).toBe(0)
  expect(await takeDown(stallOfficer, personal, { ...SAID, publicText: '水费怎么代缴？' })).toMatchObject({
    outcome: 'askedAndAnswered',
  })
  expect(await reader().select().from(questions)).toMatchObject([
    { originalText: '我电话 13905320174，水费怎么代缴？', publicText: '水费怎么代缴？' },
  ])
  expect(await takeDown(world.reviewer, asked(world))).toMatchObject({ outcome: 'asked' })
})

test('an asker who wants nothing published gets a draft that is withheld, and no day to publish it by', async () => {
  const { world, stallOfficer } = await makeStall()
  const taken = await takeDown(stallOfficer, asked(world, { stall: 'B2', mayPublish: false }), SAID)
  expect(taken.outcome).toBe('askedAndAnswered')
  expect(await reader().select().from(answerVersions)).toMatchObject([{ publicity: 'withheld', toAsker: true }])
  if (!('question' in taken)) throw new Error('not taken')
  expect((await listClocks(reader(), taken.question.id)).map(({ kind }) => kind)).not.toContain('spoken')
})

test('the case page records an answer for the department the question belongs to, and for nobody else', async () => {
  const { world, stallOfficer } = await makeStall()
  const { id } = await ask({ event: world.event.slug, stall: 'B2', text: TEXT })
  const say = (actor: Case['officer'], given: object = {}) =>
    inTransaction(actor, (work) => recordSpokenAnswer(work, id, { ...SAID, key: newId(), ...given }))
  expect(await say(stallOfficer)).toEqual({ outcome: 'publicCopyMissing' })
  const step = (values: Record<string, string>) => takeCaseStep(stallOfficer, id, values)
  await step({ intent: 'redact', publicText: TEXT })
  const file = await readCasePage(reader(), stallOfficer, id, 'zh-CN', new Date())
  // The wall is run by the department that holds the event.
  expect(file).toMatchObject({ may: { speak: true }, event: { hosted: false } })
  await expect(say(world.officer)).rejects.toThrow(NotFound)
  await expect(say(world.overseer)).rejects.toThrow(Forbidden)
  expect(await step({ intent: 'spoken', key: 'a-key-of-this-form' })).toEqual({
    kind: 'invalid',
    errors: { speaker: 'speakerNeeded', summary: 'summaryNeeded' },
  })
  const form = { intent: 'spoken', key: 'a-key-of-this-form', speaker: SAID.speaker, summary: '请打 13905320174。' }
  expect(await step(form)).toMatchObject({ kind: 'problem', problem: 'personalData', count: 1 })
  expect(await step({ ...form, keepHints: 'yes' })).toEqual({ kind: 'done', done: 'recorded' })
  expect(await step({ ...form, keepHints: 'yes' })).toEqual({ kind: 'done', done: 'alreadyRecorded' })
  expect(await step({ ...form, key: 'another-key', summary: '补充：也可到营业厅。' })).toEqual({
    kind: 'done',
    done: 'recordedOnly',
  })
  expect(await reader().$count(spokenAnswers)).toBe(2)
  expect(await reader().$count(answerVersions)).toBe(1)
})

test('nothing is recorded for a question that was asked elsewhere or has ended without an answer', async () => {
  const world = await makeCase()
  const say = (id: string) =>
    inTransaction(world.officer, (work) => recordSpokenAnswer(work, id, { ...SAID, key: newId() }))
  const online = await acceptedQuestion(world, { event: world.event.slug })
  await store().transaction(async (tx) => {
    await tx.update(questions).set({ eventId: null }).where(eq(questions.id, online.id))
  })
  expect(await say(online.id)).toEqual({ outcome: 'notAtEvent' })
  const { id } = await acceptedQuestion(world)
  await inTransaction(world.officer, (work) => declineQuestion(work, id, { reason: '属于诉讼。', route: 'court' }))
  expect(await say(id)).toMatchObject({ outcome: 'notNow' })
})

test('an officer finds the event at which their department has a stall, with that stall alone', async () => {
  const { world, stallOfficer } = await makeStall()
  const found = await listEventsToAskAt(reader(), questionDepartmentsOf(stallOfficer))
  expect(found).toMatchObject([{ slug: world.event.slug, own: false, stalls: [{ code: 'B2' }] }])
  const own = await listEventsToAskAt(reader(), questionDepartmentsOf(world.officer))
  expect(own).toMatchObject([{ slug: world.event.slug, own: true, stalls: [{ code: 'B2' }] }])
})

/** Sends a form with files, as a browser without scripts does. */
async function sender(staffId: string) {
  server ??= await startTestServer()
  const { origin } = server
  const cookie = await signedIn(staffId)
  return async (path: string, fields: Record<string, string>, file?: File) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    if (file) form.set('files', file)
    const headers = { Origin: origin, Cookie: cookie }
    const answer = await fetch(`${origin}${path}`, { method: 'POST', body: form, headers, redirect: 'manual' })
    return { status: answer.status, location: answer.headers.get('Location') ?? '', html: await answer.text() }
  }
}

test('the form takes a paper along, says what is missing beside the field, and keeps what was typed', async () => {
  const { world, stallOfficer } = await makeStall()
  const send = await sender(stallOfficer.staffId)
  const fields = { event: `${world.event.slug}/B2`, source: 'onSite', text: TEXT, kind: 'consult', key: newId() }
  const paper = new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'], '水费单.pdf')
  const halfDone = await send('/console/questions/new', { ...fields, summary: '可以代缴。' }, paper)
  expect(halfDone.status).toBe(422)
  expect(halfDone.html).toContain('id="speaker-error"')
  expect(halfDone.html).toContain('id="files-error"')
  expect(halfDone.html).toContain('可以代缴。')
  const wrong = await send('/console/questions/new', fields, new File(['<script>'], '照片.png'))
  expect(wrong.status).toBe(422)
  const personal = await send('/console/questions/new', { ...fields, ...said(), text: `${TEXT}电话13905320174` })
  expect(personal.status).toBe(422)
  expect(personal.html).toContain('id="publicText-error"')
  expect(personal.html).toContain('name="keepHints"')
  const done = await send('/console/questions/new', { ...fields, ...said() }, paper)
  expect(done).toMatchObject({ status: 303, location: expect.stringContaining('done=askedAndAnswered') })
  const [question] = await reader().select().from(questions)
  expect(await filesOfQuestion(reader(), question!.id)).toMatchObject([{ name: '水费单.pdf' }])
  expect(await reader().$count(spokenAnswers)).toBe(1)
})

const said = () => ({ speaker: SAID.speaker, summary: SAID.summary })

const basedOnIn = (html: string) =>
  /name="intent" value="draft"[^>]*>\s*<input[^>]*name="basedOn" value="(\d+)"/.exec(html)?.[1]

test('a refused draft keeps the version it was written on and tells of the newer one, which is not written over unseen', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  await draft(world, id, { text: '第一稿。' })
  const send = await sender(world.secondOfficer.staffId)
  const form = { intent: 'draft', text: '我的稿。', policyBasis: '', publicity: 'partial', basedOn: '1' }
  await draft(world, id, { text: '同事的第二稿。', basedOn: 1 })
  const path = `/console/questions/${id}`
  const refused = await send(path, form)
  expect(refused.status).toBe(422)
  expect(basedOnIn(refused.html)).toBe('1')
  expect(refused.html).toContain('您填写期间，内容已有新版本')
  const second = await send(path, { ...form, publicity: 'public' })
  expect(second.status).toBe(409)
  expect(basedOnIn(second.html)).toBe('2')
  expect(second.html).toContain('同事刚刚保存了第 2 版')
  expect(second.html).toContain('我的稿。')
  expect(await reader().$count(answerVersions)).toBe(2)
  const third = await send(path, { ...form, publicity: 'public', basedOn: '2' })
  expect(third.status).toBe(303)
  expect(await reader().$count(answerVersions)).toBe(3)
})

// Internal notes: who reads them, and that nothing which leaves the console ever holds one. That no other page for staff does
// either is asked of every address in web/permissions.test.ts.
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyPersonalData } from '#app/ops/empty-personal-data.server.ts'
import { renderMessage } from '#app/outbox/message-content.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { after, minutes } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { acceptQuestion } from '#app/questions/accept-question.server.ts'
import { askCoUnit } from '#app/questions/ask-co-unit.server.ts'
import { askerPath } from '#app/questions/asker-link.server.ts'
import { maySeeNote, noteDepartmentOf } from '#app/questions/case-note-policy.ts'
import { listNotes, type WriteNote, writeNote } from '#app/questions/case-notes.server.ts'
import { takeCaseStep } from '#app/questions/case-steps.server.ts'
import { requestClarification } from '#app/questions/clarify-question.server.ts'
import { correctAnswer } from '#app/questions/correct-answer.server.ts'
import { confirmFollow, requestFollow } from '#app/questions/follow-answer.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { readReviewSheet } from '#app/questions/review-sheet.server.ts'
import { stored } from '#db/portable.ts'
import {
  answerFollowers,
  auditEntries,
  caseNotes,
  outboxMessages,
  questionEvents,
  searchDocuments,
} from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { startTestServer, type TestServer } from '#tests/support/test-server.ts'
import { makeDepartment, makeStaff, useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, ask, auditActions, type Case, DRAFT, draft, makeCase, PUBLIC, passReviews } from './case.ts'

useTestStore()

const NOTE = '内部：先同热线核对口径，暂不外传。'
let world: Case
let server: TestServer | undefined
beforeEach(async () => {
  server = undefined
  world = await makeCase()
})
afterEach(() => server?.close())

const note = (actor: StaffActor, id: string, given: Partial<WriteNote> = {}, at?: Date) =>
  inTransaction(actor, (work) => writeNote(work, id, { text: NOTE, audience: 'case', ...given }), { at })
const read = async (actor: StaffActor, id: string) => (await listNotes(reader(), actor, id)).map(({ text }) => text)

test('a note is for those who see the case, or for the author’s department; a co-unit reads the first kind', async () => {
  const { id } = await acceptedQuestion(world)
  const unit = await makeDepartment()
  const guest = await makeStaff(['answerOfficer'], unit.id, '陈波')
  await expect(note(guest, id)).rejects.toThrow(NotFound)
  await expect(note(world.organiser, id)).rejects.toThrow(NotFound)
  await inTransaction(world.officer, (work) => askCoUnit(work, id, { departmentId: unit.id, part: '管线归谁？' }))
  await note(world.officer, id, { text: '大家可见' })
  await note(world.officer, id, { text: '本单位可见', audience: 'department' })
  await note(guest, id, { text: '协办意见' })
  await note(guest, id, { text: '协办单位内部', audience: 'department' })
  await note(world.overseer, id, { text: '公开办内部', audience: 'department' })
  expect(await read(world.reviewer, id)).toEqual(['大家可见', '本单位可见', '协办意见'])
  expect(await read(guest, id)).toEqual(['大家可见', '协办意见', '协办单位内部'])
  expect(await read(world.overseer, id)).toEqual(['大家可见', '本单位可见', '协办意见', '协办单位内部', '公开办内部'])
  expect((await listNotes(reader(), guest, id)).map(({ department }) => department?.name)).toEqual([
    world.department.name,
    unit.name,
    unit.name,
  ])
})

test('the rule of departments: the case’s own first, then that of the co-unit; the overseer belongs to none', () => {
  const both: StaffActor = {
    kind: 'staff',
    staffId: 's',
    name: '',
    grants: [
      { role: 'answerOfficer', departmentId: 'co' },
      { role: 'reviewer', departmentId: 'lead' },
      { role: 'organiser', departmentId: 'other' },
    ],
  }
  const overseer: StaffActor = { ...both, grants: [{ role: 'overseer', departmentId: null }] }
  expect(noteDepartmentOf(both, ['lead', 'co'])).toBe('lead')
  expect(noteDepartmentOf(both, ['other', 'co'])).toBe('co')
  expect(noteDepartmentOf(overseer, ['lead', 'co'])).toBeNull()
  expect(maySeeNote(both, { audience: 'department', departmentId: 'other' })).toBe(false)
  expect(maySeeNote(both, { audience: 'department', departmentId: null })).toBe(false)
  expect(maySeeNote(overseer, { audience: 'department', departmentId: null })).toBe(true)
})

test('a note is enciphered, in the audit trail without its words, and changes nothing about the case', async () => {
  const { id } = await ask({ event: world.event.slug })
  const now = new Date()
  const before = await reader().select().from(questionEvents)
  expect(await note(world.officer, id, {}, now)).toEqual({ outcome: 'noted' })
  // The form sent twice; later the same words may be meant.
  await note(world.officer, id, {}, now)
  expect(await read(world.officer, id)).toEqual([NOTE])
  await note(world.officer, id, {}, after(now, minutes(3)))
  expect(await read(world.officer, id)).toEqual([NOTE, NOTE])
  expect((await auditActions(id)).filter((action) => action === 'question.note-written')).toHaveLength(2)
  expect(JSON.stringify(await reader().select().from(auditEntries))).not.toContain(NOTE)
  expect(await reader().select().from(questionEvents)).toEqual(before)
  const [row] = await reader()
    .select({ text: stored(caseNotes.text) })
    .from(caseNotes)
  expect(row?.text).not.toContain('热线')
})

test('the form asks for words and for whom; the note goes when the question’s personal data goes', async () => {
  const { id } = await ask({ event: world.event.slug })
  const step = (values: Record<string, string>) => takeCaseStep(world.officer, id, { intent: 'note', ...values })
  expect(await step({ noteText: ' ', audience: 'nobody' })).toEqual({
    kind: 'invalid',
    errors: { noteText: 'noteMissing', audience: 'noteForMissing' },
  })
  expect(await step({ noteText: '字'.repeat(1001), audience: 'case' })).toMatchObject({
    errors: { noteText: 'noteTooLong' },
  })
  expect(await step({ noteText: NOTE, audience: 'case' })).toEqual({ kind: 'done', done: 'noted' })
  await inTransaction({ kind: 'system', job: 'test' }, (work) => emptyPersonalData(work, 'questions', [id]))
  expect(await read(world.officer, id)).toEqual(['已删除'])
})

test('no public response and no message ever holds a note, from asking to correcting', async () => {
  server = await startTestServer()
  const { origin } = server
  const asked = await ask({ event: world.event.slug })
  const { id, trackingCode } = asked
  const addresses = [
    '/',
    `/questions/${trackingCode}`,
    askerPath(asked),
    '/answers',
    `/answers?q=${encodeURIComponent('管网')}`,
    `/answers/${id}`,
    '/answers.atom',
    '/statistics',
    '/statistics.csv',
    '/overdue',
    `/events/${world.event.slug}`,
    `/events/${world.event.slug}/questions`,
    `/wall/${world.event.slug}`,
    `/api/v1/questions/${trackingCode}`,
    `/api/v1/questions/similar?q=${encodeURIComponent(PUBLIC)}`,
    `/api/v1/answers?q=${encodeURIComponent('管网')}`,
    `/api/v1/events/${world.event.slug}`,
    '/api/v1/statistics?month=2026-11',
  ]
  let looked = 0
  let letters = 0
  async function look() {
    for (const path of addresses) {
      const answer = await fetch(origin + path, { redirect: 'manual' })
      if (answer.status === 200) looked += 1
      expect([path, (await answer.text()).includes('暂不外传')]).toEqual([path, false])
    }
    for (const message of await reader().select().from(outboxMessages)) {
      expect(JSON.stringify(message)).not.toContain('暂不外传')
      expect(JSON.stringify(await renderMessage(message))).not.toContain('暂不外传')
      letters += 1
    }
  }
  await note(world.officer, id)
  await look()
  const by = (actor: StaffActor, audience: WriteNote['audience']) =>
    note(actor, id, { text: `${NOTE}${actor.name}`, audience })
  await inTransaction(world.officer, (work) => acceptQuestion(work, id))
  await inTransaction(world.officer, (work) => redactQuestion(work, id, { publicText: PUBLIC, keepHints: false }))
  await inTransaction(world.officer, (work) => requestClarification(work, id, { request: '请补充楼号。' }))
  await by(world.secondOfficer, 'department')
  await look()
  await takeCaseStep(world.officer, id, { intent: 'stopWaiting' })
  const version = await draft(world, id)
  await by(world.reviewer, 'case')
  await passReviews(world, id, version.hash)
  await by(world.overseer, 'case')
  await inTransaction(world.reviewer, (work) => publishAnswer(work, id, version.hash))
  await inTransaction({ kind: 'citizen' }, (work) =>
    requestFollow(work, { questionId: id, email: 'zhou@example.org', language: 'zh-CN' }),
  )
  const [follower] = await reader().select().from(answerFollowers)
  if (follower) await inTransaction({ kind: 'citizen' }, (work) => confirmFollow(work, follower.id))
  await look()
  const corrected = await inTransaction(world.officer, (work) =>
    correctAnswer(work, id, { ...DRAFT, text: '改造提前到明年。', basedOn: 1, correctionNote: '计划提前' }),
  )
  const hash = 'version' in corrected ? corrected.version.hash : ''
  await passReviews(world, id, hash)
  await inTransaction(world.reviewer, (work) => publishAnswer(work, id, hash))
  await look()
  expect(await read(world.overseer, id)).toHaveLength(4)
  // What is filed, and what is searched.
  expect(JSON.stringify(await readReviewSheet(reader(), world.reviewer, { id }, 'zh-CN'))).not.toContain('暂不外传')
  expect(JSON.stringify(await reader().select().from(searchDocuments))).not.toContain('暂不外传')
  const events = await reader().select().from(questionEvents).where(eq(questionEvents.questionId, id))
  expect(JSON.stringify(events)).not.toContain('暂不外传')
  // The looking was real: pages answered and letters were written.
  expect(looked).toBeGreaterThan(4 * 10)
  expect(letters).toBeGreaterThan(5)
})

import { asc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { erasePerson } from '#app/ops/erase-person.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { openAnswerDesk, readDeskLines } from '#app/questions/answer-desk.server.ts'
import { attachFile, checkFile } from '#app/questions/answer-files.server.ts'
import { readCasePage } from '#app/questions/case-page.server.ts'
import { takeCaseStep } from '#app/questions/case-steps.server.ts'
import { latestVersion } from '#app/questions/draft-answer.server.ts'
import { takeOverDraft } from '#app/questions/hold-draft.server.ts'
import { keepAnswerDraft } from '#app/questions/write-answer.server.ts'
import { answerHolds, answerVersions, auditEntries, workingDrafts } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, auditActions, type Case, eventTypes, makeCase, messageKinds } from './case.ts'

useTestStore()

type Officer = Case['officer']
const FORM = { text: '热心市民您好。管网明年改造。', publicity: 'public', basedOn: '0' }

const keep = (who: Officer, id: string, values: Record<string, string> = FORM) =>
  inTransaction(who, (work) => keepAnswerDraft(work, id, { ...values, intent: 'draft' }))
const save = (who: Officer, id: string, values: Record<string, string> = FORM) =>
  takeCaseStep(who, id, { ...values, intent: 'draft' })
const takeOver = (who: Officer, id: string, from: Officer) =>
  takeCaseStep(who, id, { intent: 'takeOver', holder: from.staffId })
async function desk(who: Officer, id: string) {
  const at = new Date()
  return openAnswerDesk(reader(), who, await readCasePage(reader(), who, id, 'zh-CN', at), 'zh-CN', at)
}
const versions = async (id: string) =>
  (
    await reader()
      .select({ text: answerVersions.text })
      .from(answerVersions)
      .where(eq(answerVersions.questionId, id))
      .orderBy(asc(answerVersions.number))
  ).map(({ text }) => text)

describe('the draft of an answer', () => {
  it('is held by the first who writes; the others see who it is, and nothing they send becomes a version', async () => {
    const world = await makeCase()
    const { id } = await acceptedQuestion(world)
    expect(await desk(world.officer, id)).toMatchObject({ held: null, draft: null })
    expect(await keep(world.officer, id)).toMatchObject({ newer: false, heldBy: null })
    expect((await desk(world.officer, id)).held).toBeNull()
    const other = await desk(world.secondOfficer, id)
    expect(other.held).toMatchObject({ by: '李静', tookMine: false })
    expect(other.lines[0]).toMatch(/^李静 正在起草（\d\d:\d\d）$/)
    expect((await desk(world.officer, id)).lines[0]).toMatch(/^王晓东 正在查看（/)
    expect(await save(world.secondOfficer, id, { ...FORM, text: '抢着写的' })).toMatchObject({ problem: 'heldByOther' })
    expect(await versions(id)).toEqual([])
    // What was typed is there when they have taken over.
    expect((await desk(world.secondOfficer, id)).draft?.values).toMatchObject({ text: '抢着写的' })
  })

  it('saved by its button, is held on: a colleague takes it over to save', async () => {
    const world = await makeCase()
    const { id } = await acceptedQuestion(world)
    expect(await save(world.officer, id)).toEqual({ kind: 'done', done: 'drafted' })
    expect(await save(world.secondOfficer, id, { ...FORM, text: '第二稿', basedOn: '1' })).toMatchObject({
      problem: 'heldByOther',
    })
    expect(await takeOver(world.secondOfficer, id, world.officer)).toEqual({ kind: 'done', done: 'takenOver' })
    expect(await save(world.secondOfficer, id, { ...FORM, text: '第二稿', basedOn: '1' })).toMatchObject({
      done: 'drafted',
    })
    expect(await versions(id)).toEqual([FORM.text, '第二稿'])
  })

  it('taken over is refused to the former holder, who is told, keeps the text and may take it back', async () => {
    const world = await makeCase()
    const { id } = await acceptedQuestion(world)
    await keep(world.officer, id)
    const told = await messageKinds(id)
    await takeOver(world.secondOfficer, id, world.officer)
    expect(await messageKinds(id)).toEqual(told)
    expect((await auditActions(id)).at(-1)).toBe('question.draft-taken-over')
    expect((await eventTypes(id)).at(-1)).toBe('draftTakenOver')
    expect(await save(world.officer, id)).toMatchObject({ kind: 'problem', problem: 'heldByOther' })
    expect(await keep(world.officer, id, { ...FORM, text: '还在写' })).toMatchObject({ heldBy: '王晓东' })
    const mine = await desk(world.officer, id)
    expect(mine).toMatchObject({ held: { by: '王晓东', tookMine: true }, draft: { values: { text: '还在写' } } })
    expect((await readDeskLines(reader(), world.officer, id, 'zh-CN'))[0]).toContain('王晓东 已于')
    await takeOver(world.officer, id, world.secondOfficer)
    expect(await save(world.officer, id)).toMatchObject({ done: 'drafted' })
  })

  it('is taken over from the one who was seen holding it, by officers of the department, and once', async () => {
    const world = await makeCase()
    const { id } = await acceptedQuestion(world)
    await keep(world.officer, id)
    expect(await takeOver(world.both, id, world.secondOfficer)).toMatchObject({ problem: 'heldByOther' })
    await expect(takeOver(world.reviewer, id, world.officer)).rejects.toThrow(Forbidden)
    await expect(takeOver(world.outsider, id, world.officer)).rejects.toThrow(NotFound)
    await expect(keep(world.reviewer, id)).rejects.toThrow(Forbidden)
    await expect(keep(world.outsider, id)).rejects.toThrow(NotFound)
    await expect(readDeskLines(reader(), world.outsider, id, 'zh-CN')).rejects.toThrow(NotFound)
    const both = await Promise.all(
      [world.secondOfficer, world.both].map((who) =>
        inTransaction(who, (work) => takeOverDraft(work, id, world.officer.staffId)),
      ),
    )
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['heldByOther', 'takenOver'])
    const entries = await reader()
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(eq(auditEntries.action, 'question.draft-taken-over'))
    expect(entries).toHaveLength(1)
  })

  it('saved while it is taken over is saved before, or refused after', async () => {
    const world = await makeCase()
    const { id } = await acceptedQuestion(world)
    await keep(world.officer, id)
    const [saved, taken] = await Promise.all([
      save(world.officer, id),
      takeOver(world.secondOfficer, id, world.officer),
    ])
    expect(taken).toMatchObject({ done: 'takenOver' })
    const [hold] = await reader().select({ staffId: answerHolds.staffId }).from(answerHolds)
    expect(hold?.staffId).toBe(world.secondOfficer.staffId)
    expect(await versions(id)).toHaveLength(saved.kind === 'done' ? 1 : 0)
  })

  it('takes no file from a colleague who does not hold it', async () => {
    const world = await makeCase()
    const { id } = await acceptedQuestion(world)
    await save(world.officer, id)
    const file = checkFile(new TextEncoder().encode('%PDF-1.7 plan'))!
    const attach = (who: Officer) =>
      inTransaction(who, (work) => attachFile(work, id, { ...file, name: '计划.pdf', publicity: 'public' }))
    expect(await attach(world.secondOfficer)).toEqual({ outcome: 'heldByOther' })
    expect(await attach(world.officer)).toMatchObject({ outcome: 'drafted' })
  })

  it('is not handed in by a colleague while it is held', async () => {
    const world = await makeCase()
    const { id } = await acceptedQuestion(world)
    await save(world.officer, id)
    const handIn = (who: Officer) => takeCaseStep(who, id, { intent: 'requestReview' })
    expect(await handIn(world.secondOfficer)).toMatchObject({ problem: 'heldByOther' })
    expect(await handIn(world.officer)).toMatchObject({ done: 'requested' })
  })

  it('is held by nobody once it is handed in', async () => {
    const world = await makeCase()
    const { id } = await acceptedQuestion(world)
    await save(world.officer, id)
    expect(await takeCaseStep(world.officer, id, { intent: 'requestReview' })).toMatchObject({ done: 'requested' })
    expect(await reader().$count(answerHolds)).toBe(0)
    expect(await save(world.secondOfficer, id, { ...FORM, text: '第二稿', basedOn: '1' })).toMatchObject({
      done: 'drafted',
    })
  })
})

describe('a working draft of an answer', () => {
  it('is on record once, makes no version, and goes when the version is saved', async () => {
    const world = await makeCase()
    const { id } = await acceptedQuestion(world)
    await keep(world.officer, id, { text: '热' })
    await keep(world.officer, id, { text: '热心' })
    expect((await auditActions(id)).filter((action) => action === 'draft.kept')).toHaveLength(1)
    expect(await latestVersion(reader(), id)).toBeUndefined()
    expect((await desk(world.officer, id)).draft).toMatchObject({ values: { text: '热心' }, newer: null })
    await save(world.officer, id)
    expect((await desk(world.officer, id)).draft).toBeNull()
  })

  it('written on an older version is shown beside the newer one', async () => {
    const world = await makeCase()
    const { id } = await acceptedQuestion(world)
    await keep(world.officer, id)
    await takeOver(world.secondOfficer, id, world.officer)
    await save(world.secondOfficer, id, { ...FORM, text: '热心市民您好。管网后年改造。' })
    expect(await keep(world.officer, id)).toMatchObject({ newer: true })
    expect((await desk(world.officer, id)).draft?.newer).toMatchObject({ yours: 0, current: 1, changes: { count: 1 } })
  })

  it('is thrown away by its writer, and with the question when its asker is erased', async () => {
    const world = await makeCase()
    const { id } = await acceptedQuestion(world)
    await keep(world.officer, id)
    expect(await takeCaseStep(world.officer, id, { intent: 'discardDraft' })).toMatchObject({ done: 'draftDiscarded' })
    expect((await auditActions(id)).at(-1)).toBe('draft.discarded')
    await keep(world.officer, id)
    await erasePerson('li.jianguo@example.org')
    expect(await reader().$count(workingDrafts)).toBe(0)
  })
})

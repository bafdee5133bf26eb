// A supervision order as a paper with a red head.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { NotFound } from '#app/platform/failures.ts'
import { extendSupervision } from '#app/questions/answer-supervision.server.ts'
import { issueSupervision, raiseSupervision } from '#app/questions/issue-supervision.server.ts'
import { issueForm } from '#app/questions/supervision-forms.ts'
import { readOrderPaper } from '#app/reports/order-paper.server.ts'
import { redHeadDocx } from '#app/reports/red-head-docx.server.ts'
import { headSize } from '#app/reports/red-head-paper.ts'
import type { Block } from '#app/reports/report-paper.ts'
import { questions, supervisions } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { at, DEMAND, lateCase, run } from '#tests/support/late-case.ts'
import { makeDepartment, makeStaff, useTestStore } from '#tests/support/world.ts'
import { partOf } from '#tests/support/zip-part.ts'
import { makeCase, PRIVATE } from '../questions/case.ts'

useTestStore()

const OFFICE = { name: '即墨区政务公开办公室', phone: '0532-00001205' }
const given = (language: 'zh-CN' | 'en' = 'zh-CN') => ({ language, office: OFFICE, now: at('2026-12-18') })
const wordsOf = (blocks: readonly Block[]) => blocks.map((block) => ('text' in block ? block.text : '')).join('\n')

test('a red head stands on one line as long as it is readable', () => {
  expect([headSize('即墨区政务公开办公室'), headSize('青岛市即墨区政务公开办公室'), headSize('国'.repeat(20))]).toEqual(
    ['l', 'm', 's'],
  )
  expect(headSize('Jimo Openness Office')).toBe('l')
})

test('an order says on paper what, on which basis, by when and how to reply; nothing of the question but its public title', async () => {
  const world = await makeCase()
  const id = await lateCase(world)
  const order = await run(world.overseer, at('2026-12-15'), (work) =>
    issueSupervision(work, id, { ...DEMAND, level: 'blue', copyTo: '区政府督查室' }),
  )
  if (order.outcome !== 'issued') throw new Error(order.outcome)
  const paper = await readOrderPaper(reader(), world.officer, order.id, given())
  expect(paper).toMatchObject({
    office: OFFICE.name,
    number: '督办〔2026〕1号',
    to: `${world.department.name}：`,
    day: '2026年12月15日',
    copyTo: '抄送：区政府督查室。',
  })
  const words = wordsOf(paper.blocks)
  expect(words).toContain('小区自来水早上偶尔发黄')
  expect(words).toContain('总答复期限为2026年12月14日（星期一），发出本通知时已逾期1个工作日')
  expect(words).toContain(DEMAND.reason)
  expect(words).toContain('国办发〔2020〕53号')
  expect(words).toContain('请于2026年12月16日（星期三）前办理并书面回复')
  expect(words).toContain('逾期不回复的，升级为橙色警告。联系电话：0532-00001205。')
  expect(JSON.stringify(paper)).not.toContain(PRIVATE)
  expect(JSON.stringify(paper)).not.toContain('李建国')
  await expect(readOrderPaper(reader(), world.outsider, order.id, given())).rejects.toThrow(NotFound)
  expect((await readOrderPaper(reader(), world.overseer, order.id, given('en'))).number).toBe(
    'Supervision 〔2026〕 No. 1',
  )

  await run(world.overseer, at('2026-12-16'), (work) =>
    extendSupervision(work, order.id, { ...DEMAND, demandedOn: '2026-12-17' }),
  )
  const raised = await run(world.overseer, at('2026-12-18'), (work) =>
    raiseSupervision(work, order.id, { ...DEMAND, demandedOn: '2026-12-21' }),
  )
  const moved = wordsOf((await readOrderPaper(reader(), world.officer, order.id, given())).blocks)
  expect(moved).toContain('请于2026年12月17日（星期四）前办理')
  expect(moved).toContain('最初为2026年12月16日（星期三）')
  const next = await readOrderPaper(reader(), world.officer, 'id' in raised ? raised.id : '', given())
  expect(wordsOf(next.blocks)).toContain('此前已发出督办〔2026〕1号，逾期没有回复。')
  expect(next.copyTo).toBe('抄送：区政府督查室。')
  // The basis is kept as it was named when the order was issued.
  expect((await reader().select().from(supervisions)).every(({ basis }) => basis.includes('53号'))).toBe(true)
})

test('the department above signs what it issues, and an urging names no colour', async () => {
  const parent = await makeDepartment()
  const child = await makeDepartment({ parentId: parent.id })
  const above = await makeStaff(['reviewer'], parent.id)
  const world = await makeCase()
  const id = await lateCase(world)
  await run(world.overseer, at('2026-12-14'), async ({ tx }) => {
    await tx.update(questions).set({ departmentId: child.id }).where(eq(questions.id, id))
  })
  const order = await run(above, at('2026-12-14'), (work) => issueSupervision(work, id, { ...DEMAND, level: 'nudge' }))
  const paper = await readOrderPaper(reader(), above, 'id' in order ? order.id : '', given())
  expect(paper).toMatchObject({ office: parent.name, number: '催办〔2026〕1号', copyTo: '' })
  expect(wordsOf(paper.blocks)).toContain('尚在期限内')
  expect(wordsOf(paper.blocks)).not.toContain('升级为')
})

test('a name that is too long to be printed is refused beside its field', () => {
  const values = { ...DEMAND, level: 'blue', copyTo: '长'.repeat(201) }
  expect(issueForm.safeParse(values).error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
    ['copyTo', 'tooLong'],
  ])
  expect(issueForm.parse({ ...DEMAND, level: 'nudge' }).copyTo).toBe('')
})

test('as a Word file it has the red head, its number and the copies, and page numbers on both sides', async () => {
  const world = await makeCase()
  const id = await lateCase(world)
  const order = await run(world.overseer, at('2026-12-15'), (work) =>
    issueSupervision(work, id, { ...DEMAND, level: 'blue' }),
  )
  const paper = await readOrderPaper(reader(), world.officer, 'id' in order ? order.id : '', given())
  const file = Buffer.from(await redHeadDocx({ ...paper, copyTo: '抄送：区政府督查室。' }, 'zh-CN'))
  const document = partOf(file, 'word/document.xml')
  expect(document).toContain('w:color w:val="D7000F"')
  for (const text of [paper.office, paper.number, paper.title, paper.to, '抄送：区政府督查室。', paper.issued]) {
    expect(document).toContain(text)
  }
  expect(document).toContain('w:type="even"')
})

// Monthly briefings: drafted, issued with a number, and fixed from then on.
import { expect, test } from 'vitest'
import { instantOf } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { issueSupervision } from '#app/questions/issue-supervision.server.ts'
import { briefingForm } from '#app/reports/briefing-form.ts'
import { briefingBlocks } from '#app/reports/briefing-paper.ts'
import { issueBriefing, listBriefings, readBriefing, saveBriefing } from '#app/reports/briefings.server.ts'
import { redHeadDocx } from '#app/reports/red-head-docx.server.ts'
import type { Block } from '#app/reports/report-paper.ts'
import type { BriefingFigures } from '#db/schema/reports.ts'
import { inTransaction, reader } from '#db/work.ts'
import { DEMAND, lateCase } from '#tests/support/late-case.ts'
import { useTestStore } from '#tests/support/world.ts'
import { partOf } from '#tests/support/zip-part.ts'
import { ask, auditActions, makeCase, PRIVATE } from '../questions/case.ts'

useTestStore()

const at = (day: string, time = '10:00') => instantOf(day, time) as Date
const JANUARY = at('2027-01-05')
const TEXTS = { remarks: '请各单位抓紧办理。', practice: '区水利局逐件登记，当天分办。' }
const given = (now: Date, language: 'zh-CN' | 'en' = 'zh-CN') => ({ language, office: '即墨区政务公开办公室', now })
const wordsOf = (blocks: readonly Block[]) => JSON.stringify(blocks)

const NOTHING: BriefingFigures = {
  ...{ at: JANUARY.toISOString(), events: 0, visitors: 0, received: 0, answered: 0, overdueOpen: 0 },
  ...{ answeredRate: null, onTimeRate: null, satisfactionRate: null, months: [], league: [], orders: [] },
  ...{ urged: { nudge: 0, blue: 0, orange: 0, red: 0, reports: 0 }, overdue: [], lateReports: [] },
}

test('sections are numbered in order, and what was not written leaves no gap', () => {
  const headings = (practice: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
    briefingBlocks('2026-12', NOTHING, { remarks: '', practice }, language).flatMap((block) =>
      block.type === 'heading' ? [block.text] : [],
    )
  expect(headings('')).toEqual([
    '一、总体情况',
    '二、单位排名',
    '三、催办督办情况',
    '四、逾期未答清单',
    '五、逾期未报的活动报告',
  ])
  expect(headings('好。')[3]).toBe('四、好的做法')
  expect(headings('好。', 'en')[4]).toBe('5. Overdue questions')
  const words = wordsOf(briefingBlocks('2026-12', NOTHING, { remarks: '', practice: '' }, 'zh-CN'))
  for (const text of ['当月没有催办和督办。', '没有逾期未答的提问。', '活动报告均已按期报送。', '答复率 —']) {
    expect(words).toContain(text)
  }
})

test('texts that are too long are refused beside their field', () => {
  const read = briefingForm.safeParse({ intent: 'save', remarks: '长'.repeat(3001) })
  expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([['remarks', 'tooLong']])
  expect(briefingForm.parse({ intent: 'issue', version: 'x' })).toEqual({
    ...{ intent: 'issue', version: 0, remarks: '', practice: '' },
  })
})

test('a draft moves with the figures; an issued briefing keeps them, with its number and who issued it', async () => {
  const world = await makeCase()
  const id = await lateCase(world)
  await inTransaction(world.overseer, (work) => issueSupervision(work, id, { ...DEMAND, level: 'blue' }), {
    at: at('2026-12-15'),
  })
  const save = (version: number, actor = world.overseer, now = JANUARY) =>
    inTransaction(actor, (work) => saveBriefing(work, '2026-12', TEXTS, version), { at: now })
  const issue = (version: number, now = JANUARY, month = '2026-12') =>
    inTransaction(world.overseer, (work) => issueBriefing(work, month, TEXTS, version), { at: now })
  await expect(save(0, world.reviewer)).rejects.toThrow(Forbidden)
  await expect(inTransaction(world.overseer, (work) => saveBriefing(work, '2026-13', TEXTS, 0))).rejects.toThrow(
    NotFound,
  )
  await expect(readBriefing(reader(), '2027-03', given(JANUARY))).rejects.toThrow(NotFound)
  expect(await save(0, world.overseer, at('2026-12-20'))).toEqual({ outcome: 'saved' })
  expect(await save(0)).toEqual({ outcome: 'olderVersion' })
  expect(await issue(1, at('2026-12-31', '23:00'))).toEqual({ outcome: 'notOver' })
  expect(await issue(5)).toEqual({ outcome: 'olderVersion' })

  const draft = await readBriefing(reader(), '2026-12', given(JANUARY))
  expect(draft).toMatchObject({ version: 1, mayIssue: true, issued: null, paper: { mark: '草稿，尚未印发' } })
  const words = wordsOf(draft.paper.blocks)
  expect(words).toContain('收到群众提问 1 件')
  expect(words).toContain('蓝色提醒 1 件')
  expect(words).toContain('督办〔2026〕1号')
  expect(words).toContain('小区自来水早上偶尔发黄')
  expect(words).not.toContain(PRIVATE)

  const both = await Promise.all([issue(1), issue(1)])
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['alreadyIssued', 'issued'])
  await ask({ event: world.event.slug }, at('2026-12-16'))
  const issued = await readBriefing(reader(), '2026-12', given(at('2027-02-01')))
  expect(wordsOf(issued.paper.blocks)).toContain('收到群众提问 1 件')
  expect(issued.paper).toMatchObject({ number: '通报〔2027〕1号', day: '2027年1月5日', mark: '' })
  expect(issued.issued).toMatchObject({ name: '陈波', number: '通报〔2027〕1号' })
  expect(await save(2)).toEqual({ outcome: 'alreadyIssued' })
  expect(await issue(0, JANUARY, '2026-11')).toEqual({ outcome: 'issued' })
  expect((await listBriefings(reader())).map(({ month, number, by }) => [month, number, by])).toEqual([
    ['2026-12', 1, '陈波'],
    ['2026-11', 2, '陈波'],
  ])
  expect((await auditActions('2026-12')).filter((action) => action.startsWith('briefing'))).toEqual([
    'briefing.saved',
    'briefing.issued',
  ])
  const file = Buffer.from(await redHeadDocx(issued.paper, 'zh-CN'))
  expect(partOf(file, 'word/document.xml')).toContain('<w:tbl>')
})

test('two months issued at once get two numbers', async () => {
  const world = await makeCase()
  const issue = (month: string) =>
    inTransaction(world.overseer, (work) => issueBriefing(work, month, TEXTS, 0), { at: JANUARY })
  await Promise.all([issue('2026-11'), issue('2026-12')])
  expect((await listBriefings(reader())).map(({ number }) => number).sort()).toEqual([1, 2])
})

// 问题清单 as a file: typed, never computed, and nothing private.
import { expect, test } from 'vitest'
import { csvTable, xlsxFile } from '#app/platform/spreadsheet.server.ts'
import { questionListColumns } from '#app/reports/question-list-columns.ts'
import { readReport } from '#app/reports/report-view.server.ts'
import { reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { partOf } from '#tests/support/zip-part.ts'
import { acceptedQuestion, makeCase, PRIVATE } from '../questions/case.ts'

useTestStore()

const ORIGIN = 'https://open-day.example'
const QUESTION = {
  ...{
    id: 'q1',
    title: '=HYPERLINK("http://bad.example","点这里")',
    withheld: false,
    kind: 'suggestion',
    concern: null,
  },
  ...{
    department: '即墨区水利局',
    state: 'answered',
    outcome: 'replied',
    dueOn: '2026-12-14',
    publishedOn: '2026-12-11',
  },
  ...{
    overdue: false,
    source: 'onSite',
    receivedOn: '2026-12-05',
    coUnits: ['即墨区住房和城乡建设局', '即墨区民政局'],
  },
  ...{ adoption: 'partly', no: 1 },
}

test('a line has the way in and the result, in both languages', () => {
  const columns = questionListColumns('zh-CN', ORIGIN, {})
  expect(columns.map(({ label }) => label)).toEqual([
    ...['序号', '问题', '类别', '回应关切类别', '来源', '收到日期', '牵头单位', '协办单位', '办理结果', '期限'],
    ...['答复公开日期', '逾期未答', '公开链接', '采纳情况'],
  ])
  expect(columns.slice(2).map(({ value }) => value(QUESTION))).toEqual([
    ...[
      '建议',
      '一般事项',
      '活动现场提出',
      { day: '2026-12-05' },
      '即墨区水利局',
      '即墨区住房和城乡建设局、即墨区民政局',
    ],
    ...['已答复', { day: '2026-12-14' }, { day: '2026-12-11' }, '否', `${ORIGIN}/answers/q1`, '部分采纳'],
  ])
  expect(questionListColumns('en', ORIGIN, {}).at(-1)?.value(QUESTION)).toBe('Partly adopted')
})

test('days are days, and text that looks like a formula stays text', async () => {
  const columns = questionListColumns('zh-CN', ORIGIN, {})
  const sheet = partOf(await xlsxFile('清单', columns, [QUESTION]), 'xl/worksheets/sheet1.xml')
  expect(sheet).not.toContain('<f>')
  expect(sheet).toContain('=HYPERLINK(&quot;http://bad.example&quot;')
  // 14 December 2026, days since 1899-12-30.
  expect(sheet).toContain('<v>46370</v>')
  const csv = csvTable(columns, [QUESTION])
  expect(csv).toContain('2026-12-14')
  expect(csv).toContain(`"'=HYPERLINK`)
  // What was filed before the way in was kept has empty cells.
  const { source: _source, receivedOn: _day, coUnits: _units, ...older } = QUESTION
  expect(columns.slice(4, 8).map(({ value }) => value(older))).toEqual([null, null, '即墨区水利局', ''])
})

test('what is not answered in public has neither its text nor an address', async () => {
  const world = await makeCase()
  await acceptedQuestion(world)
  const asked = { eventId: world.event.id, kind: 'questionList', language: 'zh-CN', origin: ORIGIN } as const
  const { questions } = await readReport(reader(), world.organiser, asked, new Date())
  expect(questions).toMatchObject([{ source: 'web', coUnits: [], adoption: null }])
  const csv = csvTable(
    questionListColumns('zh-CN', ORIGIN, {}),
    questions.map((question, index) => ({ ...question, no: index + 1 })),
  )
  expect(csv).toContain('公开答复前不列内容')
  expect(csv).not.toContain(PRIVATE)
  expect(csv).not.toContain(`${ORIGIN}/answers`)
})

// Every number of a report about questions opens as many of them as it says.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concernNames, DEFAULT_CONCERN_KINDS } from '#app/questions/concern-kinds.ts'
import type { Block } from '#app/reports/report-paper.ts'
import { reportPaper } from '#app/reports/report-paper.ts'
import { reportedList } from '#app/reports/reported-lists.ts'
import type { ReportedQuestion } from '#db/schema/reports.ts'

const question: fc.Arbitrary<ReportedQuestion> = fc.record({
  id: fc.uuid(),
  title: fc.constantFrom('什么时候改造？', null),
  withheld: fc.boolean(),
  kind: fc.constantFrom('consult', 'help'),
  concern: fc.constantFrom(null, 'vitalInterest', 'policyMisread'),
  department: fc.constantFrom('水利局', '民政局', '综合:行政执法局'),
  state: fc.constantFrom('submitted', 'inProgress', 'answered', 'closed', 'declined'),
  outcome: fc.constant(null),
  dueOn: fc.constant('2026-06-10'),
  publishedOn: fc.constantFrom(null, '2026-06-09', '2026-06-11'),
  overdue: fc.boolean(),
  onTheSpot: fc.boolean(),
})
const FIGURES = {
  ...{ title: '开放日', department: '水利局', when: '', place: '', slots: [], hours: [] },
  satisfaction: [0, 0, 0, 0, 0],
}

const numbersOf = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => {
    if (block.type === 'figures') return block.figures
    return block.type === 'bars' ? block.bars : []
  })

test('each figure and each bar, for random questions, in every report', () => {
  fc.assert(
    fc.property(fc.array(question, { maxLength: 30 }), (questions) => {
      const onTheSpot = questions.filter((one) => one.onTheSpot).length
      for (const kind of ['implementation', 'questionList', 'summary'] as const) {
        const figures = { ...FIGURES, questions, onTheSpot }
        const blocks = reportPaper({
          ...{ kind, texts: {}, figures, language: 'zh-CN', origin: '' },
          concernNames: concernNames(DEFAULT_CONCERN_KINDS, 'zh-CN'),
        })
        const listed = numbersOf(blocks).filter(({ of }) => of !== undefined)
        expect(listed.length).toBeGreaterThanOrEqual(6)
        for (const { of = '', n } of listed) expect([of, reportedList(questions, of)?.length ?? 0]).toEqual([of, n])
      }
    }),
    { seed: 20261130 },
  )
})

test('what was answered in the room opens no list where the report was filed before it was kept', () => {
  const [asked] = fc.sample(question, { numRuns: 1, seed: 1 })
  const { onTheSpot: _, ...older } = asked as ReportedQuestion
  const figures = { ...FIGURES, questions: [older], onTheSpot: 1 }
  const blocks = reportPaper({
    ...{ kind: 'summary', texts: {}, figures, language: 'en', origin: '' },
    concernNames: concernNames(DEFAULT_CONCERN_KINDS, 'en'),
  })
  expect(numbersOf(blocks).map(({ of }) => of)).not.toContain('onTheSpot')
})

test('a list that no number has is none', () => {
  for (const of of ['', 'nothing', 'state:', 'state:nowhere', 'concern:x', 'constructor:x', 'constructor']) {
    expect(reportedList([], of)).toBeUndefined()
  }
})

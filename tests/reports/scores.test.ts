// Scores by published rules; what a department objects to is kept and answered, and changes no score.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { FEWEST_PEOPLE } from '#app/platform/small-numbers.ts'
import { noCounts } from '#app/questions/figures.ts'
import { DEFAULT_SCORE_RULES, owedByMonth, scoreOf, scoreRulesFor } from '#app/reports/score.ts'
import { objectionForm, scoreRulesForm } from '#app/reports/score-forms.ts'
import { answerObjection, listObjections, objectToScore } from '#app/reports/score-objections.server.ts'
import { editScoreRules, listScoreRules } from '#app/reports/score-rules.server.ts'
import { readScores } from '#app/reports/scores.server.ts'
import { auditEntries, outboxMessages } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { at, lateCase, run } from '#tests/support/late-case.ts'
import { useTestStore } from '#tests/support/world.ts'
import { type Case, makeCase, publishedQuestion } from '../questions/case.ts'

useTestStore()

const NOW = at('2027-01-05')
const MONTH = '2026-12'

const entry = (given: Partial<Parameters<typeof scoreOf>[0]> = {}) => ({
  counts: { ...noCounts(), received: 10, answered: 8, onTime: 6, overdueOpen: 0 },
  ...{ events: 1, eventsOwed: 2, orange: 0, red: 0 },
  ...given,
})
const pointsOf = (score: ReturnType<typeof scoreOf>) => score.lines.map(({ points }) => points)

test('each line by its share; what is not measured is left out, and the rest counts for the hundred', () => {
  const score = scoreOf(entry(), DEFAULT_SCORE_RULES)
  expect(pointsOf(score)).toEqual([30, 16, 0, 10, 0])
  expect(score.lines[2]?.share).toBeNull()
  expect(score.total).toBe(70)
  const rated = { ...entry().counts, rated: FEWEST_PEOPLE, satisfied: FEWEST_PEOPLE }
  expect(scoreOf(entry({ counts: rated }), DEFAULT_SCORE_RULES).total).toBe(76)
  expect(scoreOf(entry({ eventsOwed: 0 }), DEFAULT_SCORE_RULES).total).toBe(76.7)
  expect(pointsOf(scoreOf(entry({ events: 9 }), DEFAULT_SCORE_RULES))[3]).toBe(20)
})

test('orders take points off, never below nothing; few cases are not scored', () => {
  expect(scoreOf(entry({ orange: 2, red: 1 }), DEFAULT_SCORE_RULES)).toMatchObject({ total: 61 })
  expect(scoreOf(entry({ red: 30 }), DEFAULT_SCORE_RULES).total).toBe(0)
  const few = { ...noCounts(), received: 4, answered: 4, onTime: 4 }
  expect(scoreOf(entry({ counts: few }), DEFAULT_SCORE_RULES).total).toBeNull()
  expect([1, 5, 6, 12].map((month) => owedByMonth(2, `2026-${String(month).padStart(2, '0')}`))).toEqual([0, 0, 1, 2])
})

test('a month is scored by the newest rules of those that hold for it', () => {
  const later = { ...DEFAULT_SCORE_RULES, version: 2, fromMonth: '2027-02' }
  const newest = { ...later, version: 3, fromMonth: '2027-01' }
  expect(scoreRulesFor([later, newest], '2026-12').version).toBe(1)
  expect(scoreRulesFor([later, newest], '2027-01').version).toBe(3)
  expect(scoreRulesFor([newest, later], '2027-03').version).toBe(3)
})

test('the rules are versions of the overseer, for months that are not over', async () => {
  const world = await makeCase()
  const { version: basedOn, ...rules } = DEFAULT_SCORE_RULES
  const edit = (given: Partial<Parameters<typeof editScoreRules>[1]> = {}, actor = world.overseer) =>
    run(actor, NOW, (work) => editScoreRules(work, { ...rules, fromMonth: '2027-01', basedOn, ...given }))
  await expect(edit({}, world.reviewer)).rejects.toThrow(Forbidden)
  expect(await edit({ fromMonth: MONTH })).toEqual({ outcome: 'monthOver' })
  const saved = await Promise.all([edit({ onTime: 60, answered: 0 }), edit()])
  expect(saved.map(({ outcome }) => outcome).sort()).toEqual(['newerVersion', 'saved'])
  expect(await edit({ basedOn: 2 })).toEqual({ outcome: 'saved', version: 3 })
  const versions = await listScoreRules(reader())
  expect(versions.map(({ version }) => version)).toEqual([1, 2, 3])
  // They are public, and who wrote them is not.
  expect(JSON.stringify(versions)).not.toContain(world.overseer.staffId)
  expect((await readScores(reader(), world.overseer, MONTH, NOW)).rules.version).toBe(1)
  expect((await readScores(reader(), world.overseer, '2027-01', NOW)).rules.version).toBe(3)
  const told = await reader().select().from(auditEntries).where(eq(auditEntries.action, 'score.rules-changed'))
  expect(told).toHaveLength(2)
})

test('the form asks for whole numbers that add up to a hundred', () => {
  const given = {
    ...{ onTime: '40', answered: '20', satisfaction: '20', events: '20', orange: '2', red: '5' },
    ...{ fromMonth: '2027-01', basis: '考评方案', basedOn: '1' },
  }
  expect(scoreRulesForm.safeParse(given).success).toBe(true)
  const faults = (change: object) =>
    scoreRulesForm.safeParse({ ...given, ...change }).error?.issues.map(({ message, path }) => `${path} ${message}`)
  expect(faults({ onTime: '50' })).toEqual(['onTime notHundred'])
  expect(faults({ red: '-1' })).toEqual(['red pointsWrong'])
  expect(faults({ fromMonth: '2027-13' })).toEqual(['fromMonth monthWrong'])
  expect(faults({ basis: '无' })).toEqual(['basis basisMissing'])
  expect(objectionForm.safeParse({ line: 'nothing', reason: '短' }).error?.issues).toHaveLength(2)
})

async function scored(): Promise<Case> {
  const world = await makeCase()
  for (let n = 0; n < 4; n++) {
    await publishedQuestion(world, { askedAt: at('2026-12-08'), publishedAt: at('2026-12-09') })
  }
  await lateCase(world)
  return world
}

test('a reviewer objects to a line once, the overseer answers once; both are kept and told, and the score stays', async () => {
  const world = await scored()
  const own = async () => {
    const { rows } = await readScores(reader(), world.reviewer, MONTH, NOW)
    expect(rows.map(({ code }) => code)).toEqual([world.department.code])
    return rows[0]!.score
  }
  const before = await own()
  expect(before.lines[0]).toEqual({ line: 'onTime', share: 0.8, points: 32, most: 40 })
  const given = { month: MONTH, code: world.department.code, line: 'onTime', reason: '一件已按时答复。' } as const
  const object = (change: object = {}, actor = world.reviewer, when = NOW) =>
    run(actor, when, (work) => objectToScore(work, reader(), { ...given, ...change }))
  await expect(object({}, world.officer)).rejects.toThrow(Forbidden)
  await expect(object({}, world.overseer)).rejects.toThrow(Forbidden)
  await expect(object({}, world.outsider)).rejects.toThrow(NotFound)
  expect(await object({}, world.reviewer, at('2026-12-30'))).toEqual({ outcome: 'notOver' })
  expect(await object({ line: 'orders' })).toEqual({ outcome: 'nothingScored' })
  const raised = await Promise.all([object(), object()])
  expect(raised.map(({ outcome }) => outcome).sort()).toEqual(['already', 'raised'])
  const [objection] = await listObjections(reader(), MONTH)
  expect(objection).toMatchObject({ line: 'onTime', points: 320, rulesVersion: 1, verdict: null })

  const answer = (actor = world.overseer, id = objection!.id) =>
    run(actor, NOW, (work) => answerObjection(work, id, { verdict: 'upheld', answer: '经核对，更正答复时间。' }))
  await expect(answer(world.reviewer)).rejects.toThrow(Forbidden)
  await expect(answer(world.overseer, 'none')).rejects.toThrow(NotFound)
  const answered = await Promise.all([answer(), answer()])
  expect(answered.map(({ outcome }) => outcome).sort()).toEqual(['alreadyAnswered', 'answered'])
  expect(await own()).toEqual(before)

  const letters = await reader().select().from(outboxMessages).where(eq(outboxMessages.kind, 'score-notice'))
  const told = letters.map(({ recipient, values }) => [recipient.address, (values as { notice: string }).notice])
  expect(told).toContainEqual([world.overseer.email, 'raised'])
  expect(told).toContainEqual([world.reviewer.email, 'upheld'])
  expect(told.filter(([, notice]) => notice === 'raised')).toHaveLength(1)
  const acts = (await reader().select().from(auditEntries)).map(({ action }) => action)
  expect(acts.filter((action) => action.startsWith('score.'))).toEqual(['score.objected', 'score.objection-answered'])
})

test('what is no month has no scores', async () => {
  const world = await makeCase()
  for (const month of ['2026-13', '2026', '2027-02', '']) {
    await expect(readScores(reader(), world.overseer, month, NOW)).rejects.toThrow(NotFound)
  }
})

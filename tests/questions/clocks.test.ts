import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { instantOf } from '#app/platform/dates.ts'
import { dueMomentOf, explainDueDate, type Pause } from '#app/questions/due-date.ts'
import { coUnitWorkdays, DEFAULT_POLICIES, policyFor, totalPolicyOf } from '#app/questions/due-policies.ts'
import { readRule, writeRule } from '#app/questions/due-rule.ts'
import { dueSentence, dueWords } from '#app/questions/due-words.ts'
import { timelinessOf } from '#app/questions/timeliness.ts'
import {
  addWorkdays,
  enteredCalendar,
  isAnnounced,
  isWorkday,
  useCalendarYears,
  useClosedDays,
} from '#app/questions/working-calendar.ts'

const at = (day: string, time = '10:00') => instantOf(day, time)!
const due = (startedAt: Date, dueRule: string, given: { addedWorkdays?: number; pauses?: Pause[] } = {}) =>
  dueMomentOf({ startedAt, dueRule, ...given })

afterEach(() => {
  useCalendarYears({})
  useClosedDays({})
})

test('the four dates of Spring Festival 2025 end where the make-up days put them', () => {
  const ends = [3, 5, 10, 20].map((n) => due(at('2025-01-24'), `general.v1.${n}wd`).toISOString())
  expect(ends).toEqual([
    '2025-02-05T15:59:59.999Z',
    '2025-02-07T15:59:59.999Z',
    '2025-02-13T15:59:59.999Z',
    '2025-02-27T15:59:59.999Z',
  ])
})

test('a due day is explained in one sentence, in both languages', () => {
  const receivedAt = at('2025-01-24')
  const question = { receivedAt, dueAt: due(receivedAt, 'general.v1.5wd'), dueRule: 'general.v1.5wd' }
  const explained = explainDueDate(question, receivedAt)!
  expect(dueSentence(explained, question, 'zh-CN')).toBe(
    '收到日 2025-01-24，5 个工作日，春节放假 2025-01-28 至 2025-02-04 共 8 天不计，2025-01-26 调休上班计入，周末不计，到期 2025-02-07。转交别的部门，期限不重新计算。',
  )
  expect(dueSentence(explained, question, 'en')).toBe(
    'Received 2025-01-24, 5 working days, Spring Festival 2025-01-28 to 2025-02-04 not counted (8 days), make-up working day 2025-01-26 counted, weekends not counted, due 2025-02-07. Passing it to another department does not start the time anew.',
  )
})

test('hours run day and night, also over holidays', () => {
  const receivedAt = at('2025-01-27', '22:10')
  expect(due(receivedAt, 'opinion.v1.48h')).toEqual(at('2025-01-29', '22:10'))
  expect(due(receivedAt, 'firstStatement.v1.5h')).toEqual(at('2025-01-28', '03:10'))
  const question = { receivedAt, dueAt: at('2025-01-29', '22:10'), dueRule: 'opinion.v1.48h' }
  expect(dueSentence(explainDueDate(question, receivedAt)!, question, 'zh-CN')).toContain(
    '收到日 2025-01-27 22:10，48 小时（不分工作日和节假日），到期 2025-01-29 22:10。',
  )
  const timeliness = (time: Date) => timelinessOf({ ...question, doneAt: null }, time)
  expect(timeliness(at('2025-01-28', '22:10'))).toBe('onTime')
  expect(timeliness(at('2025-01-29', '20:00'))).toBe('dueSoon')
  expect(timeliness(at('2025-01-29', '22:11'))).toBe('overdue')
  expect(timeliness(at('2025-02-01', '22:11'))).toBe('veryOverdue')
  expect(dueWords(question.dueAt, at('2025-01-29', '17:10'), 'zh-CN', question.dueRule)).toBe('余 5 小时')
  expect(dueWords(question.dueAt, at('2025-01-29', '23:15'), 'en', question.dueRule)).toBe('2 hours overdue')
})

test('what is left of half days is told in half days', () => {
  const words = (dueAt: Date, day: string, time: string) => dueWords(dueAt, at(day, time), 'zh-CN', 'triage.v1.1hd')
  const noon = at('2026-12-09', '12:00')
  expect(words(noon, '2026-12-08', '14:00')).toBe('余半个工作日')
  expect(words(noon, '2026-12-08', '09:00')).toBe('余 1 个工作日')
  expect(words(noon, '2026-12-07', '15:00')).toBe('余 1 个半工作日')
  expect(words(noon, '2026-12-09', '08:30')).toBe('今日到期')
  expect(words(noon, '2026-12-09', '12:01')).toBe('逾期半个工作日')
  expect(words(noon, '2026-12-10', '09:00')).toBe('逾期 1 个工作日')
  expect(words(noon, '2026-12-10', '15:00')).toBe('逾期 1 个半工作日')
  // A weekend is the afternoon before it.
  const monday = at('2026-12-14', '12:00')
  expect(words(monday, '2026-12-12', '10:00')).toBe('余半个工作日')
  expect(words(monday, '2026-12-11', '16:00')).toBe('余半个工作日')
  const evening = due(at('2026-12-08', '09:00'), 'triage.v1.1hd')
  expect(words(evening, '2026-12-08', '09:30')).toBe('余半个工作日')
  expect(words(evening, '2026-12-08', '17:30')).toBe('今日到期')
  expect(words(evening, '2026-12-12', '10:00')).toBe('逾期 3 个工作日')
  expect(dueWords(noon, at('2026-12-08', '14:00'), 'en', 'triage.v1.1hd')).toBe('half a working day left')
})

test('a limit is due soon when a fifth of its days is left, and on its last day', () => {
  const soon = (dueRule: string, day: string) =>
    timelinessOf({ dueAt: due(at('2026-06-01'), dueRule), dueRule, doneAt: null }, at(day))
  expect([soon('general.v1.5wd', '2026-06-04'), soon('general.v1.5wd', '2026-06-05')]).toEqual(['onTime', 'dueSoon'])
  expect([soon('consult.v1.3wd', '2026-06-03'), soon('consult.v1.3wd', '2026-06-04')]).toEqual(['onTime', 'dueSoon'])
  // Twenty working days from 1 June, with the Dragon Boat Festival on the 19th: the 30th.
  expect([soon('disclosure.v1.20wd', '2026-06-23'), soon('disclosure.v1.20wd', '2026-06-24')]).toEqual([
    'onTime',
    'dueSoon',
  ])
  expect([soon('report.v1.10d', '2026-06-08'), soon('report.v1.10d', '2026-06-09')]).toEqual(['onTime', 'dueSoon'])
})

test('half a working day ends with the next half that is worked', () => {
  const half = (day: string, time: string) => due(at(day, time), 'triage.v1.1hd')
  expect(half('2026-12-08', '09:00').toISOString()).toBe('2026-12-08T15:59:59.999Z')
  expect(half('2026-12-08', '14:00')).toEqual(at('2026-12-09', '12:00'))
  expect(half('2026-12-11', '16:00')).toEqual(at('2026-12-14', '12:00'))
  expect(half('2026-12-05', '10:00')).toEqual(at('2026-12-07', '12:00'))
})

test('days on which the clock stood still are left out, from the history', () => {
  const startedAt = at('2026-12-07')
  const pauses = [{ from: at('2026-12-08'), to: at('2026-12-10') }]
  expect(due(startedAt, 'general.v1.5wd').toISOString()).toBe('2026-12-14T15:59:59.999Z')
  expect(due(startedAt, 'general.v1.5wd', { pauses }).toISOString()).toBe('2026-12-16T15:59:59.999Z')
  expect(
    due(startedAt, 'general.v1.5wd', { pauses: [{ from: at('2026-12-08', '09:00'), to: at('2026-12-08', '18:00') }] }),
  ).toEqual(due(startedAt, 'general.v1.5wd'))
  // In hours the very minutes.
  const hourly = { pauses: [{ from: at('2026-12-07', '11:00'), to: at('2026-12-07', '13:30') }] }
  expect(due(startedAt, 'opinion.v1.48h', hourly)).toEqual(at('2026-12-09', '12:30'))
  const question = {
    receivedAt: startedAt,
    dueAt: due(startedAt, 'general.v1.5wd', { pauses }),
    dueRule: 'general.v1.5wd',
    pauses,
  }
  const explained = explainDueDate(question, startedAt)!
  expect(explained).toMatchObject({ pausedDays: 2, moved: false })
  expect(dueSentence(explained, question, 'zh-CN')).toContain('等待补充暂停 2 天不计')
})

test('a longer pause never makes a clock due earlier, an extension always makes it due later', () => {
  const day = fc.integer({ min: 0, max: 400 }).map((n) => at('2025-06-01').getTime() + n * 86_400_000)
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 0, max: 10 }),
      fc.constantFrom('5wd', '48h', '10d', '1hd'),
      (start, stood, more, limit) => {
        const startedAt = new Date(start)
        const rule = `general.v1.${limit}`
        const from = new Date(start + 3_600_000)
        const paused = due(startedAt, rule, { pauses: [{ from, to: new Date(from.getTime() + stood * 86_400_000) }] })
        const longer = due(startedAt, rule, {
          pauses: [{ from, to: new Date(from.getTime() + (stood + more) * 86_400_000) }],
        })
        expect(paused >= due(startedAt, rule)).toBe(true)
        expect(longer >= paused).toBe(true)
        expect(due(startedAt, rule, { addedWorkdays: more + 1 }) > due(startedAt, rule)).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})

test('timeliness depends on nothing but the clock, the history and the moment', () => {
  const dueAt = due(at('2026-12-07'), 'general.v1.5wd')
  const clock = { dueAt, doneAt: null, dueRule: 'general.v1.5wd' }
  expect(timelinessOf(clock, at('2026-12-21'))).toBe('overdue')
  // While it stands still it is as late as it was then.
  expect(timelinessOf({ ...clock, pausedSince: at('2026-12-08') }, at('2027-03-01'))).toBe('onTime')
  expect(clock).toEqual({ dueAt, doneAt: null, dueRule: 'general.v1.5wd' })
})

test('a year that is entered later makes provisional days certain', () => {
  const receivedAt = at('2026-12-30')
  expect(isAnnounced('2027-01-01')).toBe(false)
  const before = due(receivedAt, 'general.v1.5wd')
  useCalendarYears({
    '2027': {
      source: '测试用',
      holidays: [{ name: '元旦', nameEn: 'New Year', from: '2027-01-01', to: '2027-01-03', makeup: ['2027-01-09'] }],
    },
  })
  expect(isAnnounced('2027-01-01')).toBe(true)
  expect([isWorkday('2027-01-01'), isWorkday('2027-01-09')]).toEqual([false, true])
  expect(due(receivedAt, 'general.v1.5wd') > before).toBe(true)
  expect(addWorkdays('2026-12-31', 1)).toBe('2027-01-04')
})

test('days on which the offices of a place were closed do not count there, and everywhere else they do', () => {
  expect(enteredCalendar()).toBeUndefined()
  useClosedDays({ coast: { '2026-12-08': '台风', '2026-12-09': '台风', '2026-12-12': '台风' } })
  const receivedAt = at('2026-12-07')
  const here = { startedAt: receivedAt, departmentId: 'coast' }
  const dueAt = dueMomentOf({ ...here, dueRule: 'general.v1.5wd' })
  expect(dueAt.toISOString()).toBe('2026-12-16T15:59:59.999Z')
  expect(due(receivedAt, 'general.v1.5wd').toISOString()).toBe('2026-12-14T15:59:59.999Z')
  expect(dueMomentOf({ ...here, dueRule: 'triage.v1.1hd', startedAt: at('2026-12-07', '15:00') })).toEqual(
    at('2026-12-10', '12:00'),
  )
  // Hours and calendar days go on.
  for (const rule of ['opinion.v1.48h', 'spoken.v1.5d']) {
    expect(dueMomentOf({ ...here, dueRule: rule })).toEqual(due(receivedAt, rule))
  }
  const question = { receivedAt, dueAt, dueRule: 'general.v1.5wd', departmentId: 'coast' }
  const explained = explainDueDate(question, receivedAt)!
  expect(explained.strip.filter(({ mark }) => mark === 'closure').map(({ day }) => day)).toEqual([
    '2026-12-08',
    '2026-12-09',
  ])
  expect(explained.moved).toBe(false)
  expect(dueSentence(explained, question, 'zh-CN')).toBe(
    '收到日 2026-12-07，5 个工作日，台风停止办公 2026-12-08 至 2026-12-09 共 2 个工作日不计，周末不计，到期 2026-12-16。转交别的部门，期限不重新计算。',
  )
  expect(dueSentence(explained, question, 'en')).toContain(
    'offices closed (台风) 2026-12-08 to 2026-12-09 not counted (2 working days)',
  )
  expect(dueWords(dueAt, receivedAt, 'zh-CN', question.dueRule, 'coast')).toBe('余 5 个工作日')
  const late = { dueAt: at('2026-12-01'), doneAt: null, dueRule: question.dueRule }
  expect(timelinessOf(late, at('2026-12-09'))).toBe('veryOverdue')
  expect(timelinessOf({ ...late, departmentId: 'coast' }, at('2026-12-09'))).toBe('overdue')
})

test('a rule reads back as it was written, and explains itself', () => {
  for (const policy of DEFAULT_POLICIES) {
    const word = writeRule({ ...policy, policy: policy.key })
    expect(writeRule(readRule(word)!)).toBe(word)
  }
  expect(readRule('consult5')).toBeUndefined()
  expect(readRule('consult.v1.5xx')).toBeUndefined()
})

test('the default table is that of the rules, each limit with its basis', () => {
  const limits = Object.fromEntries(DEFAULT_POLICIES.map(({ key, count, unit }) => [key, `${count} ${unit}`]))
  expect(limits).toMatchObject({
    consult: '5 workdays',
    general: '5 workdays',
    opinion: '48 hours',
    emergency: '24 hours',
    firstStatement: '5 hours',
    triage: '1 halfDays',
    return: '1 workdays',
    departmentConsult: '3 workdays',
    review: '1 workdays',
  })
  expect(DEFAULT_POLICIES.filter(({ basis }) => basis.length < 8)).toEqual([])
  expect([2, 3, 5, 12].map((left) => coUnitWorkdays(left))).toEqual([1, 1, 3, 10])
})

test('the nearest area’s newest version is in force', () => {
  const base = DEFAULT_POLICIES.find(({ key }) => key === 'general')!
  const edited = [
    { ...base, version: 2, count: 4 },
    { ...base, areaId: 'city', version: 1, count: 7 },
    { ...base, areaId: 'district', version: 1, count: 6 },
    { ...base, areaId: 'district', version: 2, count: 3 },
  ]
  expect(policyFor(edited, 'general', ['district', 'city'])).toMatchObject({ count: 3, version: 2 })
  expect(policyFor(edited, 'general', ['town', 'city'])).toMatchObject({ count: 7 })
  expect(policyFor(edited, 'general')).toMatchObject({ count: 4, version: 2 })
  expect(policyFor([], 'consult', ['city'])).toMatchObject({ count: 5, aim: 3, version: 1 })
})

test('what is assessed as opinion or emergency follows the clock in hours', () => {
  expect(totalPolicyOf('consult')).toBe('consult')
  expect(totalPolicyOf('complaint')).toBe('general')
  expect(totalPolicyOf('consult', { concernKind: 'policyMisread', gravity: 'normal' })).toBe('consult')
  expect(totalPolicyOf('consult', { concernKind: 'policyMisread', gravity: 'major' })).toBe('opinion')
  expect(totalPolicyOf('complaint', { concernKind: 'emergencyDisaster', gravity: 'normal' })).toBe('emergency')
})

import { expect, test } from 'vitest'
import { instantOf } from '#app/platform/dates.ts'
import { aimOf, dueMomentOf, explainDueDate, foldStrip } from '#app/questions/due-date.ts'
import { dueIn, timelinessOf, workdaysTaken } from '#app/questions/timeliness.ts'
import { addWorkdays, isWorkday, workdaysBetween } from '#app/questions/working-calendar.ts'

const GENERAL = 'general.v1.5wd'
const CONSULT = 'consult.v1.5wd.aim3'
const dueMoment = (startedAt: Date, dueRule: string) => dueMomentOf({ startedAt, dueRule })
const at = (day: string, time = '10:00') => instantOf(day, time)!

test('working days around Spring Festival 2025 count the make-up days', () => {
  expect(addWorkdays('2025-01-24', 3)).toBe('2025-02-05')
  expect(addWorkdays('2025-01-24', 5)).toBe('2025-02-07')
  expect(addWorkdays('2025-01-24', 10)).toBe('2025-02-13')
  expect(addWorkdays('2025-01-24', 20)).toBe('2025-02-27')
})

test('holidays and make-up days of 2026 follow the notice', () => {
  for (const day of ['2026-01-02', '2026-02-16', '2026-02-23', '2026-04-06', '2026-06-19', '2026-09-25', '2026-10-07'])
    expect(isWorkday(day), day).toBe(false)
  for (const day of ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10', '2026-10-08'])
    expect(isWorkday(day), day).toBe(true)
})

test('counting forth and back agree', () => {
  for (let n = 1; n <= 40; n++) expect(workdaysBetween('2026-02-10', addWorkdays('2026-02-10', n))).toBe(n)
  expect(workdaysBetween('2026-12-11', '2026-12-08')).toBe(-3)
})

test('the limit ends with the last moment of its day, whatever the hour of receipt', () => {
  expect(dueMoment(at('2026-12-05', '10:22'), GENERAL).toISOString()).toBe('2026-12-11T15:59:59.999Z')
  expect(dueMoment(at('2026-12-05', '00:00'), CONSULT).toISOString()).toBe('2026-12-11T15:59:59.999Z')
  expect(dueMoment(at('2026-12-04', '23:59'), GENERAL).toISOString()).toBe('2026-12-11T15:59:59.999Z')
})

test('a due day is explained day by day', () => {
  const receivedAt = at('2025-01-24')
  const explained = explainDueDate(
    { receivedAt, dueAt: dueMoment(receivedAt, GENERAL), dueRule: GENERAL },
    at('2025-01-26'),
  )!
  expect(explained).toMatchObject({
    receivedOn: '2025-01-24',
    startsOn: '2025-01-26',
    dueOn: '2025-02-07',
    makeup: ['2025-01-26'],
    holidays: [{ name: '春节', from: '2025-01-28', to: '2025-02-04', days: 8 }],
    provisional: false,
    moved: false,
  })
  expect(explained.strip.filter((day) => day.number !== null).map((day) => day.number)).toEqual([1, 2, 3, 4, 5])
  expect(explained.strip.find((day) => day.today)?.day).toBe('2025-01-26')
  expect(foldStrip(explained.strip).length).toBeLessThanOrEqual(9)
  expect(explainDueDate({ receivedAt, dueAt: receivedAt, dueRule: 'unknown' }, receivedAt)).toBeUndefined()
})

test('a due day in a year that is not announced yet is provisional', () => {
  const receivedAt = at('2026-12-29')
  const explained = explainDueDate({ receivedAt, dueAt: dueMoment(receivedAt, GENERAL), dueRule: GENERAL }, receivedAt)
  expect(explained).toMatchObject({ dueOn: '2027-01-05', provisional: true })
})

test('an answer is late from the day after its due day, not a second earlier', () => {
  const dueAt = dueMoment(at('2026-12-05'), GENERAL)
  const timeliness = (day: string, time: string) => timelinessOf({ dueAt, doneAt: null }, at(day, time))
  expect(timeliness('2026-12-09', '23:59')).toBe('onTime')
  expect(timeliness('2026-12-10', '00:00')).toBe('dueSoon')
  expect(timeliness('2026-12-11', '23:59')).toBe('dueSoon')
  expect(timeliness('2026-12-12', '00:00')).toBe('overdue')
  expect(timeliness('2026-12-18', '12:00')).toBe('overdue')
  expect(timeliness('2026-12-21', '12:00')).toBe('veryOverdue')
  expect(timelinessOf({ dueAt, doneAt: at('2026-12-11', '18:00') }, at('2027-06-01'))).toBe('onTime')
  expect(timelinessOf({ dueAt, doneAt: at('2026-12-14') }, at('2027-06-01'))).toBe('overdue')
})

test('what is left is told in working days', () => {
  const dueAt = dueMoment(at('2026-12-05'), GENERAL)
  expect(dueIn(dueAt, at('2026-12-08'))).toEqual({ state: 'left', workdays: 3 })
  expect(dueIn(dueAt, at('2026-12-11', '23:00'))).toEqual({ state: 'today', workdays: 0 })
  expect(dueIn(dueAt, at('2026-12-12'))).toEqual({ state: 'late', workdays: 1 })
  expect(dueIn(dueAt, at('2026-12-15'))).toEqual({ state: 'late', workdays: 2 })
  expect(workdaysTaken(at('2026-11-16'), at('2026-11-20'))).toBe(4)
  expect(workdaysTaken(at('2026-11-16', '09:00'), at('2026-11-16', '17:00'))).toBe(0)
})

test('a consultation is aimed at earlier than it is due', () => {
  const receivedAt = at('2026-12-05')
  const dueAt = dueMoment(receivedAt, CONSULT)
  expect(aimOf({ receivedAt, dueAt, dueRule: CONSULT })).toBe('2026-12-09')
  expect(aimOf({ receivedAt, dueAt, dueRule: GENERAL })).toBeNull()
})

// Reports that are not filed: who is told when, and urging them.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { instantOf } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { DEFAULT_OVERSIGHT } from '#app/questions/oversight-settings.ts'
import { fileReport } from '#app/reports/file-event-report.server.ts'
import { owedColumns, owedLines } from '#app/reports/owed-columns.ts'
import { countStandings, listOwedReports, readReportLateness, reportsInTime } from '#app/reports/owed-reports.server.ts'
import { type ReportNoticeStage, reportStages } from '#app/reports/report-notices.ts'
import { listUrgings, readUrgeable } from '#app/reports/report-urgings.server.ts'
import { sendReportNotices } from '#app/reports/send-report-notices.server.ts'
import { type UrgeReport, urgeReports } from '#app/reports/urge-report.server.ts'
import { urgingState } from '#app/reports/urging.ts'
import { urgingForm } from '#app/reports/urging-form.ts'
import { auditEntries, departments, outboxMessages, reportNotices } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeDepartment, makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

const at = (day: string, time = '10:00') => instantOf(day, time) as Date
/** Saturday; 实施情况 is due on Friday 29 May, the rest on Friday 5 June. */
const ENDS = at('2026-05-23', '11:30')

test.each<[string, string, Partial<typeof DEFAULT_OVERSIGHT>, ReportNoticeStage[]]>([
  ['2026-05-27', '10:00', {}, []],
  ['2026-05-28', '10:00', {}, ['beforeDue']],
  ['2026-05-28', '07:00', {}, []],
  ['2026-05-28', '10:00', { remindWorkdays: 0 }, []],
  ['2026-05-26', '10:00', { remindWorkdays: 3 }, ['beforeDue']],
  // A reminder before the event has ended would be none.
  ['2026-05-23', '10:00', { remindWorkdays: 9 }, []],
  ['2026-05-29', '17:59', {}, ['atDue']],
  ['2026-05-29', '18:00', {}, []],
  ['2026-05-30', '10:00', {}, []],
  ['2026-06-01', '10:00', {}, ['overdue', 'escalated']],
  ['2026-06-01', '10:00', { escalateWorkdays: 3 }, ['overdue']],
  ['2026-06-01', '10:00', { escalateWorkdays: 0 }, ['overdue']],
  ['2026-06-08', '10:00', { escalateWorkdays: 6 }, ['escalated']],
  // What could not be sent for a week is not made up for.
  ['2026-06-09', '10:00', {}, []],
])('on %s at %s with %o it is told: %j', (day, time, given, stages) => {
  const report = { dueOn: '2026-05-29', endedOn: '2026-05-23' }
  expect(reportStages(report, { ...DEFAULT_OVERSIGHT, ...given }, at(day, time))).toEqual(stages)
})

test('where an urging stands', () => {
  const states = [
    urgingState('2026-06-04', null, at('2026-06-04', '23:00')),
    urgingState('2026-06-04', null, at('2026-06-05', '01:00')),
    urgingState('2026-06-04', '2026-06-04', at('2026-07-01')),
    urgingState('2026-06-04', '2026-06-05', at('2026-07-01')),
  ]
  expect(states).toEqual(['open', 'missed', 'filed', 'filedAfter'])
})

test('a form of urging asks for what is missing, each beside its field', () => {
  const errors = (values: object) =>
    urgingForm.safeParse(values).error?.issues.map(({ path, message }) => `${String(path[0])} ${message}`)
  expect(errors({})).toEqual(['kinds kindsMissing', 'note noteMissing', 'demandedOn dateMissing'])
  expect(errors({ kinds: 'other', note: '好', demandedOn: 'soon' })).toEqual([
    'kinds kindsMissing',
    'note noteMissing',
    'demandedOn dateMissing',
  ])
  expect(urgingForm.parse({ kinds: 'summary', note: '请尽快报送', demandedOn: '2026-06-04' }).kinds).toEqual([
    'summary',
  ])
})

async function heldEvent() {
  const parent = await makeDepartment()
  const child = await makeDepartment({ parentId: parent.id })
  const people = {
    organiser: await makeStaff(['organiser'], child.id),
    head: await makeStaff(['reviewer'], child.id),
    above: await makeStaff(['reviewer'], parent.id),
    overseer: await makeStaff(['overseer'], null),
    outsider: await makeStaff(['organiser', 'reviewer'], (await makeDepartment()).id),
  }
  const slot = { startsAt: at('2026-05-23', '09:00'), endsAt: ENDS }
  const { event } = await makeEvent({ departmentId: child.id, slot, event: { ...slot } })
  const file = (day: string) =>
    inTransaction(
      people.organiser,
      (work) =>
        fileReport(
          work,
          { eventId: event.id, kind: 'implementation' },
          { conduct: '组织实施。', shown: '开放内容。' },
          { version: 0, filed: 0 },
        ),
      { at: at(day) },
    )
  return { event, child, ...people, file }
}

const told = async () =>
  (await reader().select().from(outboxMessages).where(eq(outboxMessages.kind, 'report-notice'))).length

test('each notice goes once, also from two processes; two reports due on a day are one message', async () => {
  const world = await heldEvent()
  const send = (day: string, time?: string) => sendReportNotices(undefined, at(day, time))
  expect(await send('2026-05-26')).toEqual({ sent: 0 })
  const [one, two] = await Promise.all([send('2026-05-27'), send('2026-05-27', '10:05')])
  expect([one.sent + two.sent, await told()]).toEqual([1, 1])
  // The organiser and whoever signs off.
  expect([await send('2026-05-28'), await told()]).toEqual([{ sent: 1 }, 3])
  // The department, then the department above and the overseer.
  expect([await send('2026-05-29'), await told()]).toEqual([{ sent: 2 }, 7])
  expect(await send('2026-05-29', '16:00')).toEqual({ sent: 0 })
  await world.file('2026-05-29')
  expect([await send('2026-06-01'), await told()]).toEqual([{ sent: 1 }, 8])
  const rows = await reader().select().from(reportNotices)
  expect(rows.map(({ kind, stage }) => `${kind} ${stage}`).sort()).toEqual([
    'implementation atDue',
    'implementation beforeDue',
    'implementation escalated',
    'implementation overdue',
    'questionList beforeDue',
    'summary beforeDue',
  ])
})

test('a report that was filed, and an event of a department that reminds nobody, are left alone', async () => {
  const world = await heldEvent()
  await world.file('2026-05-27')
  expect(await sendReportNotices(undefined, at('2026-05-28'))).toEqual({ sent: 0 })
  expect(await sendReportNotices(undefined, at('2026-05-29'))).toEqual({ sent: 0 })
})

test('the overseer and the department above urge, with a note, once until the demanded day has passed', async () => {
  const world = await heldEvent()
  const input: UrgeReport = { kinds: ['implementation'], note: '请尽快补报。', demandedOn: '2026-06-04' }
  const urge = (actor = world.overseer, given: Partial<UrgeReport> = {}, day = '2026-06-02') =>
    inTransaction(actor, (work) => urgeReports(work, world.event.id, { ...input, ...given }), { at: at(day) })
  await expect(urge(world.organiser)).rejects.toThrow(Forbidden)
  await expect(urge(world.head)).rejects.toThrow(Forbidden)
  await expect(urge(world.outsider)).rejects.toThrow(NotFound)
  await expect(readUrgeable(reader(), world.outsider, world.event.id, at('2026-06-02'))).rejects.toThrow(NotFound)
  expect(await urge(world.overseer, { demandedOn: '2026-06-01' })).toEqual({ outcome: 'dateWrong' })
  expect(await urge(world.overseer, {}, '2026-05-22')).toEqual({ outcome: 'notOver' })
  const both = await Promise.all([urge(), urge(world.above)])
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(['alreadyUrged', 'urged'])
  expect(await told()).toBe(2)
  expect(await urge(world.above, { kinds: ['implementation', 'summary'] })).toEqual({
    outcome: 'urged',
    kinds: ['summary'],
  })
  expect(await urge(world.overseer, { demandedOn: '2026-06-09' }, '2026-06-05')).toMatchObject({ outcome: 'urged' })
  await world.file('2026-06-08')
  expect(await urge(world.overseer, { demandedOn: '2026-06-12' }, '2026-06-10')).toEqual({ outcome: 'filed' })

  const ledger = async (actor = world.overseer) =>
    (await listUrgings(reader(), actor, at('2026-06-10'))).map(({ kind, turn, state }) => `${kind} ${turn} ${state}`)
  expect(await ledger()).toEqual(['implementation 2 filed', 'summary 1 missed', 'implementation 1 filedAfter'])
  expect(await ledger(world.organiser)).toEqual(await ledger(world.above))
  expect(await ledger(world.outsider)).toEqual([])
  const audit = (await reader().select().from(auditEntries)).filter(({ action }) => action === 'report.urged')
  expect(audit).toHaveLength(3)
})

test('lateness in figures: what is late and missing counts against the share in time', async () => {
  const world = await heldEvent()
  await world.file('2026-05-27')
  const on = at('2026-06-08')
  const rows = await listOwedReports(reader(), world.overseer, on)
  expect(countStandings(rows)).toEqual({ filed: 1, late: 2, owed: 0, dueSoon: 0, filedLate: 0 })
  expect(reportsInTime(countStandings(rows))).toBeCloseTo(1 / 3)
  expect(reportsInTime(countStandings([]))).toBeNull()
  expect(await readReportLateness(reader(), world.overseer, on)).toMatchObject({ late: 2, units: [{ late: 2 }] })
  expect(await readReportLateness(reader(), await makeStaff(['answerOfficer'], world.child.id), on)).toBeNull()
  // The department above knows and may urge, without the event's own pages.
  expect((await listOwedReports(reader(), world.above, on)).map(({ mayRead, mayUrge }) => [mayRead, mayUrge])).toEqual([
    [false, true],
  ])
  const lines = owedLines(rows, [{ eventId: world.event.id, kind: 'summary' }])
  const columns = owedColumns('zh-CN')
  const [department] = await reader().select().from(departments).where(eq(departments.id, world.child.id))
  expect(lines.map((line) => columns.map(({ value }) => value(line))).at(-1)).toEqual([
    world.event.title,
    department?.name,
    { day: '2026-05-23' },
    '活动总结',
    { day: '2026-06-02' },
    '逾期未报',
    null,
    1,
  ])
})

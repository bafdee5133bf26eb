import { expect, test } from 'vitest'
import { instantOf } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { dueDayOf, type Standing, standingOf } from '#app/reports/event-report.ts'
import { readTexts } from '#app/reports/event-report-form.ts'
import { fileReport, receiveReport, saveReport } from '#app/reports/file-event-report.server.ts'
import { listOwedReports } from '#app/reports/owed-reports.server.ts'
import { reportDocx } from '#app/reports/report-docx.server.ts'
import { readReport } from '#app/reports/report-view.server.ts'
import { auditEntries } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeEvent, useTestStore } from '#tests/support/world.ts'
import { partOf } from '#tests/support/zip-part.ts'
import { ask, makeCase, PRIVATE } from '../questions/case.ts'

useTestStore()

const at = (day: string, time = '10:00') => instantOf(day, time) as Date
const ORIGIN = 'https://open-day.example'
const ENDS = at('2026-05-23', '11:30')
const TEXTS = { overview: '活动概况一段。', results: '主要做法一段。', problems: '', next: '' }

test('the days are calendar days; a last day that is free moves to the next working day', () => {
  // Spring Festival 2025: 28 January to 4 February are free, Saturday 8 February is worked.
  expect(dueDayOf('implementation', at('2025-01-25'))).toBe('2025-02-05')
  expect(dueDayOf('questionList', at('2025-01-29'))).toBe('2025-02-08')
  expect(dueDayOf('implementation', ENDS)).toBe('2026-05-28')
  expect(dueDayOf('questionList', ENDS)).toBe('2026-06-02')
})

test.each<[Standing, string, string | null, boolean]>([
  ['notOver', '2026-05-23T10:00', null, false],
  ['owed', '2026-05-25T10:00', null, false],
  ['dueSoon', '2026-05-27T10:00', null, false],
  ['dueSoon', '2026-05-28T23:59', null, false],
  ['late', '2026-05-29T00:01', null, false],
  ['filed', '2026-06-10T10:00', '2026-05-28', false],
  ['received', '2026-06-10T10:00', '2026-05-28', true],
  ['filedLate', '2026-06-10T10:00', '2026-06-01', true],
])('an implementation report is %s at %s', (standing, moment, filedOn, received) => {
  const [day = '', time] = moment.split('T')
  const given = { endsAt: ENDS, firstFiledAt: filedOn ? at(filedOn) : null, received }
  expect(standingOf('implementation', given, at(day, time))).toBe(standing)
})

test('what must be written is asked for when it is filed, not when it is saved', () => {
  expect(readTexts('summary', {}, true).errors).toEqual({ overview: 'required', results: 'required' })
  expect(readTexts('summary', { next: '下一步。' }, false).errors).toEqual({})
  expect(readTexts('summary', { next: ' ' }, false).errors).toEqual({ overview: 'required', results: 'required' })
  expect(readTexts('questionList', {}, true).errors).toEqual({})
  expect(readTexts('summary', { next: '长'.repeat(5001) }, false).errors).toEqual({ next: 'tooLong' })
})

async function heldEvent() {
  const world = await makeCase()
  const slot = { startsAt: at('2026-05-23', '09:00'), endsAt: ENDS }
  const { event } = await makeEvent({
    departmentId: world.department.id,
    slot,
    event: { startsAt: slot.startsAt, endsAt: ENDS },
  })
  const on = { eventId: event.id, kind: 'summary' as const }
  const file = (based: { version: number; filed: number }, given: { texts?: typeof TEXTS; day?: string } = {}) =>
    inTransaction(world.organiser, (work) => fileReport(work, on, given.texts ?? TEXTS, based), {
      at: at(given.day ?? '2026-05-26'),
    })
  return { world, event, on, file }
}

test('a filed report keeps its figures; a correction is a further version; the overseer takes note', async () => {
  const { world, event, on, file } = await heldEvent()
  await ask({ event: event.slug }, at('2026-05-23'))
  const save = (version: number, actor = world.organiser) =>
    inTransaction(actor, (work) => saveReport(work, on, TEXTS, version), { at: at('2026-05-25') })
  expect(await save(0)).toEqual({ outcome: 'saved' })
  expect(await save(0)).toEqual({ outcome: 'olderVersion' })
  await expect(save(1, world.reviewer)).rejects.toThrow(Forbidden)
  await expect(save(1, world.outsider)).rejects.toThrow(NotFound)
  expect(await file({ version: 1, filed: 0 }, { day: '2026-05-22' })).toEqual({ outcome: 'notOver' })
  expect(await file({ version: 1, filed: 0 }, { texts: { ...TEXTS, results: '' } })).toMatchObject({
    outcome: 'incomplete',
    missing: ['results'],
  })
  const sent = await Promise.all([file({ version: 1, filed: 0 }), file({ version: 1, filed: 0 })])
  expect(sent.map(({ outcome }) => outcome).sort()).toEqual(['filed', 'olderVersion'])

  await ask({ event: event.slug }, at('2026-05-23'))
  const read = (version?: number) =>
    readReport(reader(), world.overseer, { ...on, version, language: 'zh-CN', origin: ORIGIN }, at('2026-05-27'))
  const line = async (version?: number) => JSON.stringify((await read(version)).blocks).match(/共收到提问 \d+ 件/)?.[0]
  expect(await line()).toBe('共收到提问 1 件')
  expect(await file({ version: 2, filed: 1 }, { texts: { ...TEXTS, next: '下一步。' } })).toEqual({ outcome: 'filed' })
  expect([await line(), await line(1)]).toEqual(['共收到提问 2 件', '共收到提问 1 件'])
  expect((await read()).versions.map(({ changed }) => changed)).toEqual([{ parts: ['next'], figures: true }, null])
  expect((await read()).changes).toEqual({
    since: 1,
    parts: [{ part: 'next', changes: [{ kind: 'added', text: '下一步。' }] }],
  })
  expect((await read(1)).changes).toBeNull()
  await expect(read(3)).rejects.toThrow(NotFound)
  await expect(readReport(reader(), world.outsider, { ...on, language: 'en', origin: ORIGIN }, ENDS)).rejects.toThrow(
    NotFound,
  )

  const receive = (actor = world.overseer) => inTransaction(actor, (work) => receiveReport(work, on, 2))
  await expect(receive(world.organiser)).rejects.toThrow(Forbidden)
  expect([await receive(), await receive()]).toEqual([{ outcome: 'received' }, { outcome: 'notFiled' }])
  const told = (await reader().select().from(auditEntries)).map(({ action }) => action)
  expect(told.filter((action) => action === 'report.filed')).toHaveLength(2)
  expect(told.filter((action) => action === 'report.received')).toHaveLength(1)
})

test('who has not filed: the overseer sees all departments, others their own', async () => {
  const { world, event, file } = await heldEvent()
  await file({ version: 0, filed: 0 })
  const [row] = await listOwedReports(reader(), world.overseer, at('2026-06-01'))
  expect(row?.reports.map(({ kind, standing }) => [kind, standing])).toEqual([
    ['implementation', 'late'],
    ['questionList', 'dueSoon'],
    ['summary', 'filed'],
  ])
  expect((await listOwedReports(reader(), world.organiser, at('2026-06-01'))).map(({ id }) => id)).toEqual([event.id])
  expect(await listOwedReports(reader(), world.outsider, at('2026-06-01'))).toEqual([])
})

test('the Word file has headings, Chinese faces, page numbers and tables, and nothing private', async () => {
  const { world, event, on } = await heldEvent()
  await ask({ event: event.slug }, at('2026-05-23'))
  for (const kind of ['implementation', 'questionList', 'summary'] as const) {
    const asked = { ...on, kind, language: 'zh-CN' as const, origin: ORIGIN }
    const report = await readReport(reader(), world.organiser, asked, at('2026-05-27'))
    const file = await reportDocx({ ...report, language: 'zh-CN', landscape: kind === 'questionList' })
    const text = partOf(file, 'word/document.xml')
    expect(text).toContain('w:val="Heading1"')
    expect(text).toContain('<w:tbl>')
    expect(text.includes('w:orient="landscape"')).toBe(kind === 'questionList')
    expect(text).toContain('共收到提问 1 件')
    expect(text).not.toContain(PRIVATE)
    expect(text).not.toContain('13905320174')
    expect(partOf(file, 'word/styles.xml')).toContain('仿宋_GB2312')
    expect(partOf(file, 'word/footer1.xml')).toContain('PAGE')
  }
})

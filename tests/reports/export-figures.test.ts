// Lists behind figures and the overdue ledger as files: what the reader may see, nothing computed, and who exported what.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { NotFound } from '#app/platform/failures.ts'
import { csvTable, xlsxFile } from '#app/platform/spreadsheet.server.ts'
import { exportOverdue, overdueColumns } from '#app/questions/export-overdue.server.ts'
import { countOverdue, listOverdue } from '#app/questions/overdue-ledger.server.ts'
import { readOversight } from '#app/questions/oversight-page.server.ts'
import { eventColumns, exportEventList, exportFigureList, figureColumnsOf } from '#app/reports/export-figures.server.ts'
import { auditEntries, questions } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { at, lateCase, orderedBy, run } from '#tests/support/late-case.ts'
import { makeDepartment, makeStaff, useTestStore } from '#tests/support/world.ts'
import { partOf } from '#tests/support/zip-part.ts'
import { acceptedQuestion, makeCase, PRIVATE } from '../questions/case.ts'

useTestStore()

const NOW = at('2026-12-22')
const FORMULA = '=HYPERLINK("http://bad.example","点这里")的问题什么时候解决？'
const BYTE_ORDER_MARK = '\uFEFF'
const december = (more = '') => new URLSearchParams(`month=2026-12${more}`)

const exported = async (action: string) =>
  (await reader().select().from(auditEntries).where(eq(auditEntries.action, action))).map(
    ({ actorId, subjectId, detail }) => ({ actorId, subjectId, detail }),
  )

test('the list behind a figure: typed, not computed, and noted with its length', async () => {
  const world = await makeCase()
  await lateCase(world)
  await acceptedQuestion(world, { text: FORMULA }, at('2026-12-08'))
  const take = (actor: typeof world.overseer, more: string) =>
    run(actor, NOW, (work) => exportFigureList(work, reader(), december(more), 'csv'))
  const list = await take(world.overseer, '&figure=overdueOpen')
  const columns = figureColumnsOf(list.figure, 'zh-CN')
  const csv = csvTable(columns, list.rows)
  expect(csv.startsWith(BYTE_ORDER_MARK)).toBe(true)
  expect(csv.split('\r\n').filter(Boolean)).toHaveLength(1 + 2)
  expect(csv).toContain('"\'=HYPERLINK(""http://bad.example""')
  expect(columns.map(({ label }) => label)).toEqual(['提问', '查询码', '单位', '收到', '时限', '答复日期', '状态'])
  const sheet = await partOf(await xlsxFile('list', columns, list.rows), 'xl/worksheets/sheet1.xml')
  expect(sheet).not.toContain('<f>')
  for (const secret of ['李建国', '13905320174', PRIVATE.slice(0, 10)]) expect(csv + sheet).not.toContain(secret)
  expect(await exported('figure.exported')).toEqual([
    {
      actorId: world.overseer.staffId,
      subjectId: 'overdueOpen',
      detail: { rows: 2, format: 'csv', month: '2026-12', departmentId: null },
    },
  ])
  expect((await take(world.outsider, '&figure=incoming')).rows).toEqual([])
  await expect(take(world.outsider, `&figure=incoming&department=${world.department.code}`)).rejects.toThrow(NotFound)
  expect(await exported('figure.exported')).toHaveLength(2)
  const events = await run(world.overseer, NOW, (work) =>
    exportEventList(work, reader(), new URLSearchParams({ month: '2026', figure: 'planned' }), 'xlsx'),
  )
  expect(csvTable(eventColumns('en'), events.rows).split('\r\n')[0]).toBe(
    `${BYTE_ORDER_MARK}Event,Department,Day,State,Visitors`,
  )
})

test('the overdue ledger as its page lists it, of one department or of those for which a 通报 is proposed', async () => {
  const world = await makeCase()
  const id = await lateCase(world)
  await lateCase(world)
  await orderedBy(world, id, at('2026-12-15'))
  const take = (
    actor: typeof world.overseer,
    filter: { departmentId?: string; onlyProposed?: boolean } = {},
    now = NOW,
  ) => run(actor, now, (work) => exportOverdue(work, reader(), { onlyProposed: false, ...filter }, 'xlsx'))
  const rows = await take(world.overseer)
  expect(rows.map((row) => row.level)).toEqual(expect.arrayContaining(['blue', null]))
  const csv = csvTable(overdueColumns('zh-CN'), rows)
  expect(csv.split('\r\n')[0]).toBe(
    `${BYTE_ORDER_MARK}提问,查询码,单位,状态,时限种类,时限,逾期工作日,已采取的措施,升级告知,建议通报`,
  )
  expect(csv).toContain('蓝色提醒')
  for (const secret of ['李建国', '13905320174', PRIVATE.slice(0, 10)]) expect(csv).not.toContain(secret)
  expect(await take(world.overseer, { onlyProposed: true }, at('2026-12-15'))).toEqual([])
  expect(await take(world.overseer, { onlyProposed: true })).toHaveLength(2)
  expect(await take(world.outsider)).toEqual([])
  await expect(take(world.outsider, { departmentId: world.department.id })).rejects.toThrow(NotFound)
  expect((await exported('overdue.exported')).map(({ detail }) => detail)).toMatchObject([
    { rows: 2, format: 'xlsx', onlyProposed: false },
    { rows: 0, onlyProposed: true },
    { rows: 2, onlyProposed: true },
    { rows: 0 },
  ])
})

test('the overview counts what is late and ordered by itself, however much of it is listed', async () => {
  const world = await makeCase()
  for (let n = 0; n < 7; n++) await orderedBy(world, await lateCase(world))
  const child = await makeDepartment({ parentId: world.department.id })
  const hidden = await lateCase(world)
  await inTransaction(world.overseer, async ({ tx }) => {
    await tx.update(questions).set({ departmentId: child.id, publicText: null }).where(eq(questions.id, hidden))
  })
  const overview = await readOversight(reader(), world.overseer, 'zh-CN', NOW)
  expect([overview.overdueCount, overview.overdue.length, overview.orders.length]).toEqual([8, 5, 5])
  expect(overview.attention.map(({ overdue, orders }) => [overdue, orders])).toEqual([
    [7, 7],
    [1, 0],
  ])
  const all = await listOverdue(reader(), world.overseer, 'all', NOW)
  expect(await countOverdue(reader(), 'all', NOW)).toMatchObject({ total: all.length, longest: all[0]?.workdays })
  // The department above oversees its child, but knows only public copies.
  const above = await makeStaff(['reviewer'], world.department.id)
  const rows = await run(above, NOW, (work) => exportOverdue(work, reader(), { onlyProposed: false }, 'csv'))
  expect(rows.find((row) => row.id === hidden)?.title).toBeNull()
})

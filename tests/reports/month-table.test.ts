import { expect, test } from 'vitest'
import { instantOf } from '#app/platform/dates.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { monthColumns, monthLines } from '#app/reports/league-columns.ts'
import { closeMonth, liveMonthTable, readMonthTable } from '#app/reports/month-table.server.ts'
import { auditEntries } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { ask, makeCase, publishedQuestion } from '../questions/case.ts'

useTestStore()

const MAY = instantOf('2026-05-11', '10:00') as Date
const JUNE = instantOf('2026-06-02', '09:00') as Date

test('a month is closed once it is over, by the overseer; what comes later changes only a version with a reason', async () => {
  const world = await makeCase()
  await ask({ event: world.event.slug }, MAY)
  const close = (given: { basedOn?: number; note?: string; by?: typeof world.overseer; at?: Date } = {}) =>
    inTransaction(
      given.by ?? world.overseer,
      (work) => closeMonth(work, { month: '2026-05', basedOn: given.basedOn ?? 0, note: given.note ?? '' }),
      { at: given.at ?? JUNE },
    )
  expect(await close({ at: MAY })).toEqual({ outcome: 'notOver' })
  await expect(close({ by: world.officer })).rejects.toThrow(Forbidden)
  const outcomes = await Promise.all([close(), close()])
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['closed', 'olderVersion'])

  await ask({ event: world.event.slug }, MAY)
  const incoming = async (version?: number) => {
    const table = await readMonthTable(reader(), '2026-05', JUNE, version)
    return table?.rows.map(({ counts }) => counts.incoming).sort()
  }
  expect(await incoming()).toEqual([0, 1])
  expect(await close({ basedOn: 1 })).toEqual({ outcome: 'noteMissing' })
  expect(await close({ basedOn: 0, note: '漏记一件' })).toEqual({ outcome: 'olderVersion' })
  expect(await close({ basedOn: 1, note: '漏记一件' })).toEqual({ outcome: 'closed' })
  expect(await incoming()).toEqual([0, 2])
  expect(await incoming(1)).toEqual([0, 1])
  expect(await incoming(3)).toBeUndefined()
  const closed = (await reader().select().from(auditEntries)).filter(({ action }) => action === 'report.month-closed')
  expect(closed.map(({ detail }) => detail)).toEqual([{ version: 1 }, { version: 2 }])
})

test('the file ends with the sum of all departments, its rates computed from the sums', async () => {
  const world = await makeCase()
  await publishedQuestion(world, { askedAt: MAY, publishedAt: MAY })
  await ask({ event: world.event.slug }, MAY)
  const lines = monthLines('zh-CN', (await liveMonthTable(reader(), '2026-05', MAY)) ?? [])
  const columns = monthColumns('zh-CN').filter(({ label }) =>
    ['属地', '单位', '收到', '答复', '答复率（%）'].includes(label),
  )
  const written = lines.map((line) => columns.map(({ value }) => value(line)))
  expect(written.at(-1)).toEqual(['合计', '', 2, 1, 50])
  expect(written).toHaveLength(3)
  expect(monthLines('zh-CN', [])).toEqual([])
})

test('every department is in the table, also one with nothing; a month that is no month has none', async () => {
  await makeCase()
  const rows = await liveMonthTable(reader(), '2026-05', JUNE)
  expect(rows?.map(({ counts, events }) => [counts.incoming, events])).toEqual([
    [0, 0],
    [0, 0],
  ])
  expect(await liveMonthTable(reader(), '2026-13', JUNE)).toBeUndefined()
  expect(await liveMonthTable(reader(), '2026-07', JUNE)).toBeUndefined()
})

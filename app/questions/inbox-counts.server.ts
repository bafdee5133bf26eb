// How many cases a view holds. Every count stops at a thousand, so that it costs no more in a large department.
import { and, count, eq, inArray, type SQL } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { countTrue } from '#db/portable.ts'
import { questions } from '#db/schema.ts'
import { preparedBy, type Reader } from '#db/store.ts'
import { listCoUnitIds } from './co-unit-cases.server.ts'
import { type Part, partsOf } from './inbox-slices.server.ts'
import { INBOX_VIEWS, type InboxView, STATUSES } from './inbox-views.ts'
import type { QuestionStatus } from './question.ts'
import { questionDepartmentsOf } from './question-policy.ts'

/** Counts above this are told as "more than". */
export const MOST_COUNTED = 999

const some = (reader: Reader, condition: SQL | undefined) =>
  reader.select({ n: count() }).from(
    reader
      .select({ id: questions.id })
      .from(questions)
      .where(condition)
      .limit(MOST_COUNTED + 1)
      .as('some'),
  )

/** Rows of the parts together; MOST_COUNTED + 1 stands for more. */
export async function countParts(reader: Reader, parts: readonly Part[]): Promise<number> {
  let n = 0
  for (const { where, statuses } of parts) {
    if (n > MOST_COUNTED) break
    const [row] = await some(reader, and(where, inArray(questions.status, [...statuses])))
    n += row?.n ?? 0
  }
  return Math.min(MOST_COUNTED + 1, n)
}

/** Whether no more cases meet the condition than are counted. */
export async function areFew(reader: Reader, condition: SQL): Promise<boolean> {
  const rows = reader
    .select({ one: countTrue([]).as('one') })
    .from(questions)
    .where(condition)
  const [row] = await reader.select({ n: count() }).from(rows.limit(MOST_COUNTED + 1).as('some'))
  return (row?.n ?? 0) <= MOST_COUNTED
}

/** Cases of one status; of each department by itself where there are few, with a statement that is kept. */
async function countStatus(reader: Reader, visible: string[] | 'all', status: QuestionStatus): Promise<number> {
  if (visible === 'all' || visible.length > MOST_KEPT_APART) {
    const place = visible === 'all' ? undefined : inArray(questions.departmentId, visible)
    const [row] = await some(reader, and(place, eq(questions.status, status)))
    return row?.n ?? 0
  }
  let n = 0
  for (const departmentId of visible) {
    const [row] = await preparedBy(reader, `inbox.count-${status}`, departmentId, (db, value) =>
      some(db, and(eq(questions.departmentId, value), eq(questions.status, status))),
    )
    n += row?.n ?? 0
  }
  return n
}

const MOST_KEPT_APART = 3

/** How many cases each view holds for this person; MOST_COUNTED + 1 stands for more. */
export async function countInboxViews(reader: Reader, actor: Actor, now: Date): Promise<Record<InboxView, number>> {
  const byStatus = new Map<QuestionStatus, number>()
  const visible = questionDepartmentsOf(actor)
  for (const status of new Set(Object.values(STATUSES).flat())) {
    byStatus.set(status, await countStatus(reader, visible, status))
  }
  const counts = {} as Record<InboxView, number>
  for (const view of INBOX_VIEWS) {
    if (view === 'coUnit') counts.coUnit = (await listCoUnitIds(reader, actor, MOST_COUNTED + 1)).length
    else if (view === 'mine' || view === 'dueToday' || view === 'overdue')
      counts[view] = await countParts(reader, partsOf(actor, view, now))
    else counts[view] = STATUSES[view].reduce((sum, status) => sum + (byStatus.get(status) ?? 0), 0)
    counts[view] = Math.min(MOST_COUNTED + 1, counts[view])
  }
  return counts
}

// Taking a column down. The public reads why; its versions stay, and any of them comes back only through a review.
import { and, eq, isNotNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { topicColumns } from '#db/schema.ts'
import { removeDocument } from '#db/search-index.ts'
import type { Work } from '#db/work.ts'
import { mayWithdrawColumn } from './column-policy.ts'
import { getColumn } from './column-queries.server.ts'
import { columnSubject, staffOf } from './edit-column.server.ts'
import { showPictures } from './review-column.server.ts'

export type WithdrawColumnOutcome = { outcome: 'withdrawn' | 'notPublic' }

/** Takes the public version down at once; its pictures go with it. `reason` is public. */
export async function withdrawColumn(work: Work, columnId: string, reason: string): Promise<WithdrawColumnOutcome> {
  const column = await getColumn(work.tx, work.actor, columnId)
  if (!mayWithdrawColumn(work.actor, column)) throw new Forbidden('withdraw this column')
  const [withdrawn] = await work.tx
    .update(topicColumns)
    .set({
      publishedVersionId: null,
      publishedAt: null,
      withdrawnAt: work.now,
      withdrawnBy: staffOf(work),
      withdrawReason: reason,
    })
    .where(and(eq(topicColumns.id, column.id), isNotNull(topicColumns.publishedVersionId)))
    .returning({ id: topicColumns.id })
  if (!withdrawn) return { outcome: 'notPublic' }
  await showPictures(work, column.id, [])
  await removeDocument(work.tx, column.id)
  await recordAudit(work, 'column.withdrawn', columnSubject(column))
  work.changed({ kind: 'column', columnId: column.id })
  return { outcome: 'withdrawn' }
}

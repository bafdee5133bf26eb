// Notices about a column: to those who may review it when it is handed in, to those who wrote it when it was decided on.
import { and, asc, inArray, isNull } from 'drizzle-orm'
import { staffHolding } from '#app/accounts/staff-holding.server.ts'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import type { MessageValues } from '#app/outbox/message-values.ts'
import type { Language } from '#app/platform/language.ts'
import { staff } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { ColumnRecord, ColumnVersion } from './column-queries.server.ts'

type Person = { id: string; email: string; name: string; language: Language | null }

/**
 * Writes to the reviewers of the department who had no hand in the version; where there are none, to the overseers. `version`
 * says who wrote it and, already, who hands it in.
 */
export async function tellReviewers(work: Work, column: ColumnRecord, version: ColumnVersion): Promise<void> {
  const wrote = [...version.writers, version.submittedBy]
  const apart = async (roles: ('reviewer' | 'overseer')[], departmentId: string | null) =>
    (await staffHolding(work.tx, { roles, departmentId })).filter(({ id }) => !wrote.includes(id))
  const own = await apart(['reviewer'], column.departmentId)
  const general = own.length > 0 ? [] : await apart(['reviewer', 'overseer'], null)
  await tell(work, column, version, [...own, ...general], { notice: 'handedIn', note: null })
}

/** Writes to everybody who wrote the version or handed it in, and can still sign in. */
export async function tellWriters(
  work: Work,
  column: ColumnRecord,
  version: ColumnVersion,
  decision: { notice: 'returned'; note: string } | { notice: 'published'; note: null },
): Promise<void> {
  const ids = [...new Set([...version.writers, version.submittedBy])].filter((id) => id !== null)
  if (ids.length === 0) return
  const people = await work.tx
    .select({ id: staff.id, email: staff.email, name: staff.name, language: staff.language })
    .from(staff)
    .where(and(inArray(staff.id, ids), isNull(staff.disabledAt)))
    .orderBy(asc(staff.id))
  await tell(work, column, version, people, decision)
}

async function tell(
  work: Work,
  column: ColumnRecord,
  version: ColumnVersion,
  people: readonly Person[],
  { notice, note }: Pick<MessageValues['column-notice'], 'notice' | 'note'>,
): Promise<void> {
  const { title, titleEn } = version
  const { name: department, nameEn: departmentEn } = column.department
  const path = notice === 'published' ? `/columns/${column.slug}` : `/console/columns/${column.id}`
  for (const { id, email, name, language } of people) {
    if (work.actor.kind === 'staff' && work.actor.staffId === id) continue
    await enqueueMessage(work, 'column-notice', {
      channel: 'email',
      to: { address: email, name },
      language: language ?? 'zh-CN',
      subject: { kind: 'none', id: null },
      departmentId: column.departmentId,
      values: { notice, title, titleEn, department, departmentEn, note, path },
      // The same version is handed in again after it was sent back.
      dedupeKey: `column:${version.id}:${notice}:${work.now.getTime()}:${id}`,
    })
  }
}

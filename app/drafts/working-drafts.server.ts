// Working drafts: a form as it stands in somebody's browser, kept beside what it is about. Keeping one publishes nothing, makes
// no version and tells nobody; each person has one of their own for a thing, so nobody overwrites anybody's.
import { and, eq, sql } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { workingDrafts } from '#db/schema.ts'
import { prepared, type Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { type DraftSubject, type DraftValues, writtenValues } from './draft.ts'

type Subject = Pick<DraftSubject, 'kind' | 'id'>
export type WorkingDraft = { values: DraftValues; basedOn: number; savedAt: Date }

const auditSubject = ({ kind, id, departmentId }: DraftSubject) => ({
  kind: kind === 'answer' ? 'question' : 'event',
  id,
  departmentId,
})

function writerOf(work: Work): StaffActor {
  if (work.actor.kind !== 'staff') throw new Forbidden('keep a working draft')
  return work.actor
}

/** The person's working draft of the thing, if there is one. */
export async function findWorkingDraft(
  reader: Reader,
  { kind, id }: Subject,
  staffId: string,
): Promise<WorkingDraft | undefined> {
  const [row] = await prepared(reader, `drafts.working-${kind}`, (db, name) =>
    db
      .select({ values: workingDrafts.values, basedOn: workingDrafts.basedOn, savedAt: workingDrafts.savedAt })
      .from(workingDrafts)
      .where(
        and(
          eq(workingDrafts.kind, kind),
          eq(workingDrafts.subjectId, sql.placeholder('id')),
          eq(workingDrafts.staffId, sql.placeholder('staffId')),
        ),
      )
      .prepare(name),
  ).execute({ id, staffId })
  return row && { ...row, values: row.values as DraftValues }
}

/**
 * Keeps what was typed, complete or not. `basedOn` is the version the writer had before them. The first keeping of a working
 * draft is on record, the further ones are not. The caller has checked that the person may write it.
 */
export async function keepWorkingDraft(
  work: Work,
  subject: DraftSubject,
  { values, basedOn }: { values: DraftValues; basedOn: number },
): Promise<Date> {
  const { staffId } = writerOf(work)
  const { kind, id } = subject
  const kept = { values: writtenValues(values), basedOn, savedAt: work.now }
  const begun = await work.tx
    .insert(workingDrafts)
    .values({ id: newId(), kind, subjectId: id, staffId, createdAt: work.now, ...kept })
    .onConflictDoNothing()
    .returning({ id: workingDrafts.id })
  if (begun.length > 0) await recordAudit(work, 'draft.kept', auditSubject(subject), { part: kind })
  else {
    await work.tx
      .update(workingDrafts)
      .set(kept)
      .where(and(eq(workingDrafts.kind, kind), eq(workingDrafts.subjectId, id), eq(workingDrafts.staffId, staffId)))
  }
  return work.now
}

/** Deletes the acting person's working draft, when what it held is saved. True if there was one. */
export async function dropWorkingDraft(work: Work, { kind, id }: Subject): Promise<boolean> {
  if (work.actor.kind !== 'staff') return false
  const dropped = await work.tx
    .delete(workingDrafts)
    .where(
      and(eq(workingDrafts.kind, kind), eq(workingDrafts.subjectId, id), eq(workingDrafts.staffId, work.actor.staffId)),
    )
    .returning({ id: workingDrafts.id })
  return dropped.length > 0
}

/** Throws the working draft away because its writer asks for it. Asked twice, the second time changes nothing. */
export async function discardWorkingDraft(work: Work, subject: DraftSubject): Promise<{ outcome: 'draftDiscarded' }> {
  writerOf(work)
  if (await dropWorkingDraft(work, subject)) {
    await recordAudit(work, 'draft.discarded', auditSubject(subject), { part: subject.kind })
  }
  return { outcome: 'draftDiscarded' }
}

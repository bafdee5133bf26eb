// Filters of the sign-up list that a person keeps under a name; they hold for every event.
import { and, asc, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { savedViews } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { type SignUpQuery, signUpParams } from './sign-up-query.ts'

export const MOST_VIEWS = 20

/** The query that a view keeps. Not the slot and the list, which belong to one event, and not what was searched for: it may be a name. */
export function viewQuery({ status, arrival, source, columns, questions }: SignUpQuery): string {
  return signUpParams({ status, arrival, source, columns, questions }).toString()
}

export async function listViews(reader: Reader, staffId: string) {
  return reader
    .select({ id: savedViews.id, name: savedViews.name, query: savedViews.query })
    .from(savedViews)
    .where(eq(savedViews.staffId, staffId))
    .orderBy(asc(savedViews.createdAt), asc(savedViews.id))
}

function ownStaffId(work: Work): string {
  if (work.actor.kind !== 'staff') throw new NotFound()
  return work.actor.staffId
}

/** Keeps the view; one of the same name is replaced. */
export async function saveView(
  work: Work,
  given: { name: string; query: SignUpQuery },
): Promise<{ outcome: 'saved' | 'tooManyViews' }> {
  const staffId = ownStaffId(work)
  const query = viewQuery(given.query)
  const named = and(eq(savedViews.staffId, staffId), eq(savedViews.name, given.name))
  const replaced = await work.tx.update(savedViews).set({ query }).where(named).returning({ id: savedViews.id })
  if (replaced[0]) {
    await recordAudit(work, 'staff.view-saved', { kind: 'savedView', id: replaced[0].id })
    return { outcome: 'saved' }
  }
  if ((await work.tx.$count(savedViews, eq(savedViews.staffId, staffId))) >= MOST_VIEWS) {
    return { outcome: 'tooManyViews' }
  }
  const [added] = await work.tx
    .insert(savedViews)
    .values({ id: newId(), staffId, name: given.name, query, createdAt: work.now })
    .onConflictDoNothing()
    .returning({ id: savedViews.id })
  if (added) await recordAudit(work, 'staff.view-saved', { kind: 'savedView', id: added.id })
  return { outcome: 'saved' }
}

/** Somebody else's view is not there. */
export async function removeView(work: Work, id: string): Promise<void> {
  const removed = await work.tx
    .delete(savedViews)
    .where(and(eq(savedViews.id, id), eq(savedViews.staffId, ownStaffId(work))))
    .returning({ id: savedViews.id })
  if (!removed[0]) throw new NotFound()
  await recordAudit(work, 'staff.view-removed', { kind: 'savedView', id: removed[0].id })
}

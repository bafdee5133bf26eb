// Who has an editing page open. One indexed look-up for a reader; a write only when somebody comes, or is still there.
import { and, asc, eq, lt } from 'drizzle-orm'
import type { StaffActor } from '#app/platform/actor.ts'
import { after, now } from '#app/platform/clock.ts'
import { describeError, log } from '#app/platform/logger.server.ts'
import { deskPresences, staff } from '#db/schema.ts'
import { preparedBy, type Reader } from '#db/store.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { type DraftSubject, FORGOTTEN_AFTER, isHere, needsNoting } from './draft.ts'

type Subject = Pick<DraftSubject, 'kind' | 'id'>
export type Present = { staffId: string; name: string; seenAt: Date }

/** Everybody who has the page open, in the order of their ids. */
export async function listPresent(from: Reader, { kind, id }: Subject, at: Date): Promise<Present[]> {
  const noted = await preparedBy(from, `drafts.present-${kind}`, id, (db, value) =>
    db
      .select({ staffId: deskPresences.staffId, name: staff.name, seenAt: deskPresences.seenAt })
      .from(deskPresences)
      .innerJoin(staff, eq(staff.id, deskPresences.staffId))
      .where(and(eq(deskPresences.kind, kind), eq(deskPresences.subjectId, value)))
      .orderBy(asc(deskPresences.staffId)),
  )
  return noted.filter(({ seenAt }) => isHere(seenAt, at))
}

/** Notes that the acting person has the page open. */
export async function notePresence(work: Work, { kind, id }: Subject, staffId: string): Promise<void> {
  await work.tx
    .insert(deskPresences)
    .values({ kind, subjectId: id, staffId, seenAt: work.now })
    .onConflictDoUpdate({
      target: [deskPresences.kind, deskPresences.subjectId, deskPresences.staffId],
      set: { seenAt: work.now },
    })
}

/**
 * Sits the person down at the page and answers who else is there. The caller has checked that they may open it. A store
 * that cannot write keeps nobody from reading.
 */
export async function sitDown(actor: StaffActor, subject: Subject): Promise<Present[]> {
  const at = now()
  const present = await listPresent(reader(), subject, at)
  const own = present.find(({ staffId }) => staffId === actor.staffId)
  if (needsNoting(own?.seenAt, at)) {
    await inTransaction(actor, (work) => notePresence(work, subject, actor.staffId), { at }).catch((error) =>
      log.warn('presence not noted', { error: describeError(error) }),
    )
  }
  return present.filter(({ staffId }) => staffId !== actor.staffId)
}

/** Deletes the rows of those who have long left. Run by the background list. */
export async function forgetPresences(): Promise<number> {
  const gone = await inTransaction({ kind: 'system', job: 'forget presences' }, (work) =>
    work.tx
      .delete(deskPresences)
      .where(lt(deskPresences.seenAt, after(work.now, -FORGOTTEN_AFTER)))
      .returning({ id: deskPresences.subjectId }),
  )
  return gone.length
}

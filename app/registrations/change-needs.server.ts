import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { registrations } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { openRegistration, subjectOf } from './open-registration.server.ts'
import { isLive, whyClosed } from './registration.ts'
import { changerOf } from './registration-policy.ts'

export type ChangeNeedsOutcome = { outcome: 'changed' | 'unchanged' | 'unknown' | 'notLive' | 'over' | 'closed' }

/**
 * Says what help is wanted, as `needsText` puts it; empty for none. Citizens may while sign-up is open, so that it can be
 * arranged; organisers of the department until the session is over. Nobody is told: the ticket is the same.
 */
export async function changeNeeds(work: Work, id: string, needs: string): Promise<ChangeNeedsOutcome> {
  const open = await openRegistration(work, id)
  if (!open) return { outcome: 'unknown' }
  const { registration, slot } = open
  const by = changerOf(work.actor, slot.departmentId)
  if (!isLive(registration.status)) return { outcome: 'notLive' }
  if (work.now >= slot.endsAt || registration.arrivedPeople > 0) return { outcome: 'over' }
  if ((registration.needs ?? '') === needs) return { outcome: 'unchanged' }
  if (by === 'citizen' && whyClosed(slot, work.now)) return { outcome: 'closed' }
  await work.tx
    .update(registrations)
    .set({ needs: needs || null, updatedAt: work.now })
    .where(eq(registrations.id, id))
  await recordAudit(work, 'registration.changed', subjectOf(open), { field: 'needs', by })
  return { outcome: 'changed' }
}

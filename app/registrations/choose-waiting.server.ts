// How a party waits: whole or not at all, or taking what is free when that is less (docs/decisions/0019).
import { and, eq, inArray } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { registrations } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { openRegistration, subjectOf } from './open-registration.server.ts'
import { promoteWaiting } from './promote-waiting.server.ts'

export type ChooseWaitingOutcome = { outcome: 'chosen' | 'unchanged' | 'notWaiting' | 'unknown' }

/**
 * Sets how a party waits; it keeps its number. Whoever is first in line and takes fewer from now on gets the free seats
 * offered at once.
 */
export async function chooseWaiting(work: Work, id: string, takesFewer: boolean): Promise<ChooseWaitingOutcome> {
  const open = await openRegistration(work, id)
  if (!open) return { outcome: 'unknown' }
  const { registration, slot } = open
  if (registration.status !== 'waiting' && registration.status !== 'inLottery') return { outcome: 'notWaiting' }
  if (registration.takesFewer === takesFewer) return { outcome: 'unchanged' }
  await work.tx
    .update(registrations)
    .set({ takesFewer, updatedAt: work.now })
    .where(and(eq(registrations.id, id), inArray(registrations.status, ['waiting', 'inLottery'])))
  await recordAudit(work, 'registration.waiting-choice', subjectOf(open), { takesFewer })
  if (takesFewer) await promoteWaiting(work, slot.id)
  return { outcome: 'chosen' }
}

import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { registrations } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { openRegistration, subjectOf } from './open-registration.server.ts'
import { isLive } from './registration.ts'
import { changerOf } from './registration-policy.ts'

export type ChangeCompanionsOutcome = { outcome: 'changed' | 'unchanged' | 'unknown' | 'notLive' | 'over' | 'tooMany' }

/**
 * Says who comes along: all of them, in order. Fewer names than people are fine, more are refused. The number of people
 * is another matter (changePartySize) and nobody is told: the ticket is the same.
 */
export async function changeCompanions(
  work: Work,
  id: string,
  names: readonly string[],
): Promise<ChangeCompanionsOutcome> {
  const open = await openRegistration(work, id)
  if (!open) return { outcome: 'unknown' }
  const { registration, slot } = open
  changerOf(work.actor, slot.departmentId)
  if (!isLive(registration.status)) return { outcome: 'notLive' }
  if (work.now >= slot.endsAt || registration.arrivedPeople > 0) return { outcome: 'over' }
  if (names.length >= registration.partySize && names.length > 0) return { outcome: 'tooMany' }
  const before = registration.companions?.map(({ name }) => name) ?? []
  if (JSON.stringify(before) === JSON.stringify(names)) return { outcome: 'unchanged' }
  const companions = names.length > 0 ? names.map((name) => ({ name })) : null
  await work.tx.update(registrations).set({ companions, updatedAt: work.now }).where(eq(registrations.id, id))
  await recordAudit(work, 'registration.changed', subjectOf(open), { field: 'companions', names: names.length })
  return { outcome: 'changed' }
}

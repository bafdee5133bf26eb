import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { registrations } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { storedCare } from './care.ts'
import { openRegistration, subjectOf } from './open-registration.server.ts'
import { isLive } from './registration.ts'
import { requireOrganiserOf } from './registration-policy.ts'

export type SetCareOutcome = { outcome: 'set' | 'unchanged' | 'unknown' | 'notLive' | 'over' }

/**
 * 特别留意: says whom the staff at the gate look out for; nobody when empty. Organisers of the department may, until the session
 * is over, also after the party has come: it may go out and come back. What the visitor asked for stays beside it.
 */
export async function setCare(work: Work, id: string, flags: readonly string[]): Promise<SetCareOutcome> {
  const open = await openRegistration(work, id)
  if (!open) return { outcome: 'unknown' }
  const { registration, slot } = open
  requireOrganiserOf(work.actor, slot.departmentId)
  if (!isLive(registration.status)) return { outcome: 'notLive' }
  if (work.now >= slot.endsAt) return { outcome: 'over' }
  const care = storedCare(flags)
  if (JSON.stringify(care) === JSON.stringify(registration.care)) return { outcome: 'unchanged' }
  await work.tx.update(registrations).set({ care, updatedAt: work.now }).where(eq(registrations.id, id))
  // That it was changed, never to what: it may tell of a person's health.
  await recordAudit(work, 'registration.care-set', subjectOf(open), { flags: care?.length ?? 0 })
  return { outcome: 'set' }
}

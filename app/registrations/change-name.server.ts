import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { newId } from '#app/platform/ids.ts'
import { registrations } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { openRegistration, subjectOf } from './open-registration.server.ts'
import { pinyinInitials } from './pinyin-initials.ts'
import { isLive } from './registration.ts'
import { changerOf } from './registration-policy.ts'

export type ChangeNameOutcome = { outcome: 'changed' | 'unchanged' | 'unknown' | 'notLive' | 'over' }

/** Corrects the name on the ticket. Code and QR stay as they are; the trail says that it changed, never to what. */
export async function changeName(work: Work, id: string, name: string): Promise<ChangeNameOutcome> {
  const open = await openRegistration(work, id)
  if (!open) return { outcome: 'unknown' }
  changerOf(work.actor, open.slot.departmentId)
  if (!isLive(open.registration.status)) return { outcome: 'notLive' }
  if (work.now >= open.slot.endsAt || open.registration.arrivedPeople > 0) return { outcome: 'over' }
  if (open.registration.name === name) return { outcome: 'unchanged' }
  await work.tx
    .update(registrations)
    .set({ name, nameInitials: pinyinInitials(name), nameRevision: newId(), updatedAt: work.now })
    .where(eq(registrations.id, id))
  await recordAudit(work, 'registration.changed', subjectOf(open), { field: 'name' })
  return { outcome: 'changed' }
}

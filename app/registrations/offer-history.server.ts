// What happened to a party on the waiting list, from the audit trail: offers, how many places, how each ended.
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { AuditAction } from '#app/audit/audit-actions.ts'
import { formatMoment, formatMomentShort } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { auditEntries } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

const STEPS = {
  'registration.created': 'joined',
  'registration.drawn': 'drawn',
  'registration.moved': 'moved',
  'registration.waiting-choice': 'choice',
  'registration.offered': 'offered',
  'registration.moved-up': 'movedUp',
  'registration.approved': 'approved',
  'registration.refused': 'refused',
  'registration.offer-accepted': 'accepted',
  'registration.offer-expired': 'expired',
  'registration.cancelled': 'left',
} as const satisfies Partial<Record<AuditAction, string>>
const ACTIONS = Object.keys(STEPS) as (keyof typeof STEPS)[]

export type WaitingStep = {
  step: (typeof STEPS)[keyof typeof STEPS]
  at: string
  /** places offered, and people asked for */
  people: number | null
  asked: number | null
  until: string | null
  position: number | null
  takesFewer: boolean | null
}

/** The steps of a party that ever stood in line, oldest first; empty for one that never did. */
export async function listWaitingSteps(reader: Reader, id: string, language: Language): Promise<WaitingStep[]> {
  const entries = await reader
    .select({ at: auditEntries.at, action: auditEntries.action, detail: auditEntries.detail })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectKind, 'registration'),
        eq(auditEntries.subjectId, id),
        inArray(auditEntries.action, ACTIONS),
      ),
    )
    .orderBy(asc(auditEntries.id))
  const number = (value: unknown) => (typeof value === 'number' ? value : null)
  const steps = entries.map(({ at, action, detail }): WaitingStep => {
    const until = typeof detail.expiresAt === 'string' ? new Date(detail.expiresAt) : undefined
    return {
      step: STEPS[action as keyof typeof STEPS],
      at: formatMomentShort(at, language),
      people: number(detail.partySize),
      asked: number(detail.asked),
      until: until ? formatMoment(until, language) : null,
      position: number(detail.waitingPosition),
      takesFewer: typeof detail.takesFewer === 'boolean' ? detail.takesFewer : null,
    }
  })
  const stood = steps.some(({ step, position }) => step === 'offered' || position !== null)
  return stood ? steps : []
}

// One act on many registrations: whom it concerns and which outcomes count as done; pure.
import { isLive, type RegistrationStatus } from './registration.ts'

export type BulkKind = 'approve' | 'refuse' | 'move' | 'cancel'

/** Until so long after the confirmation nothing has happened and nobody has been told. */
export const SECONDS_TO_WITHDRAW = 10
export const MOST_IN_AN_ACT = 20_000

/** Acts whose people read a reason. */
export const needsReason = (kind: BulkKind) => kind === 'refuse' || kind === 'cancel'

type Concerned = { status: RegistrationStatus; slotId: string; arrivedPeople: number }

/** False for those on whom the act would do nothing: they are left out and counted. */
export function isConcerned(kind: BulkKind, registration: Concerned, toSlotId?: string): boolean {
  if (kind === 'approve' || kind === 'refuse') return registration.status === 'pendingApproval'
  if (!isLive(registration.status) || registration.arrivedPeople > 0) return false
  return kind === 'cancel' || registration.slotId !== toSlotId
}

export const DONE_OUTCOMES = ['approved', 'refused', 'changed', 'cancelled'] as const
export const isDone = (outcome: string) => DONE_OUTCOMES.some((done) => done === outcome)

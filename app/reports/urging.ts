// Where an urging stands: computed from its demanded day and when the report was filed. Pure.
import { dayOf } from '#app/platform/dates.ts'

export const URGING_STATES = ['open', 'missed', 'filed', 'filedAfter'] as const
export type UrgingState = (typeof URGING_STATES)[number]

/** Days are `YYYY-MM-DD`; `filedOn` null while the report is not filed. */
export function urgingState(demandedOn: string, filedOn: string | null, now: Date): UrgingState {
  if (filedOn) return filedOn <= demandedOn ? 'filed' : 'filedAfter'
  return dayOf(now) <= demandedOn ? 'open' : 'missed'
}

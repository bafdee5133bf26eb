// The filter of the ledger of orders, as it stands in the address of its page and of its export.
import { SUPERVISION_LEVELS } from '#db/schema/oversight.ts'
import type { SupervisionLevel } from './supervision.ts'

export const LEDGER_STATES = ['open', 'overdue', 'replied', 'closed', 'all'] as const
export const LEDGER_LEVELS = SUPERVISION_LEVELS
export type LedgerFilter = {
  state: (typeof LEDGER_STATES)[number]
  level?: SupervisionLevel
  departmentId?: string
}

/** Words that mean nothing are left out. */
export function readLedgerFilter(params: URLSearchParams): LedgerFilter {
  return {
    state: LEDGER_STATES.find((name) => name === params.get('state')) ?? 'open',
    level: LEDGER_LEVELS.find((name) => name === params.get('level')),
    departmentId: params.get('department') || undefined,
  }
}

export function ledgerQuery({ state, level, departmentId }: LedgerFilter, page = 1): string {
  const query = new URLSearchParams({ state })
  if (level) query.set('level', level)
  if (departmentId) query.set('department', departmentId)
  if (page > 1) query.set('page', String(page))
  return query.toString()
}

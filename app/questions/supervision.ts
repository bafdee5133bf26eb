// 催办 and 督办: the colours, what may follow what, and where an order stands. Pure; also for the browser.
import { dayOf } from '#app/platform/dates.ts'
import type { SUPERVISION_ACTS, SUPERVISION_LEVELS } from '#db/schema/oversight.ts'

export type SupervisionLevel = (typeof SUPERVISION_LEVELS)[number]
export type SupervisionAct = (typeof SUPERVISION_ACTS)[number]

/** 蓝（提醒）→ 橙（警告）→ 红（通报）; an urging (催办) has no colour and nothing follows it. */
const NEXT: Partial<Record<SupervisionLevel, SupervisionLevel>> = { blue: 'orange', orange: 'red' }
export const nextLevel = (level: SupervisionLevel): SupervisionLevel | undefined => NEXT[level]

/** Where an order stands. Overdue is computed, never stored: no reply on the day after the demanded one. */
export const SUPERVISION_STATES = ['issued', 'received', 'overdue', 'replied', 'closed', 'raised'] as const
export type SupervisionState = (typeof SUPERVISION_STATES)[number]

type Order = {
  dueAt: Date
  receivedAt: Date | null
  repliedAt: Date | null
  closedAt: Date | null
  closeNote: string | null
}

export function supervisionState(order: Order, now: Date): SupervisionState {
  // Nobody closes without a note: what ended without one was followed by the next colour.
  if (order.closedAt) return order.closeNote === null ? 'raised' : 'closed'
  if (order.repliedAt) return 'replied'
  if (dayOf(now) > dayOf(order.dueAt)) return 'overdue'
  return order.receivedAt ? 'received' : 'issued'
}

/** Working days late after which a 通报 is proposed: the urging of the day after, and a working week to answer it. */
export const CENSURE_AFTER_WORKDAYS = 5

type Late = {
  /** working days late */
  workdays: number
  level: SupervisionLevel | null
  /** working days since the 催办 that went out by itself; null where none did */
  urged?: number | null
}

/**
 * Whether somebody should decide on a 通报 (the red order): a working week after the notice of the day after, or where there
 * was none, late for a working week; and none is open.
 */
export function isCensureProposed({ workdays, level, urged = null }: Late): boolean {
  return (urged ?? workdays) >= CENSURE_AFTER_WORKDAYS && level !== 'red'
}

/** What may be issued beside the orders there are: of a kind, 催办 or 督办, only one is open at a time. */
export function issuable(
  orders: readonly { level: SupervisionLevel; state: SupervisionState }[],
): ('nudge' | 'blue')[] {
  const open = orders.filter(({ state }) => state !== 'closed' && state !== 'raised').map(({ level }) => level)
  const kinds: ('nudge' | 'blue')[] = []
  if (!open.includes('nudge')) kinds.push('nudge')
  if (open.every((level) => level === 'nudge')) kinds.push('blue')
  return kinds
}

/** The next colour comes only after this one went unanswered. */
export function mayRaise(order: Order & { level: SupervisionLevel }, now: Date): boolean {
  return nextLevel(order.level) !== undefined && supervisionState(order, now) === 'overdue'
}

/** Answered late, or not answered and late. */
export function wasLate(order: Order, now: Date): boolean {
  return dayOf(order.repliedAt ?? order.closedAt ?? now) > dayOf(order.dueAt)
}

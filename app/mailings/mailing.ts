// Whom an organiser can write to. Pure.
import type { MailingSelection } from '#db/schema/mailings.ts'

/** In the order in which the form offers them. `chosen`: the registrations marked in the list, whatever their status. */
export const AUDIENCES = [
  'confirmed',
  'waiting',
  'offered',
  'pendingApproval',
  'inLottery',
  'came',
  'missing',
  'live',
  'cancelled',
  'chosen',
] as const
export type Audience = (typeof AUDIENCES)[number]

export const MOST_CHOSEN = 5000

export function isAudience(text: unknown): text is Audience {
  return AUDIENCES.some((one) => one === text)
}

type Asked = { status?: unknown; slot?: unknown; ids?: unknown; act?: unknown }

/**
 * The selection that an address or a form names: `status`, `slot`, and `ids` as a list or with commas between them, or the
 * `act` of the desk whose people they are. Ids and act go before a status; what is not known there becomes `confirmed`.
 */
export function readSelection({ status, slot, ids, act }: Asked): MailingSelection {
  const named = (Array.isArray(ids) ? ids : [ids])
    .flatMap((one) => (typeof one === 'string' ? one.split(',') : []))
    .map((id) => id.trim())
    .filter((id) => /^[\w-]{1,64}$/.test(id))
  const chosen = [...new Set(named)].slice(0, MOST_CHOSEN)
  const actId = typeof act === 'string' && /^[\w-]{1,64}$/.test(act) ? act : undefined
  if (actId && (status === 'chosen' || !isAudience(status))) return { status: 'chosen', actId }
  if (chosen.length > 0 && (status === 'chosen' || !isAudience(status))) return { status: 'chosen', ids: chosen }
  const audience = isAudience(status) && status !== 'chosen' ? status : 'confirmed'
  const slotId = typeof slot === 'string' && /^[\w-]{1,64}$/.test(slot) ? slot : undefined
  return {
    status: audience,
    ...(slotId ? { slotId } : {}),
    ...(chosen.length > 0 ? { ids: chosen } : {}),
    ...(actId ? { actId } : {}),
  }
}

/** Equal for equal selections, in whatever order a database keeps their fields. */
export function selectionKey({ status, slotId = '', ids = [], actId = '' }: MailingSelection): string {
  return [status, slotId, actId, ...ids].join(' ')
}

export type MailingState = 'draft' | 'scheduled' | 'sending' | 'done' | 'cancelled'

/** A mailing that is not written out yet can be called back. */
export function mayCallBack(state: MailingState): boolean {
  return state === 'scheduled'
}

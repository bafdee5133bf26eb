// What other programs can be told of, and which acts of the audit trail it is made from; check-ins are read from the scans.
// Pure.
import type { AuditAction } from '#app/audit/audit-actions.ts'

export const WEBHOOK_KINDS = [
  'registration.created',
  'registration.changed',
  'registration.cancelled',
  'registration.checked_in',
  'event.published',
  'event.changed',
  'event.cancelled',
  'event.archived',
  'question.asked',
  'question.published',
  'question.corrected',
] as const
export type WebhookKind = (typeof WEBHOOK_KINDS)[number]
/** A trial that the admin sends; every endpoint takes it. */
export const TEST_KIND = 'webhook.test'

const KIND_OF: Partial<Record<AuditAction, WebhookKind>> = {
  'registration.created': 'registration.created',
  'walk-in.added': 'registration.created',
  'registration.changed': 'registration.changed',
  'registration.moved': 'registration.changed',
  'registration.offered': 'registration.changed',
  'registration.moved-up': 'registration.changed',
  'registration.promoted': 'registration.changed',
  'registration.offer-accepted': 'registration.changed',
  'registration.offer-expired': 'registration.changed',
  'registration.approved': 'registration.changed',
  'registration.refused': 'registration.changed',
  'registration.drawn': 'registration.changed',
  'registration.contact-confirmed': 'registration.changed',
  'registration.cancelled': 'registration.cancelled',
  'registration.unconfirmed-released': 'registration.cancelled',
  'event.published': 'event.published',
  'event.changed': 'event.changed',
  'slot.added': 'event.changed',
  'slot.changed': 'event.changed',
  'slot.removed': 'event.changed',
  'slot.cancelled': 'event.changed',
  'event.cancelled': 'event.cancelled',
  'event.archived': 'event.archived',
  'question.asked': 'question.asked',
  'question.answer-published': 'question.published',
  'question.answer-corrected': 'question.corrected',
}

export function kindOfAct(action: string): WebhookKind | undefined {
  return KIND_OF[action as AuditAction]
}

export function isWebhookKind(kind: string): kind is WebhookKind {
  return (WEBHOOK_KINDS as readonly string[]).includes(kind)
}

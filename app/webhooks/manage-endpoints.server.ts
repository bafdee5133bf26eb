// What an admin does with endpoints. Every act refuses everybody else, and leaves its entry in the audit trail.
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { AuditAction } from '#app/audit/audit-actions.ts'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { config } from '#app/config.server.ts'
import { after, hours } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { departments, webhookDeliveries, webhookEndpoints } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { appendDeliveries, type Endpoint, endpointsInUse } from './endpoint-rows.server.ts'
import { beginReadingScans } from './expand-check-ins.server.ts'
import { beginReading } from './expand-webhooks.server.ts'
import { type AddressFault, faultOfAddress } from './webhook-address.ts'
import type { EndpointInput } from './webhook-forms.ts'
import { TEST_KIND, type WebhookKind } from './webhook-kinds.ts'
import { mayManageWebhooks } from './webhook-policy.ts'
import { newWebhookSecret } from './webhook-signature.ts'

const MOST_ENDPOINTS = 50
/** The secret before a change signs as well for so long. */
export const OVERLAP = hours(24)

export type AddOutcome =
  | { outcome: 'added'; id: string; secret: string }
  | { outcome: AddressFault | 'departmentUnknown' | 'tooMany' }

/** Adds an endpoint, sending from now on. Its secret is given this once. */
export async function addEndpoint(work: Work, { url, departmentId, kinds }: EndpointInput): Promise<AddOutcome> {
  const actor = manager(work)
  const fault = faultOfAddress(url, config().webhookHosts)
  if (fault) return { outcome: fault }
  const present = await endpointsInUse(work.tx)
  if (present.length >= MOST_ENDPOINTS) return { outcome: 'tooMany' }
  if (departmentId) {
    const [found] = await work.tx
      .select({ id: departments.id })
      .from(departments)
      .where(eq(departments.id, departmentId))
    if (!found) return { outcome: 'departmentUnknown' }
  }
  if (present.length === 0) {
    await beginReading(work)
    await beginReadingScans(work)
  }
  const endpoint = {
    id: newId(),
    departmentId: departmentId || null,
    url: new URL(url).href,
    kinds,
    secret: newWebhookSecret(),
    createdBy: actor.staffId,
    createdAt: work.now,
  }
  await work.tx.insert(webhookEndpoints).values(endpoint)
  await note(work, 'webhook.added', endpoint, { kinds })
  return { outcome: 'added', id: endpoint.id, secret: endpoint.secret }
}

export async function changeKinds(work: Work, id: string, kinds: WebhookKind[]) {
  const endpoint = await getEndpoint(work, id)
  await set(work, id, { kinds })
  await note(work, 'webhook.changed', endpoint, { kinds })
  return { outcome: 'changed' } as const
}

/** What happens meanwhile waits in line. */
export async function pauseEndpoint(work: Work, id: string) {
  const endpoint = await getEndpoint(work, id)
  if (endpoint.pausedAt) return { outcome: 'paused' } as const
  await set(work, id, { pausedAt: work.now, pausedBecause: 'staff' })
  await note(work, 'webhook.paused', endpoint, { because: 'staff' })
  return { outcome: 'paused' } as const
}

/** Goes on where it stopped; what had been tried before is tried at once. */
export async function resumeEndpoint(work: Work, id: string) {
  const endpoint = await getEndpoint(work, id)
  const resumed = await work.tx
    .update(webhookEndpoints)
    .set({ pausedAt: null, pausedBecause: null, failingSince: null })
    .where(and(eq(webhookEndpoints.id, id), isNotNull(webhookEndpoints.pausedAt)))
    .returning({ id: webhookEndpoints.id })
  if (resumed.length === 0) return { outcome: 'resumed' } as const
  await work.tx
    .update(webhookDeliveries)
    .set({ nextAttemptAt: work.now })
    .where(and(eq(webhookDeliveries.endpointId, id), eq(webhookDeliveries.state, 'retry')))
  await note(work, 'webhook.resumed', endpoint)
  return { outcome: 'resumed' } as const
}

/** A new secret; the one before signs beside it for a day. */
export async function rotateSecret(work: Work, id: string) {
  const endpoint = await getEndpoint(work, id)
  const secret = newWebhookSecret()
  await set(work, id, { secret, formerSecret: endpoint.secret, formerUntil: after(work.now, OVERLAP) })
  await note(work, 'webhook.secret-changed', endpoint)
  return { outcome: 'rotated', secret } as const
}

/** Puts a trial into the line, behind what waits there. */
export async function sendTest(work: Work, id: string) {
  const endpoint = await getEndpoint(work, id)
  await appendDeliveries(work, id, [{ id: newId(), at: work.now, kind: TEST_KIND, data: { endpoint: { id } } }])
  await note(work, 'webhook.tested', endpoint)
  return { outcome: 'tested' } as const
}

/** Sends a settled delivery again, with the same id and body. `notSettled` while it is on its way. */
export async function resendDelivery(work: Work, id: string, deliveryId: string) {
  const endpoint = await getEndpoint(work, id)
  const [delivery] = await work.tx
    .select({ state: webhookDeliveries.state })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.id, deliveryId), eq(webhookDeliveries.endpointId, id)))
  if (!delivery) throw new NotFound()
  if (delivery.state !== 'sent' && delivery.state !== 'failed') return { outcome: 'notSettled' } as const
  await work.tx
    .update(webhookDeliveries)
    .set({ state: 'queued', attempts: 0, nextAttemptAt: work.now })
    .where(and(eq(webhookDeliveries.id, deliveryId), eq(webhookDeliveries.state, delivery.state)))
  await note(work, 'webhook.resent', endpoint, { deliveryId })
  return { outcome: 'resent' } as const
}

/** Ends it for good. Its secret goes, its deliveries are seen until they are forgotten. */
export async function removeEndpoint(work: Work, id: string) {
  const endpoint = await getEndpoint(work, id)
  await set(work, id, { removedAt: work.now, secret: '', formerSecret: null, formerUntil: null })
  await note(work, 'webhook.removed', endpoint)
  return { outcome: 'removed' } as const
}

function manager({ actor }: Work) {
  if (!mayManageWebhooks(actor) || actor.kind !== 'staff') throw new Forbidden('manage webhooks')
  return actor
}

async function getEndpoint(work: Work, id: string): Promise<Endpoint> {
  manager(work)
  const [endpoint] = await work.tx
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.id, id), isNull(webhookEndpoints.removedAt)))
  if (!endpoint) throw new NotFound()
  return endpoint
}

async function set({ tx }: Work, id: string, values: Partial<typeof webhookEndpoints.$inferInsert>): Promise<void> {
  await tx.update(webhookEndpoints).set(values).where(eq(webhookEndpoints.id, id))
}

/** The address may hold a key of the receiver, so it stays out of the trail. */
async function note(
  work: Work,
  action: AuditAction,
  { id, departmentId }: Pick<Endpoint, 'id' | 'departmentId'>,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await recordAudit(work, action, { kind: 'webhook', id, departmentId }, detail)
}

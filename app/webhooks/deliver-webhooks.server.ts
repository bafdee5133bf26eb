// Sending deliveries: each endpoint in order, one at a time, by the ladder of the outbox. Whoever moves a delivery to `sending`
// sends it; a worker that dies loses it after a minute, and the repeat carries the same id.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { config } from '#app/config.server.ts'
import { DeliveryFailure, delayAfter, type FailureClass } from '#app/outbox/retry-ladder.ts'
import { after, days, minutes, now } from '#app/platform/clock.ts'
import { webhookDeliveries, webhookEndpoints } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { type Endpoint, endpointsInUse } from './endpoint-rows.server.ts'
import { INTERNET, postWebhook, type Wire } from './post-webhook.server.ts'
import { tellAdmins } from './tell-admins.server.ts'
import { webhookHeaders } from './webhook-signature.ts'

type Delivery = typeof webhookDeliveries.$inferSelect

const JOB = { kind: 'system', job: 'deliver-webhooks' } as const
/** Longer than any attempt can take. */
export const LEASE = minutes(1)
/** An endpoint that took nothing for so long is paused, and the administrators are told. */
export const DEAD_AFTER = days(5)

export async function deliverWebhooks(
  signal?: AbortSignal,
  wire: Wire = INTERNET,
): Promise<{ sent: number; failed: number }> {
  const tally = { sent: 0, failed: 0 }
  if (config().webhookHosts.length === 0) return tally
  const endpoints = (await endpointsInUse(reader())).filter(({ pausedAt }) => pausedAt === null)
  await Promise.all(
    endpoints.map(async ({ id }) => {
      while (!signal?.aborted) {
        const claimed = await claimNext(id)
        if (!claimed) return
        if (await deliver(claimed.endpoint, claimed.delivery, wire)) tally.sent++
        else tally.failed++
      }
    }),
  )
  return tally
}

/** The first of the line, if it is due and nobody is sending it. */
async function claimNext(endpointId: string): Promise<{ endpoint: Endpoint; delivery: Delivery } | undefined> {
  const [first] = await reader()
    .select()
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.endpointId, endpointId),
        inArray(webhookDeliveries.state, ['queued', 'retry', 'sending']),
      ),
    )
    .orderBy(asc(webhookDeliveries.sequence))
    .limit(1)
  if (!first) return undefined
  const isLost = first.state === 'sending' && first.claimedAt !== null && now() > after(first.claimedAt, LEASE)
  if (first.state === 'sending' ? !isLost : first.nextAttemptAt > now()) return undefined
  return inTransaction(JOB, async ({ tx, now: at }) => {
    const [endpoint] = await tx
      .select()
      .from(webhookEndpoints)
      .where(
        and(eq(webhookEndpoints.id, endpointId), isNull(webhookEndpoints.pausedAt), isNull(webhookEndpoints.removedAt)),
      )
    if (!endpoint) return undefined
    const [delivery] = await tx
      .update(webhookDeliveries)
      .set({ state: 'sending', attempts: first.attempts + 1, claimedAt: at })
      .where(
        and(
          eq(webhookDeliveries.id, first.id),
          eq(webhookDeliveries.state, first.state),
          eq(webhookDeliveries.attempts, first.attempts),
        ),
      )
      .returning()
    return delivery && { endpoint, delivery }
  })
}

async function deliver(endpoint: Endpoint, delivery: Delivery, wire: Wire): Promise<boolean> {
  const isFormerValid = endpoint.formerSecret && endpoint.formerUntil && endpoint.formerUntil > now()
  const secrets = [endpoint.secret, ...(isFormerValid ? [endpoint.formerSecret as string] : [])]
  const headers = webhookHeaders(secrets, delivery.eventId, now(), delivery.body)
  try {
    const status = await postWebhook({ url: endpoint.url, headers, body: delivery.body }, config().webhookHosts, wire)
    if (status >= 200 && status < 300) {
      await settleSent(delivery, status)
      return true
    }
    await settleFailed(endpoint, delivery, { status, failure: classOfStatus(status), code: `status ${status}` })
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error
    await settleFailed(endpoint, delivery, { status: null, failure: error.failure, code: error.code })
  }
  return false
}

/** What it says of this very message it will say again; everything else may pass, or be mended over there. */
function classOfStatus(status: number): FailureClass {
  if (status === 429 || status === 503) return 'quick'
  return [400, 413, 422].includes(status) ? 'permanent' : 'slow'
}

const stillOurs = (delivery: Delivery) =>
  and(
    eq(webhookDeliveries.id, delivery.id),
    eq(webhookDeliveries.state, 'sending'),
    eq(webhookDeliveries.attempts, delivery.attempts),
  )

async function settleSent(delivery: Delivery, status: number): Promise<void> {
  await inTransaction(JOB, async ({ tx, now: at }) => {
    await tx
      .update(webhookDeliveries)
      .set({ state: 'sent', status, lastError: null, sentAt: at, claimedAt: null })
      .where(stillOurs(delivery))
    await tx.update(webhookEndpoints).set({ failingSince: null }).where(eq(webhookEndpoints.id, delivery.endpointId))
  })
}

type Failed = { status: number | null; failure: FailureClass; code: string }

async function settleFailed(endpoint: Endpoint, delivery: Delivery, { status, failure, code }: Failed): Promise<void> {
  const delay = delayAfter(failure, delivery.attempts)
  await inTransaction(JOB, async (work) => {
    const { tx, now: at } = work
    const [settled] = await tx
      .update(webhookDeliveries)
      .set({
        state: delay === undefined ? 'failed' : 'retry',
        nextAttemptAt: after(at, delay ?? 0),
        status,
        lastError: code,
        claimedAt: null,
      })
      .where(stillOurs(delivery))
      .returning({ id: webhookDeliveries.id })
    if (!settled || failure === 'permanent') return
    const since = endpoint.failingSince ?? at
    const isGone = status === 410
    const isDead = isGone || at >= after(since, DEAD_AFTER)
    const [paused] = await tx
      .update(webhookEndpoints)
      .set({ failingSince: since, ...(isDead ? { pausedAt: at, pausedBecause: isGone ? 'gone' : 'dead' } : {}) })
      .where(and(eq(webhookEndpoints.id, endpoint.id), isNull(webhookEndpoints.pausedAt)))
      .returning({ id: webhookEndpoints.id })
    if (!paused || !isDead) return
    const { id, departmentId } = endpoint
    await recordAudit(
      work,
      'webhook.paused',
      { kind: 'webhook', id, departmentId },
      { because: isGone ? 'gone' : 'dead' },
    )
    await tellAdmins(work, endpoint, since)
  })
}

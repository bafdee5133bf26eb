// What the pages about webhooks read. The secret is never among it.
import { and, desc, eq, isNull } from 'drizzle-orm'
import { NotFound } from '#app/platform/failures.ts'
import { departments, webhookDeliveries, webhookEndpoints } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

const shown = {
  id: webhookEndpoints.id,
  url: webhookEndpoints.url,
  kinds: webhookEndpoints.kinds,
  pausedAt: webhookEndpoints.pausedAt,
  pausedBecause: webhookEndpoints.pausedBecause,
  failingSince: webhookEndpoints.failingSince,
  formerUntil: webhookEndpoints.formerUntil,
  createdAt: webhookEndpoints.createdAt,
  department: departments.name,
  departmentEn: departments.nameEn,
}
const MOST_LISTED = 100

const inUse = (reader: Reader) =>
  reader
    .select(shown)
    .from(webhookEndpoints)
    .leftJoin(departments, eq(departments.id, webhookEndpoints.departmentId))
    .$dynamic()

export type ListedEndpoint = Awaited<ReturnType<typeof listEndpoints>>[number]

export async function listEndpoints(reader: Reader) {
  return inUse(reader).where(isNull(webhookEndpoints.removedAt)).orderBy(desc(webhookEndpoints.id))
}

/** One endpoint with its latest deliveries, the newest first. NotFound when it is not there any more. */
export async function getEndpointPage(reader: Reader, id: string) {
  const [endpoint] = await inUse(reader).where(and(eq(webhookEndpoints.id, id), isNull(webhookEndpoints.removedAt)))
  if (!endpoint) throw new NotFound()
  const deliveries = await reader
    .select({
      id: webhookDeliveries.id,
      kind: webhookDeliveries.kind,
      sequence: webhookDeliveries.sequence,
      occurredAt: webhookDeliveries.occurredAt,
      state: webhookDeliveries.state,
      attempts: webhookDeliveries.attempts,
      status: webhookDeliveries.status,
      lastError: webhookDeliveries.lastError,
      nextAttemptAt: webhookDeliveries.nextAttemptAt,
      sentAt: webhookDeliveries.sentAt,
    })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.endpointId, id))
    .orderBy(desc(webhookDeliveries.sequence))
    .limit(MOST_LISTED)
  return { endpoint, deliveries }
}

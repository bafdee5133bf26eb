// Endpoints in use, and putting deliveries into their line.
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { webhookDeliveries, webhookEndpoints } from '#db/schema.ts'
import type { Reader, Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { payloadOf } from './webhook-payload.server.ts'

export type Endpoint = typeof webhookEndpoints.$inferSelect

export async function endpointsInUse(from: Pick<Tx, 'select'> | Reader): Promise<Endpoint[]> {
  return from
    .select()
    .from(webhookEndpoints)
    .where(isNull(webhookEndpoints.removedAt))
    .orderBy(asc(webhookEndpoints.createdAt), asc(webhookEndpoints.id))
}

export type Told = { id: string; at: Date; kind: string; data: object }

/** Appends to the endpoint's line, numbered without gaps. Nothing when the endpoint was removed meanwhile. */
export async function appendDeliveries(work: Work, endpointId: string, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return
  const [counted] = await work.tx
    .update(webhookEndpoints)
    .set({ lastSequence: sql`${webhookEndpoints.lastSequence} + ${told.length}` })
    .where(and(eq(webhookEndpoints.id, endpointId), isNull(webhookEndpoints.removedAt)))
    .returning({ last: webhookEndpoints.lastSequence })
  if (!counted) return
  const first = counted.last - told.length + 1
  await work.tx.insert(webhookDeliveries).values(
    told.map((one, index) => ({
      id: newId(),
      endpointId,
      eventId: one.id,
      kind: one.kind,
      sequence: first + index,
      occurredAt: one.at,
      body: payloadOf(one, first + index, one.data),
      state: 'queued' as const,
      nextAttemptAt: work.now,
      createdAt: work.now,
    })),
  )
}

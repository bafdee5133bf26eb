// Deliveries are kept for 30 days, whether they were taken or not: long enough to mend a receiver, no archive.
import { lt } from 'drizzle-orm'
import { after, days, now } from '#app/platform/clock.ts'
import { webhookDeliveries } from '#db/schema.ts'
import { inTransaction } from '#db/work.ts'

export const KEPT = days(30)

export async function forgetDeliveries(): Promise<void> {
  const job = { kind: 'system', job: 'forget-deliveries' } as const
  await inTransaction(job, async ({ tx }) => {
    await tx.delete(webhookDeliveries).where(lt(webhookDeliveries.createdAt, after(now(), -KEPT)))
  })
}

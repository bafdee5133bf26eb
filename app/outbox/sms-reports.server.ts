// What the gateway for text messages reports afterwards: whether a message reached the phone. Signed like what we send
// (sms-gateway.server.ts); told twice it is noted once.
import { timingSafeEqual } from 'node:crypto'
import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import { z } from 'zod'
import { config } from '#app/config.server.ts'
import { minutes, now } from '#app/platform/clock.ts'
import { outboxMessages } from '#db/schema.ts'
import { inTransaction } from '#db/work.ts'
import { signatureOf } from './sms-gateway.server.ts'

const ACTOR = { kind: 'system', job: 'sms reports' } as const
/** A signature older or newer than this is a copy. */
const FRESH = minutes(5)

export const smsReports = z.strictObject({
  reports: z
    .array(
      z.strictObject({
        /** the `id` of the message as it was posted to the gateway */
        id: z.string().min(1).max(64),
        state: z.enum(['delivered', 'undelivered']),
      }),
    )
    .min(1)
    .max(200),
})
export type SmsReport = z.output<typeof smsReports>['reports'][number]

/** True when the body was signed with the gateway's secret within the last five minutes. False without a gateway. */
export function isFromGateway(signed: { timestamp: string | null; signature: string | null; body: string }): boolean {
  const secret = config().smsGateway?.secret
  const { timestamp, signature, body } = signed
  if (!secret || !timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(now().getTime() - Number(timestamp) * 1000) > FRESH) return false
  const expected = Buffer.from(signatureOf(secret, timestamp, body))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/**
 * Notes the reports; answers how many changed something. That a message arrived is final; that it did not may be
 * followed by better news. A report about a message that we still try to send (its answer was too slow for us) means that
 * the gateway has it: it is not sent again.
 */
export async function noteSmsReports(reports: readonly SmsReport[]): Promise<number> {
  return inTransaction(ACTOR, async (work) => {
    let noted = 0
    for (const { id, state } of reports) {
      const isThis = and(eq(outboxMessages.id, id), eq(outboxMessages.channel, 'sms'))
      const rows = await work.tx
        .update(outboxMessages)
        .set({ report: state, reportedAt: work.now })
        .where(
          and(
            isThis,
            or(
              isNull(outboxMessages.report),
              and(ne(outboxMessages.report, 'delivered'), ne(outboxMessages.report, state)),
            ),
          ),
        )
        .returning({ id: outboxMessages.id })
      noted += rows.length
      await work.tx
        .update(outboxMessages)
        .set({ state: 'sent', sentAt: work.now, lastError: null })
        .where(and(isThis, inArray(outboxMessages.state, ['retry', 'failed'])))
    }
    return noted
  })
}

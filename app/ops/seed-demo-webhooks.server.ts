// A sample endpoint, paused because its receiver was dead: what an administrator finds in the morning. Nothing is sent by the demo.
import type { StaffActor } from '#app/platform/actor.ts'
import { after, days, hours, minutes } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { payloadOf } from '#app/webhooks/webhook-payload.server.ts'
import { newWebhookSecret } from '#app/webhooks/webhook-signature.ts'
import { webhookDeliveries, webhookEndpoints } from '#db/schema.ts'
import { inTransaction } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'

const TOLD = [
  { kind: 'webhook.test', hoursAgo: 150, state: 'sent', status: 204, attempts: 1, lastError: null },
  { kind: 'event.published', hoursAgo: 146, state: 'sent', status: 204, attempts: 2, lastError: null },
  { kind: 'question.published', hoursAgo: 140, state: 'failed', status: 422, attempts: 1, lastError: 'status 422' },
  { kind: 'registration.created', hoursAgo: 125, state: 'retry', status: null, attempts: 87, lastError: 'too slow' },
  { kind: 'registration.cancelled', hoursAgo: 20, state: 'queued', status: null, attempts: 0, lastError: null },
] as const

export async function seedWebhooks({ now, staff, departments }: DemoWorld): Promise<void> {
  const admin = staff.get('admin') as StaffActor
  const endpointId = newId()
  const failingSince = after(now, -hours(124))
  await inTransaction({ kind: 'system', job: 'seed-demo' }, async ({ tx }) => {
    await tx.insert(webhookEndpoints).values({
      id: endpointId,
      departmentId: departments.get('jimo-water') as string,
      url: 'https://hooks.example.gov.cn/open-day',
      kinds: ['registration.created', 'registration.cancelled', 'event.published', 'question.published'],
      secret: newWebhookSecret(),
      lastSequence: TOLD.length,
      failingSince,
      pausedAt: after(failingSince, days(5)),
      pausedBecause: 'dead',
      createdBy: admin.staffId,
      createdAt: after(now, -days(7)),
    })
    await tx.insert(webhookDeliveries).values(
      TOLD.map(({ hoursAgo, ...told }, index) => {
        const id = newId()
        const at = after(now, -hours(hoursAgo))
        return {
          id: newId(),
          endpointId,
          eventId: id,
          ...told,
          sequence: index + 1,
          occurredAt: at,
          body: payloadOf({ id, at, kind: told.kind }, index + 1, { department: 'jimo-water' }),
          nextAttemptAt: after(now, minutes(30)),
          sentAt: told.state === 'sent' ? at : null,
          createdAt: at,
        }
      }),
    )
  })
}

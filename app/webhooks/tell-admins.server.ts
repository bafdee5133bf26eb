// The notice that an endpoint was paused: to every administrator, once for each time.
import { and, asc, eq, isNull } from 'drizzle-orm'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import { memberships, staff } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { Endpoint } from './endpoint-rows.server.ts'

export async function tellAdmins(work: Work, endpoint: Endpoint, since: Date): Promise<void> {
  const admins = await work.tx
    .selectDistinct({ id: staff.id, email: staff.email, name: staff.name })
    .from(memberships)
    .innerJoin(staff, eq(staff.id, memberships.staffId))
    .where(and(isNull(staff.disabledAt), eq(memberships.role, 'admin'), isNull(memberships.departmentId)))
    .orderBy(asc(staff.id))
    .limit(20)
  for (const { id, email, name } of admins) {
    await enqueueMessage(work, 'webhook-paused', {
      channel: 'email',
      to: { address: email, name },
      language: 'zh-CN',
      subject: { kind: 'none', id: null },
      values: {
        path: `/console/webhooks/${endpoint.id}`,
        host: new URL(endpoint.url).hostname,
        since: since.toISOString(),
      },
      dedupeKey: `webhook-paused:${endpoint.id}:${work.now.getTime()}:${id}`,
    })
  }
}

// Notices to people about reports of an event that are not filed.

import { staffHolding } from '#app/accounts/staff-holding.server.ts'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import type { MessageValues } from '#app/outbox/message-values.ts'
import type { Role } from '#app/platform/actor.ts'
import type { Work } from '#db/work.ts'

/** Writes once to everybody who holds one of the roles, whichever of them. `cause` tells apart notices about one event. */
export async function tellOfReports(
  work: Work,
  event: { id: string },
  to: readonly { role: Role; departmentId: string | null }[],
  values: MessageValues['report-notice'],
  cause: string,
): Promise<void> {
  for (const place of to) {
    const people = await staffHolding(work.tx, { roles: [place.role], departmentId: place.departmentId })
    for (const { id, email, name, language } of people) {
      if (work.actor.kind === 'staff' && work.actor.staffId === id) continue
      await enqueueMessage(work, 'report-notice', {
        channel: 'email',
        to: { address: email, name },
        language,
        subject: { kind: 'event', id: event.id },
        departmentId: place.departmentId,
        values,
        dedupeKey: `reports:${event.id}:${values.notice}:${cause}:${id}`,
      })
    }
  }
}

// A secret link that shows an event as a citizen will see it, to be sent to whoever has to agree.
import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { events } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { getEventToEdit } from './save-event.server.ts'

/** Makes `secret` the only one that opens the preview; an earlier link stops working. Only its hash is kept. */
export async function makePreviewLink(work: Work, eventId: string, secret: string): Promise<{ outcome: 'made' }> {
  const event = await getEventToEdit(work, eventId)
  await work.tx
    .update(events)
    .set({ previewTokenHash: hashSecret(secret) })
    .where(eq(events.id, event.id))
  await recordAudit(work, 'event.preview-link-made', {
    kind: 'event',
    id: event.id,
    departmentId: event.departmentId,
  })
  return { outcome: 'made' }
}

// A secret link that shows an event as a citizen will see it, to be sent to whoever has to agree. It ends by itself, or when told to.
import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { after, days } from '#app/platform/clock.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { events } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { type PreviewDays, USUAL_PREVIEW_DAYS } from './preview-days.ts'
import { getEventToEdit } from './save-event.server.ts'

const subject = (event: { id: string; departmentId: string }) => ({
  kind: 'event',
  id: event.id,
  departmentId: event.departmentId,
})

/** Makes `secret` the only one that opens the preview, for so many days; an earlier link stops working. Only its hash is kept. */
export async function makePreviewLink(
  work: Work,
  eventId: string,
  secret: string,
  lasting: PreviewDays = USUAL_PREVIEW_DAYS,
): Promise<{ outcome: 'made'; endsAt: Date }> {
  const event = await getEventToEdit(work, eventId)
  const endsAt = after(work.now, days(lasting))
  await work.tx
    .update(events)
    .set({ previewTokenHash: hashSecret(secret), previewEndsAt: endsAt })
    .where(eq(events.id, event.id))
  await recordAudit(work, 'event.preview-link-made', subject(event), { days: lasting })
  return { outcome: 'made', endsAt }
}

/** Ends the link at once; whoever holds it sees what a link shows that never was. */
export async function endPreviewLink(work: Work, eventId: string): Promise<{ outcome: 'ended' | 'noLink' }> {
  const event = await getEventToEdit(work, eventId)
  if (event.previewTokenHash === null) return { outcome: 'noLink' }
  await work.tx.update(events).set({ previewTokenHash: null, previewEndsAt: null }).where(eq(events.id, event.id))
  await recordAudit(work, 'event.preview-link-ended', subject(event))
  return { outcome: 'ended' }
}

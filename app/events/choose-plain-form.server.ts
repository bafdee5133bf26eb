import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { events } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { getEventToEdit } from './save-event.server.ts'

/**
 * Notes that the plain form will do, so that the checklist asks no more. Only those who edit the event, while it is a
 * draft. A second time, and where the form is the event's own already, nothing is written.
 */
export async function choosePlainForm(
  work: Work,
  eventId: string,
): Promise<{ outcome: 'chosen' } | { outcome: 'notDraft' }> {
  const event = await getEventToEdit(work, eventId)
  if (event.state !== 'draft') return { outcome: 'notDraft' }
  if (event.formVersion > 0 || event.plainFormAt) return { outcome: 'chosen' }
  await work.tx.update(events).set({ plainFormAt: work.now }).where(eq(events.id, event.id))
  await recordAudit(
    work,
    'event.form-changed',
    { kind: 'event', id: event.id, departmentId: event.departmentId },
    { change: 'plain' },
  )
  work.changed({ kind: 'event', eventId: event.id })
  return { outcome: 'chosen' }
}

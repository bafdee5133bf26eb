import { recordAudit } from '#app/audit/record-audit.server.ts'
import { dropWorkingDraft } from '#app/drafts/working-drafts.server.ts'
import type { Work } from '#db/work.ts'
import {
  changedFields,
  changesToTell,
  contentOf,
  type EventContent,
  type FieldChange,
  type ToldChange,
} from './event-content.ts'
import type { EventRecord } from './event-queries.server.ts'
import { type ChecklistKey, missingForPublishing, publishChecklist } from './publish-checklist.ts'
import { getEventToEdit, saveEvent, slotsOfEvent } from './save-event.server.ts'

export type EventChange = EventContent & {
  /** the version the editor saw */
  version: number
  /** only for events without slots; the span of others follows their slots */
  startsAt?: Date
  endsAt?: Date
}

export type ChangeOutcome =
  | { outcome: 'changed'; event: EventRecord; changes: FieldChange[]; tell: ToldChange[] }
  | { outcome: 'unchanged'; event: EventRecord }
  | { outcome: 'olderVersion'; event: EventRecord }
  | { outcome: 'incomplete'; missing: ChecklistKey[] }
  | { outcome: 'notEditable' }

/**
 * Saves what an organiser edited. Of a published event `tell` says what its registered people must hear; the caller
 * passes it on in the same transaction. Refuses an edit made on an older version, an edit that would leave a published
 * event without what it needs, and any edit of a cancelled or archived one. The editor's working draft goes with the saving.
 */
export async function changeEvent(work: Work, eventId: string, input: EventChange): Promise<ChangeOutcome> {
  const event = await getEventToEdit(work, eventId)
  if (event.state === 'cancelled' || event.state === 'archived') return { outcome: 'notEditable' }
  if (event.version !== input.version) return { outcome: 'olderVersion', event }
  const content = contentOf(input)
  const slots = await slotsOfEvent(work.tx, event.id)
  const span =
    slots.length === 0 && input.startsAt && input.endsAt ? { startsAt: input.startsAt, endsAt: input.endsAt } : {}
  const changes = changedFields(
    { ...contentOf(event), ...spanText(event) },
    { ...content, ...spanText({ ...event, ...span }) },
  )
  if (changes.length === 0) {
    await dropWorkingDraft(work, { kind: 'event', id: event.id })
    return { outcome: 'unchanged', event }
  }
  if (event.state === 'published') {
    const missing = missingForPublishing(publishChecklist({ ...event, ...content, ...span }, slots, work.now))
    // What is over stays correctable; it lacks nothing but a time to come.
    const lacking = missing.filter((key) => key !== 'time' && key !== 'slots')
    if (lacking.length > 0) return { outcome: 'incomplete', missing: lacking }
  }
  const saved = await saveEvent(work, event, input.version, { ...content, ...span })
  if (!saved) return { outcome: 'olderVersion', event }
  await dropWorkingDraft(work, { kind: 'event', id: event.id })
  await recordAudit(
    work,
    'event.changed',
    { kind: 'event', id: event.id, departmentId: event.departmentId },
    { version: saved.version, fields: changes.map((change) => change.field) },
  )
  const tell = event.state === 'published' && event.endsAt > work.now ? changesToTell(event, content) : []
  return { outcome: 'changed', event: saved, changes, tell }
}

const spanText = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
})

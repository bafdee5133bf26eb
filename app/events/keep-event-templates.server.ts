// Making a template from an event, renaming and archiving it. Events begun with it stay as they are, whatever becomes of it.
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { eventTemplates } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { contentOf } from './event-content.ts'
import { mayReadEvent } from './event-policy.ts'
import { takesTemplate, templateOf } from './event-template.ts'
import { mayKeepTemplate } from './event-template-policy.ts'
import { readPlan } from './plan-event.server.ts'
import { getEvent } from './save-event.server.ts'

export type MakeTemplateOutcome = { outcome: 'made'; id: string } | { outcome: 'notOfTalks' }
export type RenameOutcome = { outcome: 'renamed' | 'changedMeanwhile' | 'archivedAlready' }
export type ArchiveOutcome = { outcome: 'archived' | 'archivedAlready' }

const audited = (id: string, departmentId: string | null) => ({
  kind: 'event-template',
  id,
  departmentId: departmentId ?? undefined,
})

function keeper({ actor }: Work): string {
  if (actor.kind !== 'staff') throw new Forbidden('keep templates of events')
  return actor.staffId
}

/**
 * Keeps what an event and its plan say as a template of its department, or, for the overseer, as a common one without place,
 * phone, partners and the names beside the duties. NotFound for who may not read the event, Forbidden for who keeps no templates there.
 */
export async function makeTemplate(
  work: Work,
  eventId: string,
  { name, common }: { name: string; common: boolean },
): Promise<MakeTemplateOutcome> {
  const changedBy = keeper(work)
  const event = await getEvent(work.tx, eventId)
  if (!mayReadEvent(work.actor, event)) throw new NotFound()
  const departmentId = common ? null : event.departmentId
  if (!mayKeepTemplate(work.actor, departmentId)) throw new Forbidden('make this template')
  if (!takesTemplate(event.kind)) return { outcome: 'notOfTalks' }
  const { purpose, form, participants, duties, emergency } = await readPlan(work.tx, eventId)
  const plan = { purpose, form, participants, duties, emergency }
  const id = newId()
  await work.tx.insert(eventTemplates).values({
    ...{ id, departmentId, name, changedBy, createdAt: work.now, updatedAt: work.now },
    content: templateOf(contentOf(event), plan, { common }),
  })
  await recordAudit(work, 'event-template.made', audited(id, departmentId), { from: eventId })
  return { outcome: 'made', id }
}

/** The template, if the actor keeps it; NotFound otherwise. */
async function getKept(work: Work, id: string) {
  const [template] = await work.tx.select().from(eventTemplates).where(eq(eventTemplates.id, id))
  if (!template || !mayKeepTemplate(work.actor, template.departmentId)) throw new NotFound()
  return template
}

/** Renames a template as its reader saw it: refused when somebody renamed or archived it since. */
export async function renameTemplate(
  work: Work,
  id: string,
  { name, seen }: { name: string; seen: Date },
): Promise<RenameOutcome> {
  const changedBy = keeper(work)
  const template = await getKept(work, id)
  if (template.archivedAt) return { outcome: 'archivedAlready' }
  const renamed = await work.tx
    .update(eventTemplates)
    .set({ name, changedBy, updatedAt: work.now })
    .where(and(eq(eventTemplates.id, id), eq(eventTemplates.updatedAt, seen), isNull(eventTemplates.archivedAt)))
    .returning({ id: eventTemplates.id })
  if (renamed.length === 0) return { outcome: 'changedMeanwhile' }
  await recordAudit(work, 'event-template.renamed', audited(id, template.departmentId))
  return { outcome: 'renamed' }
}

/** No longer offered; the row stays. */
export async function archiveTemplate(work: Work, id: string): Promise<ArchiveOutcome> {
  const changedBy = keeper(work)
  const template = await getKept(work, id)
  const archived = await work.tx
    .update(eventTemplates)
    .set({ archivedAt: work.now, changedBy, updatedAt: work.now })
    .where(and(eq(eventTemplates.id, id), isNull(eventTemplates.archivedAt)))
    .returning({ id: eventTemplates.id })
  if (archived.length === 0) return { outcome: 'archivedAlready' }
  await recordAudit(work, 'event-template.archived', audited(id, template.departmentId))
  return { outcome: 'archived' }
}

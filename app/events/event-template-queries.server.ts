// Templates as pages read them: what a new event can begin with, and the list of whoever keeps them.
import { and, asc, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { departments, eventTemplates, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { EventTemplate } from './event-template.ts'
import { departmentsOfTemplates, mayKeepTemplate } from './event-template-policy.ts'
import { EVENT_OF, isBuiltIn, PLAN_OF, type PlanTemplate } from './plan-templates.ts'

/** More than anybody looks through. */
const MOST_OFFERED = 200

const columns = {
  id: eventTemplates.id,
  departmentId: eventTemplates.departmentId,
  name: eventTemplates.name,
  content: eventTemplates.content,
  updatedAt: eventTemplates.updatedAt,
  archivedAt: eventTemplates.archivedAt,
  changedBy: staff.name,
  department: { name: departments.name, nameEn: departments.nameEn },
}

const rowsOf = (reader: Reader, where: SQL | undefined) =>
  reader
    .select(columns)
    .from(eventTemplates)
    .innerJoin(staff, eq(staff.id, eventTemplates.changedBy))
    .leftJoin(departments, eq(departments.id, eventTemplates.departmentId))
    .where(where)
    .orderBy(asc(eventTemplates.name), asc(eventTemplates.id))
    .limit(MOST_OFFERED)

/** Of the actor's departments and common ones; who organises nothing sees the common ones only. */
function isSeenBy(actor: Actor): SQL | undefined {
  const own = departmentsOfTemplates(actor)
  if (own === 'all') return undefined
  const common = isNull(eventTemplates.departmentId)
  return own.length === 0 ? common : or(common, inArray(eventTemplates.departmentId, own))
}

/** In use, of the actor's departments and common ones, with whether the actor keeps each. */
export async function listTemplates(reader: Reader, actor: Actor) {
  const rows = await rowsOf(reader, and(isSeenBy(actor), isNull(eventTemplates.archivedAt)))
  return rows.map((row) => ({ ...row, mayKeep: mayKeepTemplate(actor, row.departmentId) }))
}

/** One template with what it hands on; NotFound for who may not begin an event with it. Archived ones are still read. */
export async function getTemplate(reader: Reader, actor: Actor, id: string) {
  const [row] = await rowsOf(reader, and(eq(eventTemplates.id, id), isSeenBy(actor)))
  if (!row) throw new NotFound()
  return {
    ...row,
    content: row.content as EventTemplate,
    mayKeep: mayKeepTemplate(actor, row.departmentId),
  }
}

/** A template of the house is a plan with a day to begin with; it is kept by nobody. */
export function builtInTemplate(key: PlanTemplate): EventTemplate {
  return { event: EVENT_OF[key], plan: PLAN_OF[key] }
}

/** What an event is begun with: one of the house, or one that is in use; NotFound otherwise. */
export async function getTemplateToUse(reader: Reader, actor: Actor, id: string): Promise<EventTemplate> {
  if (isBuiltIn(id)) return builtInTemplate(id)
  const template = await getTemplate(reader, actor, id)
  if (template.archivedAt) throw new NotFound()
  return template.content
}

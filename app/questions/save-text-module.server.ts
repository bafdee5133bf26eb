// Adding, changing and archiving text modules. What was put into an answer stays there whatever becomes of the module.
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { departments, textModules } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { findPersonalDataInAnswer } from './personal-data-hints.ts'
import type { TextModuleInput } from './text-module-forms.ts'
import { mayKeepModule } from './text-module-policy.ts'

export type AddModuleOutcome = { outcome: 'added'; id: string } | { outcome: 'unknownOwner' | 'personalData' }
export type ChangeModuleOutcome = { outcome: 'saved' | 'changedMeanwhile' | 'archivedAlready' | 'personalData' }
export type ArchiveModuleOutcome = { outcome: 'archived' | 'archivedAlready' }

function keeper({ actor }: Work): string {
  if (actor.kind !== 'staff') throw new Forbidden('keep text modules')
  return actor.staffId
}

/** The module, if the actor keeps it; NotFound otherwise. */
async function getKept(work: Work, id: string) {
  const [module] = await work.tx.select().from(textModules).where(eq(textModules.id, id))
  if (!module || !mayKeepModule(work.actor, module.departmentId)) throw new NotFound()
  return module
}

const audited = (id: string, departmentId: string | null) => ({
  kind: 'text-module',
  id,
  departmentId: departmentId ?? undefined,
})

/** Adds a module of a department, or a common one. Refused for other people's departments and with personal data in it. */
export async function addTextModule(work: Work, input: TextModuleInput): Promise<AddModuleOutcome> {
  const changedBy = keeper(work)
  const { departmentId } = input
  if (!mayKeepModule(work.actor, departmentId)) return { outcome: 'unknownOwner' }
  if (departmentId !== null) {
    const [owner] = await work.tx
      .select({ id: departments.id })
      .from(departments)
      .where(eq(departments.id, departmentId))
    if (!owner) return { outcome: 'unknownOwner' }
  }
  if (findPersonalDataInAnswer(input.text).length > 0) return { outcome: 'personalData' }
  const id = newId()
  await work.tx.insert(textModules).values({ id, ...input, changedBy, createdAt: work.now, updatedAt: work.now })
  await recordAudit(work, 'text-module.added', audited(id, departmentId))
  return { outcome: 'added', id }
}

/** Changes a module as its reader saw it: refused when somebody changed or archived it since. */
export async function changeTextModule(
  work: Work,
  id: string,
  { seen, ...input }: Omit<TextModuleInput, 'departmentId'> & { seen: Date },
): Promise<ChangeModuleOutcome> {
  const changedBy = keeper(work)
  const module = await getKept(work, id)
  if (module.archivedAt) return { outcome: 'archivedAlready' }
  if (findPersonalDataInAnswer(input.text).length > 0) return { outcome: 'personalData' }
  const changed = await work.tx
    .update(textModules)
    .set({ ...input, changedBy, updatedAt: work.now })
    .where(and(eq(textModules.id, id), eq(textModules.updatedAt, seen), isNull(textModules.archivedAt)))
    .returning({ id: textModules.id })
  if (changed.length === 0) return { outcome: 'changedMeanwhile' }
  await recordAudit(work, 'text-module.changed', audited(id, module.departmentId))
  return { outcome: 'saved' }
}

/** No longer offered; the row stays. */
export async function archiveTextModule(work: Work, id: string): Promise<ArchiveModuleOutcome> {
  const changedBy = keeper(work)
  const module = await getKept(work, id)
  const archived = await work.tx
    .update(textModules)
    .set({ archivedAt: work.now, changedBy, updatedAt: work.now })
    .where(and(eq(textModules.id, id), isNull(textModules.archivedAt)))
    .returning({ id: textModules.id })
  if (archived.length === 0) return { outcome: 'archivedAlready' }
  await recordAudit(work, 'text-module.archived', audited(id, module.departmentId))
  return { outcome: 'archived' }
}

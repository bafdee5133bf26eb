// Adding an area: a place that departments belong to.
import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { areas } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { AreaInput } from './department-forms.ts'
import { mayManageDepartments } from './department-policy.ts'

/** A new area below another, or at the top. Only an admin may; `codeTaken` when the code exists. */
export async function createArea(
  work: Work,
  input: AreaInput,
): Promise<{ outcome: 'saved'; id: string } | { outcome: 'codeTaken' | 'parentWrong' }> {
  if (!mayManageDepartments(work.actor)) throw new Forbidden('create an area')
  if (input.parentId) {
    const [parent] = await work.tx.select({ id: areas.id }).from(areas).where(eq(areas.id, input.parentId))
    if (!parent) return { outcome: 'parentWrong' }
  }
  const id = newId()
  const [added] = await work.tx
    .insert(areas)
    .values({ id, ...input, parentId: input.parentId || null })
    .onConflictDoNothing()
    .returning({ id: areas.id })
  if (!added) return { outcome: 'codeTaken' }
  await recordAudit(work, 'department.created', { kind: 'area', id })
  return { outcome: 'saved', id }
}

// Creating and changing a department.
import { and, eq, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { areas, departments, staff } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { closesCircle } from './department.ts'
import type { DepartmentInput } from './department-forms.ts'
import { mayManageDepartments } from './department-policy.ts'

export type SaveOutcome =
  | { outcome: 'saved'; id: string }
  | { outcome: 'codeTaken' | 'areaUnknown' | 'parentWrong' | 'leaderUnknown' }

/** A new department. Only an admin may; `codeTaken` when the code stands in another's address. */
export async function createDepartment(work: Work, input: DepartmentInput): Promise<SaveOutcome> {
  if (!mayManageDepartments(work.actor)) throw new Forbidden('create a department')
  const id = newId()
  const refusal = await placeRefusal(work, id, input)
  if (refusal) return refusal
  const [added] = await work.tx
    .insert(departments)
    .values({ id, ...columnsOf(input), createdAt: work.now })
    .onConflictDoNothing()
    .returning({ id: departments.id })
  if (!added) return { outcome: 'codeTaken' }
  const { coordinates } = input
  await recordAudit(work, 'department.created', { kind: 'department', id, departmentId: id }, { coordinates })
  work.changed({ kind: 'department', departmentId: id })
  return { outcome: 'saved', id }
}

/** Changes a department. Its code may change too; addresses with the former one then lead nowhere. */
export async function changeDepartment(work: Work, id: string, input: DepartmentInput): Promise<SaveOutcome> {
  if (!mayManageDepartments(work.actor)) throw new Forbidden('change a department')
  const refusal = await placeRefusal(work, id, input)
  if (refusal) return refusal
  const [same] = await work.tx.select({ id: departments.id }).from(departments).where(eq(departments.code, input.code))
  if (same && same.id !== id) return { outcome: 'codeTaken' }
  const { coordinates } = input
  const [changed] = await work.tx
    .update(departments)
    .set(columnsOf(input))
    .where(eq(departments.id, id))
    .returning({ id: departments.id })
  if (!changed) throw new NotFound()
  await recordAudit(work, 'department.changed', { kind: 'department', id, departmentId: id }, { coordinates })
  work.changed({ kind: 'department', departmentId: id })
  return { outcome: 'saved', id }
}

function columnsOf(input: DepartmentInput) {
  return {
    code: input.code,
    areaId: input.areaId,
    parentId: input.parentId || null,
    name: input.name,
    nameEn: input.nameEn,
    verticallyManaged: input.verticallyManaged,
    coordinates: input.coordinates,
    leaderId: input.leaderId || null,
    phone: input.phone || null,
    address: input.address || null,
    addressEn: input.addressEn || null,
    introduction: input.introduction || null,
    introductionEn: input.introductionEn || null,
    dutyKeywords: input.dutyKeywords,
  }
}

/** The area must exist, the parent too, without closing a circle, and the leader must be able to sign in. */
async function placeRefusal(
  { tx }: Work,
  id: string,
  { areaId, parentId, leaderId }: DepartmentInput,
): Promise<{ outcome: 'areaUnknown' | 'parentWrong' | 'leaderUnknown' } | undefined> {
  const [area] = await tx.select({ id: areas.id }).from(areas).where(eq(areas.id, areaId))
  if (!area) return { outcome: 'areaUnknown' }
  if (leaderId && !(await isLeader(tx, leaderId))) return { outcome: 'leaderUnknown' }
  if (!parentId) return undefined
  const all = await tx.select({ id: departments.id, parentId: departments.parentId }).from(departments)
  const known = all.some((department) => department.id === parentId)
  return known && !closesCircle(all, id, parentId) ? undefined : { outcome: 'parentWrong' }
}

async function isLeader(tx: Work['tx'], id: string): Promise<boolean> {
  return (await tx.$count(staff, and(eq(staff.id, id), isNull(staff.disabledAt)))) > 0
}

// What the pages about departments read.
import { and, asc, count, countDistinct, eq, inArray, isNull } from 'drizzle-orm'
import { NotFound } from '#app/platform/failures.ts'
import { areas, departments, events, memberships, staff } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { type TreeRow, treeOf } from './department.ts'

export type ListedDepartment = TreeRow<{
  id: string
  parentId: string | null
  code: string
  name: string
  nameEn: string
  area: string
  areaEn: string
  phone: string | null
  staff: number
  events: number
}>

/** Every department in the order of the tree, with how many people hold a role there and how many events it has. */
export async function listDepartments(): Promise<ListedDepartment[]> {
  const rows = await reader()
    .select({
      id: departments.id,
      parentId: departments.parentId,
      code: departments.code,
      name: departments.name,
      nameEn: departments.nameEn,
      area: areas.name,
      areaEn: areas.nameEn,
      phone: departments.phone,
    })
    .from(departments)
    .innerJoin(areas, eq(areas.id, departments.areaId))
    .orderBy(asc(areas.code), asc(departments.createdAt), asc(departments.id))
  const people = await reader()
    .select({ departmentId: memberships.departmentId, total: countDistinct(memberships.staffId) })
    .from(memberships)
    .groupBy(memberships.departmentId)
  const held = await reader()
    .select({ departmentId: events.departmentId, total: count() })
    .from(events)
    .groupBy(events.departmentId)
  const peopleIn = new Map(people.map((row) => [row.departmentId, row.total]))
  const eventsOf = new Map(held.map((row) => [row.departmentId, row.total]))
  return treeOf(rows.map((row) => ({ ...row, staff: peopleIn.get(row.id) ?? 0, events: eventsOf.get(row.id) ?? 0 })))
}

/** One department with everything its form shows; NotFound when there is none. */
export async function getDepartment(id: string) {
  const [department] = await reader().select().from(departments).where(eq(departments.id, id))
  if (!department) throw new NotFound()
  return department
}

export type DepartmentChoice = TreeRow<{ id: string; parentId: string | null; name: string; nameEn: string }>

/** Departments to choose from, in the order of the tree. */
export async function listDepartmentChoices(): Promise<DepartmentChoice[]> {
  const rows = await reader()
    .select({
      id: departments.id,
      parentId: departments.parentId,
      name: departments.name,
      nameEn: departments.nameEn,
    })
    .from(departments)
    .innerJoin(areas, eq(areas.id, departments.areaId))
    .orderBy(asc(areas.code), asc(departments.createdAt), asc(departments.id))
  return treeOf(rows)
}

/** Who can be the leader in charge (分管负责同志): members of staff who answer, review or oversee somewhere. */
export async function listLeaderChoices(): Promise<{ id: string; name: string }[]> {
  const rows = await reader()
    .selectDistinct({ id: staff.id, name: staff.name })
    .from(staff)
    .innerJoin(memberships, eq(memberships.staffId, staff.id))
    .where(and(isNull(staff.disabledAt), inArray(memberships.role, ['answerOfficer', 'reviewer', 'overseer'])))
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1))
}

export type AreaChoice = TreeRow<{ id: string; parentId: string | null; name: string; nameEn: string; code: string }>

export async function listAreas(): Promise<AreaChoice[]> {
  const rows = await reader()
    .select({ id: areas.id, parentId: areas.parentId, name: areas.name, nameEn: areas.nameEn, code: areas.code })
    .from(areas)
    .orderBy(asc(areas.code), asc(areas.id))
  return treeOf(rows)
}

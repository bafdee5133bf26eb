// What the pages about staff read.
import { asc, eq, inArray, max } from 'drizzle-orm'
import type { Role } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { departments, memberships, sessions, staff } from '#db/schema.ts'
import { reader } from '#db/work.ts'

export type StaffRole = {
  id: string
  role: Role
  departmentId: string | null
  department: string
  departmentEn: string
}
export type StaffState = 'active' | 'invited' | 'disabled'
export type ListedStaff = {
  id: string
  name: string
  email: string
  state: StaffState
  secondFactor: boolean
  /** linked to an identity of the provider */
  linked: boolean
  lastSeenAt: Date | null
  roles: StaffRole[]
}

const columns = {
  id: staff.id,
  name: staff.name,
  email: staff.email,
  passwordHash: staff.passwordHash,
  totpSecret: staff.totpSecret,
  identityHash: staff.identityHash,
  disabledAt: staff.disabledAt,
}
type Row = { [Key in keyof typeof columns]: (typeof staff.$inferSelect)[Key] }

/** Everybody with an account, in the order of arrival, with roles; `department` keeps those with a role there. */
export async function listStaff(departmentId?: string): Promise<ListedStaff[]> {
  const rows = await reader().select(columns).from(staff).orderBy(asc(staff.createdAt), asc(staff.id))
  const listed = await withRoles(rows)
  if (!departmentId) return listed
  return listed.filter((person) => person.roles.some((role) => role.departmentId === departmentId))
}

/** One account; NotFound when there is none. */
export async function getStaffMember(id: string): Promise<ListedStaff> {
  const rows = await reader().select(columns).from(staff).where(eq(staff.id, id))
  const [person] = await withRoles(rows)
  if (!person) throw new NotFound()
  return person
}

async function withRoles(rows: Row[]): Promise<ListedStaff[]> {
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return []
  const roles = await reader()
    .select({
      id: memberships.id,
      staffId: memberships.staffId,
      role: memberships.role,
      departmentId: memberships.departmentId,
      department: departments.name,
      departmentEn: departments.nameEn,
    })
    .from(memberships)
    .leftJoin(departments, eq(departments.id, memberships.departmentId))
    .where(inArray(memberships.staffId, ids))
    .orderBy(asc(memberships.createdAt), asc(memberships.id))
  const seen = await reader()
    .select({ staffId: sessions.staffId, lastSeenAt: max(sessions.lastSeenAt) })
    .from(sessions)
    .groupBy(sessions.staffId)
  const seenBy = new Map(seen.map((row) => [row.staffId, row.lastSeenAt]))
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    state: row.disabledAt ? 'disabled' : row.passwordHash || row.identityHash ? 'active' : 'invited',
    secondFactor: row.totpSecret !== null,
    linked: row.identityHash !== null,
    lastSeenAt: seenBy.get(row.id) ?? null,
    roles: roles
      .filter((role) => role.staffId === row.id)
      .map(({ staffId: _, department, departmentEn, ...role }) => ({
        ...role,
        department: department ?? '',
        departmentEn: departmentEn ?? '',
      })),
  }))
}

export type OwnAccount = {
  name: string
  email: string
  secondFactor: boolean
  totpSecret: string | null
  hasPassword: boolean
  linked: boolean
}

/** The acting person's own account. */
export async function getOwnAccount(staffId: string): Promise<OwnAccount> {
  const [person] = await reader()
    .select({
      name: staff.name,
      email: staff.email,
      totpSecret: staff.totpSecret,
      passwordHash: staff.passwordHash,
      identityHash: staff.identityHash,
    })
    .from(staff)
    .where(eq(staff.id, staffId))
  if (!person) throw new NotFound()
  const { passwordHash, identityHash, ...shown } = person
  return {
    ...shown,
    secondFactor: person.totpSecret !== null,
    hasPassword: passwordHash !== null,
    linked: identityHash !== null,
  }
}

// Who acts. Passed into every use case inside `Work`; written into every audit entry.
export const ROLES = ['organiser', 'gate', 'answerOfficer', 'reviewer', 'overseer', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** A role in one department; `departmentId` is null for roles over all departments (overseer, admin). */
export type RoleGrant = { role: Role; departmentId: string | null }

export type StaffActor = {
  kind: 'staff'
  staffId: string
  name: string
  grants: readonly RoleGrant[]
  address?: string
}
/** A citizen: no account. Whoever holds a secret link may act on what it belongs to. */
export type CitizenActor = { kind: 'citizen'; address?: string }
/** A phone at the gate, paired with one event. */
export type DeviceActor = { kind: 'device'; deviceId: string; eventId: string; profile: GateProfile; address?: string }
export type SystemActor = { kind: 'system'; job: string }
export type Actor = StaffActor | CitizenActor | DeviceActor | SystemActor

export const GATE_PROFILES = ['scan', 'search', 'supervisor'] as const
export type GateProfile = (typeof GATE_PROFILES)[number]

/** True if the actor holds the role in the department, or over all departments. */
export function holdsRole(actor: Actor, role: Role, departmentId: string | null): boolean {
  return (
    actor.kind === 'staff' &&
    actor.grants.some(
      (grant) => grant.role === role && (grant.departmentId === null || grant.departmentId === departmentId),
    )
  )
}

/** Departments in which the actor holds one of the roles; 'all' when a grant covers every department. */
export function departmentsOf(actor: Actor, roles: readonly Role[]): string[] | 'all' {
  if (actor.kind !== 'staff') return []
  const grants = actor.grants.filter((grant) => roles.includes(grant.role))
  if (grants.some((grant) => grant.departmentId === null)) return 'all'
  return [...new Set(grants.map((grant) => grant.departmentId as string))]
}

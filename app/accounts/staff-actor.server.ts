import { and, eq, isNull } from 'drizzle-orm'
import type { StaffActor } from '#app/platform/actor.ts'
import { memberships, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

/** A person as actor of work that goes on after the request: with the roles held now. Undefined when disabled. */
export async function findStaffActor(reader: Reader, staffId: string): Promise<StaffActor | undefined> {
  const [person] = await reader
    .select({ name: staff.name })
    .from(staff)
    .where(and(eq(staff.id, staffId), isNull(staff.disabledAt)))
  if (!person) return undefined
  const grants = await reader
    .select({ role: memberships.role, departmentId: memberships.departmentId })
    .from(memberships)
    .where(eq(memberships.staffId, staffId))
  return { kind: 'staff', staffId, name: person.name, grants }
}

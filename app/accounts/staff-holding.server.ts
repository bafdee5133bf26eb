// Members of staff to write to, by the roles they hold.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Role } from '#app/platform/actor.ts'
import { memberships, staff } from '#db/schema.ts'
import type { Tx } from '#db/store.ts'

/** At most this many people are written to about one step. */
const MOST = 20

/** Those who hold one of the roles in the department (null: over all departments) and can sign in, each once. */
export async function staffHolding(tx: Tx, { roles, departmentId }: { roles: Role[]; departmentId: string | null }) {
  return tx
    .selectDistinct({ id: staff.id, email: staff.email, name: staff.name, language: staff.language })
    .from(memberships)
    .innerJoin(staff, eq(staff.id, memberships.staffId))
    .where(
      and(
        inArray(memberships.role, roles),
        isNull(staff.disabledAt),
        departmentId === null ? isNull(memberships.departmentId) : eq(memberships.departmentId, departmentId),
      ),
    )
    .orderBy(asc(staff.id))
    .limit(MOST)
}

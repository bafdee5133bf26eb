// Accounts closed long ago: the person goes from them, the row stays for what it did.
import { and, asc, eq, inArray, isNotNull, lt, notLike } from 'drizzle-orm'
import { ERASED, ERASED_HASH } from '#db/data-catalogue.ts'
import { memberships, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'

/** Closed before `before` and not emptied yet. */
export async function listStaffDue(reader: Reader, before: Date, limit: number): Promise<string[]> {
  const rows = await reader
    .select({ id: staff.id })
    .from(staff)
    .where(and(isNotNull(staff.disabledAt), lt(staff.disabledAt, before), notLike(staff.emailHash, `${ERASED_HASH}%`)))
    .orderBy(asc(staff.id))
    .limit(limit)
  return rows.map((row) => row.id)
}

/** Empties name, address and means of signing in, and ends the roles. An account opened again meanwhile is left alone. */
export async function emptyStaff(work: Work, ids: readonly string[]): Promise<number> {
  let count = 0
  for (const id of ids) {
    const rows = await work.tx
      .update(staff)
      .set({
        email: ERASED,
        emailHash: `${ERASED_HASH}${id}`,
        name: ERASED,
        totpSecret: null,
        passwordHash: null,
        identityHash: null,
      })
      .where(and(eq(staff.id, id), isNotNull(staff.disabledAt)))
      .returning({ id: staff.id })
    count += rows.length
  }
  await work.tx.delete(memberships).where(inArray(memberships.staffId, [...ids]))
  return count
}

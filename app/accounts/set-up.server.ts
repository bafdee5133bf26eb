// The first admin of a new installation. There are no default accounts: the start prints a one-time address (ASVS 5.0 6.3.2).
import type { Language } from '#app/platform/language.ts'
import { staff } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { issueToken, useToken } from './account-tokens.server.ts'
import { addStaff } from './staff-account.server.ts'

/** A new one-time set-up token while nobody is on the staff; undefined afterwards. */
export async function openSetUp(): Promise<string | undefined> {
  const [anybody] = await reader().select({ id: staff.id }).from(staff).limit(1)
  if (anybody) return undefined
  const issued = await inTransaction({ kind: 'system', job: 'start' }, (work) => issueToken(work, 'setUp', null))
  return issued.token
}

export type FirstAdmin = { name: string; email: string; passwordHash: string; language: Language }

/** Makes the first admin and uses the token up. `gone` when the token no longer counts or somebody is on the staff. */
export async function setUpFirstAdmin(
  work: Work,
  token: string,
  input: FirstAdmin,
): Promise<{ outcome: 'added'; staffId: string } | { outcome: 'gone' }> {
  const used = await useToken(work, token)
  if (used?.purpose !== 'setUp') return { outcome: 'gone' }
  const [anybody] = await work.tx.select({ id: staff.id }).from(staff).limit(1)
  if (anybody) return { outcome: 'gone' }
  return createAdmin(work, input)
}

/** An admin over all departments. Also the operator's command, which needs no token. */
export async function createAdmin(
  work: Work,
  input: FirstAdmin,
): Promise<{ outcome: 'added'; staffId: string } | { outcome: 'gone' }> {
  const added = await addStaff(work, { ...input, grants: [{ role: 'admin', departmentId: null }] })
  return added.outcome === 'added' ? added : { outcome: 'gone' }
}

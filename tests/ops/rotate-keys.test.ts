import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { sealAudit } from '#app/audit/seal-audit.server.ts'
import { rewritePersonalData, withNewKey } from '#app/ops/rotate-keys.server.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { auditEntries, staff } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

it('a new key rewrites every value, after which the old key is not needed', async () => {
  const old = { keys: [newKeyEntry()], lookup: randomBytes(32).toString('base64url') }
  useKeyRing(old)
  for (let n = 0; n < 3; n++) await makeStaff(['organiser'], null, `王${n}`)
  const ring = withNewKey(old)
  await inTransaction({ kind: 'citizen', address: '203.0.113.7' }, (work) =>
    recordAudit(work, 'registration.created', { kind: 'registration', id: 'r' }),
  )
  await sealAudit()
  expect(await rewritePersonalData(ring)).toBe(7)
  expect(await rewritePersonalData(ring)).toBe(0)
  const raw = await reader().select({ name: sql<string>`name` }).from(staff)
  expect(raw.every((row) => row.name.startsWith(`${ring.keys[0]?.id}.`))).toBe(true)
  useKeyRing({ keys: ring.keys.slice(0, 1), lookup: ring.lookup })
  const names = await reader().select({ name: staff.name }).from(staff)
  expect(names.map((row) => row.name).sort()).toEqual(['王0', '王1', '王2'])
  const entries = await reader().select({ action: auditEntries.action }).from(auditEntries).orderBy(auditEntries.id)
  expect(entries.map((entry) => entry.action)).toEqual(['registration.created', 'keys.rotated', 'keys.rotated'])
})

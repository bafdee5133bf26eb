import { getTableColumns, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { sealAudit } from '#app/audit/seal-audit.server.ts'
import { verifyAudit } from '#app/audit/verify-audit.server.ts'
import { dialect } from '#db/dialect.ts'
import { auditEntries } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'

useTestStore()

const citizen = { kind: 'citizen', address: '203.0.113.7' } as const
const act = (id: string, at?: Date) =>
  inTransaction(
    citizen,
    (work) => recordAudit(work, 'registration.created', { kind: 'registration', id }, { partySize: 2 }),
    at ? { at } : {},
  )

/** What somebody with the database file could do: take the guard away, then change a row. */
async function tamper(statement: string): Promise<void> {
  await store().transaction(async (tx) => {
    const raw = tx as unknown as { execute?: (query: unknown) => Promise<unknown>; run?: (query: unknown) => unknown }
    const say = async (text: string) =>
      dialect === 'sqlite' ? raw.run?.(sql.raw(text)) : await raw.execute?.(sql.raw(text))
    if (dialect === 'sqlite') {
      await say('DROP TRIGGER audit_entries_sealed')
      await say('DROP TRIGGER audit_entries_kept')
    } else await say('DROP TRIGGER audit_entries_guard ON audit_entries')
    await say(statement)
  })
}

describe('the audit chain', () => {
  it('seals every entry once, also when several processes seal at the same time', async () => {
    for (let n = 0; n < 20; n++) await act(`r${n}`)
    const sealed = await Promise.all([sealAudit(), sealAudit(), sealAudit()])
    expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(20)
    expect(await verifyAudit(reader())).toEqual({ entries: 20, unsealed: 0, days: 1 })
  })

  it('begins anew each Beijing day', async () => {
    await act('late', new Date('2026-12-05T15:59:59Z'))
    await act('early', new Date('2026-12-05T16:00:00Z'))
    await sealAudit()
    const days = await reader()
      .select({ day: auditEntries.day, number: auditEntries.number })
      .from(auditEntries)
      .orderBy(auditEntries.day)
    expect(days).toEqual([
      { day: '2026-12-05', number: 1 },
      { day: '2026-12-06', number: 1 },
    ])
  })

  it('refuses to change or delete a sealed entry', async () => {
    await act('r')
    await sealAudit()
    await expect(
      store().transaction((tx) => tx.update(auditEntries).set({ action: 'staff.created' })),
    ).rejects.toThrow()
    await expect(store().transaction((tx) => tx.delete(auditEntries))).rejects.toThrow()
  })

  it('lets go of the address of a sealed entry and of nothing else, and the chain holds', async () => {
    await act('r')
    await sealAudit()
    await store().transaction((tx) => tx.update(auditEntries).set({ address: null }))
    expect(await verifyAudit(reader())).toEqual({ entries: 1, unsealed: 0, days: 1 })
    const other = { at: new Date(0), detail: {}, number: 7 } as Record<string, unknown>
    for (const column of Object.keys(getTableColumns(auditEntries)))
      await expect(
        store().transaction((tx) => tx.update(auditEntries).set({ [column]: other[column] ?? 'other' })),
        column,
      ).rejects.toThrow()
  })

  it('names an entry that was changed behind the program', async () => {
    for (let n = 0; n < 3; n++) await act(`r${n}`)
    await sealAudit()
    await tamper("UPDATE audit_entries SET subject_id = 'somebody-else' WHERE number = 2")
    expect((await verifyAudit(reader())).fault).toMatchObject({ number: 2, what: 'its content was changed' })
  })

  it('names the place where an entry was taken out', async () => {
    for (let n = 0; n < 3; n++) await act(`r${n}`)
    await sealAudit()
    await tamper('DELETE FROM audit_entries WHERE number = 2')
    expect((await verifyAudit(reader())).fault).toMatchObject({ number: 3, what: 'an entry before it is missing' })
  })

  it('keeps the address out of clear text', async () => {
    await act('r')
    const [row] = await reader().select({ raw: sql<string>`address` }).from(auditEntries)
    expect(row?.raw).not.toContain('203.0.113.7')
  })
})

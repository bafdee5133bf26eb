import { asc, eq, isNotNull, isNull } from 'drizzle-orm'
import { auditEntries } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { firstLink, linkOf } from './chain.ts'
import { LINKED_COLUMNS } from './linked-columns.server.ts'

export type AuditVerdict = {
  entries: number
  unsealed: number
  days: number
  fault?: { day: string; number: number | null; id: string; what: string }
}

/** Recomputes the whole chain. The first entry that was changed, taken out or put in is named. */
export async function verifyAudit(reader: Reader): Promise<AuditVerdict> {
  const days = await reader
    .selectDistinct({ day: auditEntries.day })
    .from(auditEntries)
    .where(isNotNull(auditEntries.day))
    .orderBy(asc(auditEntries.day))
  const [unsealed] = await reader
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(isNull(auditEntries.hash))
    .limit(1)
  const verdict: AuditVerdict = { entries: 0, unsealed: unsealed ? 1 : 0, days: days.length }
  for (const { day } of days) {
    let previous = firstLink(day as string)
    let expected = 1
    const entries = await reader
      .select({
        ...LINKED_COLUMNS,
        number: auditEntries.number,
        previousHash: auditEntries.previousHash,
        hash: auditEntries.hash,
      })
      .from(auditEntries)
      .where(eq(auditEntries.day, day as string))
      .orderBy(asc(auditEntries.number))
    for (const entry of entries) {
      const fault = (what: string) => ({
        ...verdict,
        fault: { day: day as string, number: entry.number, id: entry.id, what },
      })
      if (entry.number !== expected) return fault('an entry before it is missing')
      if (entry.previousHash !== previous) return fault('its link to the entry before it was changed')
      if (entry.hash !== linkOf(previous, expected, entry)) return fault('its content was changed')
      previous = entry.hash as string
      expected++
      verdict.entries++
    }
  }
  return verdict
}

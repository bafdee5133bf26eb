// The hash chain of the audit trail: one chain a Beijing day, each entry's hash covers the one before it.
// 等保 GB/T 22239-2019 三级: audit records are protected against change; `ops verify` recomputes every link.
import { createHash } from 'node:crypto'

export type ChainedEntry = {
  id: string
  at: Date
  actorKind: string
  actorId: string | null
  action: string
  subjectKind: string
  subjectId: string
  departmentId: string | null
  detail: Record<string, unknown>
}

/** What the first entry of a day is linked to. */
export function firstLink(day: string): string {
  return createHash('sha256').update(`open-day audit ${day}`).digest('hex')
}

/** SHA-256 over the former hash, the number, and every field that tells what happened. The address is left out: it is erased first. */
export function linkOf(previousHash: string, number: number, entry: ChainedEntry): string {
  const fields = [
    previousHash,
    number,
    entry.id,
    entry.at.getTime(),
    entry.actorKind,
    entry.actorId,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.departmentId,
    entry.detail,
  ]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}

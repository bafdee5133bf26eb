import type { Actor } from '#app/platform/actor.ts'
import { newId } from '#app/platform/ids.ts'
import { type Sealed, seal, writingKeyId } from '#app/platform/key-ring.server.ts'
import { insertRows } from '#db/insert-rows.ts'
import { auditEntries } from '#db/schema.ts'
import type { Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import type { AuditAction } from './audit-actions.ts'

export type AuditSubject = { kind: string; id: string; departmentId?: string | null }

export type AuditRecord = {
  work: Work
  action: AuditAction
  subject: AuditSubject
  /** figures, states and ids; never a name, a number or a text somebody typed */
  detail?: Record<string, unknown>
}

/** Writes the act into the audit trail, in the act's own transaction: if this fails, the act fails. `detail`: see AuditRecord. */
export async function recordAudit(
  work: Work,
  action: AuditAction,
  subject: AuditSubject,
  detail: Record<string, unknown> = {},
): Promise<void> {
  await recordAudits(work.tx, [{ work, action, subject, detail }])
}

const COLUMNS = [
  'id',
  'at',
  'actorKind',
  'actorId',
  'action',
  'subjectKind',
  'subjectId',
  'departmentId',
  'detail',
  'address',
] as const

/** The acts of one transaction, in their order, each with its own actor and time. */
export async function recordAudits(tx: Tx, records: readonly AuditRecord[]): Promise<void> {
  const rows = records.map(({ work, action, subject, detail = {} }) => ({
    id: newId(),
    at: work.now,
    actorKind: work.actor.kind,
    actorId: actorId(work.actor),
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    departmentId: subject.departmentId ?? null,
    detail,
    address: sealedAddress(work.actor),
  }))
  await insertRows(tx, 'audit.insert', COLUMNS, rows, (db, values, name) =>
    db.insert(auditEntries).values(values).prepare(name),
  )
}

const sealedAddresses = new WeakMap<Actor, { keyId: string; sealed: Sealed }>()

/** The actor's network address, encrypted once with the writing key however many entries the actor leaves. */
function sealedAddress(actor: Actor): Sealed | null {
  if (!('address' in actor) || !actor.address) return null
  const known = sealedAddresses.get(actor)
  const keyId = writingKeyId()
  if (known?.keyId === keyId) return known.sealed
  const sealed = seal(actor.address)
  sealedAddresses.set(actor, { keyId, sealed })
  return sealed
}

/** Encrypts the actor's address ahead of the transaction. */
export function prepareAudit(actor: Actor): void {
  sealedAddress(actor)
}

function actorId(actor: Actor): string | null {
  if (actor.kind === 'staff') return actor.staffId
  if (actor.kind === 'device') return actor.deviceId
  if (actor.kind === 'system') return actor.job
  return null
}

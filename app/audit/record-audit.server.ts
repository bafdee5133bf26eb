import { sql } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { newId } from '#app/platform/ids.ts'
import { type Sealed, seal } from '#app/platform/key-ring.server.ts'
import { auditEntries } from '#db/schema.ts'
import { prepared } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import type { AuditAction } from './audit-actions.ts'

export type AuditSubject = { kind: string; id: string; departmentId?: string | null }

/**
 * Writes the act into the audit trail, in the act's own transaction: if this fails, the act fails.
 * `detail` holds figures, states and ids; never a name, a number or a text somebody typed.
 */
export async function recordAudit(
  work: Work,
  action: AuditAction,
  subject: AuditSubject,
  detail: Record<string, unknown> = {},
): Promise<void> {
  const statement = prepared(work.tx, 'audit.insert', (tx, name) =>
    tx
      .insert(auditEntries)
      .values({
        id: sql.placeholder('id'),
        at: sql.placeholder('at'),
        actorKind: sql.placeholder('actorKind'),
        actorId: sql.placeholder('actorId'),
        action: sql.placeholder('action'),
        subjectKind: sql.placeholder('subjectKind'),
        subjectId: sql.placeholder('subjectId'),
        departmentId: sql.placeholder('departmentId'),
        detail: sql.placeholder('detail'),
        address: sql.placeholder('address'),
      })
      .prepare(name),
  )
  await statement.execute({
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
  })
}

const sealedAddresses = new WeakMap<Actor, Sealed>()

/** The actor's network address, encrypted once however many entries the actor leaves. */
function sealedAddress(actor: Actor): Sealed | null {
  if (!('address' in actor) || !actor.address) return null
  let sealed = sealedAddresses.get(actor)
  if (!sealed) {
    sealed = seal(actor.address)
    sealedAddresses.set(actor, sealed)
  }
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

import { auditEntries } from '#db/schema.ts'

/** The columns that a link covers. The address is not among them: sealing and verifying need no key. */
export const LINKED_COLUMNS = {
  id: auditEntries.id,
  at: auditEntries.at,
  actorKind: auditEntries.actorKind,
  actorId: auditEntries.actorId,
  action: auditEntries.action,
  subjectKind: auditEntries.subjectKind,
  subjectId: auditEntries.subjectId,
  departmentId: auditEntries.departmentId,
  detail: auditEntries.detail,
}

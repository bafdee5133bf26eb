// Who did what, when, from where. Rows are appended in the transaction of the act and sealed into a chain of hashes soon after.
import { sql } from 'drizzle-orm'
import type { Columns } from '../columns/index.ts'

export function defineAudit(c: Columns) {
  const auditEntries = c.table(
    'audit_entries',
    {
      id: c.text('id').primaryKey(),
      at: c.instant('at').notNull(),
      /** Beijing calendar day of the chain, YYYY-MM-DD; set with number and hash when the entry is sealed */
      day: c.text('day'),
      number: c.integer('number'),
      previousHash: c.text('previous_hash'),
      hash: c.text('hash'),
      actorKind: c.text('actor_kind', { enum: ['staff', 'citizen', 'device', 'system'] }).notNull(),
      actorId: c.text('actor_id'),
      /** app/audit/audit-actions.ts */
      action: c.text('action').notNull(),
      subjectKind: c.text('subject_kind').notNull(),
      subjectId: c.text('subject_id').notNull(),
      departmentId: c.text('department_id'),
      /** figures and states, never personal data */
      detail: c.json<Record<string, unknown>>('detail').notNull(),
      /** the network address, encrypted */
      address: c.personal('address'),
    },
    (t) => [
      c.uniqueIndex('audit_chain').on(t.day, t.number),
      c.index('audit_by_subject').on(t.subjectKind, t.subjectId),
      // Only what waits: a full index would be written at a random place for each sealed entry.
      c.index('audit_unsealed').on(t.id).where(sql.raw('hash is null')),
    ],
  )
  const settings = c.table('settings', {
    key: c.text('key').primaryKey(),
    value: c.json<unknown>('value').notNull(),
    updatedAt: c.instant('updated_at').notNull(),
  })
  /** Consent texts by version; a registration names the one that was shown. */
  const consentTexts = c.table('consent_texts', {
    version: c.text('version').primaryKey(),
    text: c.text('text').notNull(),
    textEn: c.text('text_en').notNull(),
    createdAt: c.instant('created_at').notNull(),
  })
  /** Words of published texts, searched through a full-text index that the migrations add (db/search-index.ts). */
  const searchDocuments = c.table(
    'search_documents',
    {
      /** row number of the full-text index */
      number: c.bigint('number').primaryKey(),
      id: c.text('id').notNull().unique(),
      kind: c.text('kind', { enum: ['answer', 'event', 'column', 'case'] }).notNull(),
      /** folded text, the oracle of search */
      text: c.text('text').notNull(),
      terms: c.text('terms').notNull(),
    },
    (t) => [c.index('search_documents_by_kind').on(t.kind)],
  )
  return { auditEntries, settings, consentTexts, searchDocuments }
}
export type Audit = ReturnType<typeof defineAudit>

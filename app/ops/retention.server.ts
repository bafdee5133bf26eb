// Retention: what is no longer needed goes by itself, every night at three (Beijing), and when the service starts (个人信息保护法 art. 19: no longer than necessary;
// art. 47: deleted when the purpose is met). Periods stand in db/data-catalogue.ts.
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { after, days, now } from '#app/platform/clock.ts'
import { PERSONAL_COLUMNS, type Retention } from '#db/data-catalogue.ts'
import {
  auditEntries,
  events,
  feedback,
  formFiles,
  identities,
  outboxMessages,
  questions,
  registrations,
  sessions,
} from '#db/schema.ts'
import { inTransaction, reader, store, type Work } from '#db/work.ts'
import { emptyPersonalData } from './empty-personal-data.server.ts'
import { emptyStaff, listStaffDue } from './empty-staff.server.ts'

const ROWS_AT_ONCE = 200
const actor = { kind: 'system', job: 'retention' } as const

/** Tables with a rule of their own here; what hangs on a question goes with it (BELONGS_TO_QUESTION). */
export const RETAINED_TABLES = [
  'identities',
  'formFiles',
  'registrations',
  'questions',
  'feedback',
  'outboxMessages',
  'staff',
  'auditEntries',
] as const
type RetainedTable = (typeof RETAINED_TABLES)[number]

export type RetentionReport = Record<RetainedTable | 'sessions', number>

/** The longest period among a table's columns: its rows are emptied as a whole. */
function periodOf(name: RetainedTable): number {
  const retentions = Object.values(PERSONAL_COLUMNS[name] ?? {}).map((column) => column.retention)
  return Math.max(...retentions.map((retention: Retention) => retention?.days ?? Number.POSITIVE_INFINITY))
}

/**
 * Empties the personal data whose time has come and ends old sessions. With `dryRun` nothing is written and the report
 * says what would go. May be interrupted and repeated.
 */
export async function applyRetention({ dryRun }: { dryRun: boolean }): Promise<RetentionReport> {
  const report: RetentionReport = {
    identities: 0,
    formFiles: 0,
    registrations: 0,
    questions: 0,
    feedback: 0,
    outboxMessages: 0,
    staff: 0,
    auditEntries: 0,
    sessions: 0,
  }
  for (const name of RETAINED_TABLES) {
    const due = await idsDue(name, dryRun ? Number.MAX_SAFE_INTEGER : ROWS_AT_ONCE)
    report[name] = dryRun ? due.length : await emptyAll(name, due)
  }
  const ended = await reader().select({ id: sessions.id }).from(sessions).where(lt(sessions.expiresAt, now()))
  report.sessions = ended.length
  if (dryRun) return report
  const total = Object.values(report).reduce((sum, count) => sum + count, 0)
  await inTransaction(actor, async (work) => {
    await work.tx.delete(sessions).where(lt(sessions.expiresAt, work.now))
    if (total > 0) await recordAudit(work, 'data.retained', { kind: 'database', id: 'retention' }, { ...report })
  })
  // What was overwritten, here or by anybody today, stays in the write-ahead log until it is merged.
  await store().settle()
  return report
}

async function emptyAll(name: RetainedTable, first: string[]): Promise<number> {
  let count = 0
  for (let due = first; due.length > 0; due = await idsDue(name, ROWS_AT_ONCE, due.at(-1))) {
    const batch = due
    count += await inTransaction(actor, (work) => emptyRows(work, name, batch))
  }
  return count
}

function emptyRows(work: Work, name: RetainedTable, ids: readonly string[]): Promise<number> {
  if (name === 'staff') return emptyStaff(work, ids)
  if (name === 'auditEntries') return emptyAddresses(work, ids)
  return emptyPersonalData(work, name, ids)
}

/** The seal allows this one change: the address is outside the chain (docs/decisions/0007). */
async function emptyAddresses(work: Work, ids: readonly string[]): Promise<number> {
  const rows = await work.tx
    .update(auditEntries)
    .set({ address: null })
    .where(inArray(auditEntries.id, [...ids]))
    .returning({ id: auditEntries.id })
  return rows.length
}

/** Ids behind `last` in their order, so that a long table is walked once. */
async function idsDue(name: RetainedTable, limit: number, last = ''): Promise<string[]> {
  const before = after(now(), -days(periodOf(name)))
  if (name === 'staff') return listStaffDue(reader(), before, limit)
  if (name === 'auditEntries') {
    const rows = await reader()
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(and(gt(auditEntries.id, last), isNotNull(auditEntries.address), lt(auditEntries.at, before)))
      .orderBy(asc(auditEntries.id))
      .limit(limit)
    return rows.map((row) => row.id)
  }
  if (name === 'identities' || name === 'formFiles') return idsOfEventsOver(name, before, limit)
  const rows = await (name === 'registrations'
    ? reader()
        .select({ id: registrations.id })
        .from(registrations)
        .innerJoin(events, eq(events.id, registrations.eventId))
        .where(and(isNull(registrations.erasedAt), lt(events.endsAt, before)))
        .orderBy(asc(registrations.id))
        .limit(limit)
    : name === 'feedback'
      ? reader()
          .select({ id: feedback.id })
          .from(feedback)
          .innerJoin(events, eq(events.id, feedback.eventId))
          .where(and(isNull(feedback.erasedAt), isNotNull(feedback.text), lt(events.endsAt, before)))
          .orderBy(asc(feedback.id))
          .limit(limit)
      : name === 'questions'
        ? reader()
            .select({ id: questions.id })
            .from(questions)
            .where(
              and(
                isNull(questions.erasedAt),
                inArray(questions.status, ['published', 'closed', 'declined', 'redirected', 'withdrawn', 'merged']),
                lt(questions.updatedAt, before),
              ),
            )
            .orderBy(asc(questions.id))
            .limit(limit)
        : reader()
            .select({ id: outboxMessages.id })
            .from(outboxMessages)
            .where(
              and(
                isNull(outboxMessages.erasedAt),
                isNotNull(outboxMessages.createdAt),
                inArray(outboxMessages.state, ['sent', 'failed', 'kept']),
                lt(outboxMessages.createdAt, before),
              ),
            )
            .orderBy(asc(outboxMessages.id))
            .limit(limit))
  return rows.map((row) => row.id)
}

/** Rows of events that ended before. */
async function idsOfEventsOver(name: 'identities' | 'formFiles', before: Date, limit: number): Promise<string[]> {
  const table = (name === 'identities' ? identities : formFiles) as typeof identities
  const rows = await reader()
    .select({ id: table.id })
    .from(table)
    .innerJoin(events, eq(events.id, table.eventId))
    .where(and(isNull(table.erasedAt), lt(events.endsAt, before)))
    .orderBy(asc(table.id))
    .limit(limit)
  return rows.map((row) => row.id)
}

// Retention: what is no longer needed goes by itself, every night (个人信息保护法 art. 19: no longer than necessary;
// art. 47: deleted when the purpose is met). Periods stand in db/data-catalogue.ts.
import { and, asc, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { after, days, now } from '#app/platform/clock.ts'
import { PERSONAL_COLUMNS, type Retention } from '#db/data-catalogue.ts'
import { events, feedback, outboxMessages, questions, registrations, sessions } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { type ErasableTable, emptyPersonalData } from './empty-personal-data.server.ts'

const ROWS_AT_ONCE = 200
const actor = { kind: 'system', job: 'retention' } as const

export type RetentionReport = Record<ErasableTable | 'sessions', number>

/** The longest period among a table's columns: its rows are emptied as a whole. */
function periodOf(name: ErasableTable): number {
  const retentions = Object.values(PERSONAL_COLUMNS[name] ?? {}).map((column) => column.retention)
  return Math.max(...retentions.map((retention: Retention) => retention?.days ?? Number.POSITIVE_INFINITY))
}

/**
 * Empties the personal data whose time has come and ends old sessions. With `dryRun` nothing is written and the report
 * says what would go. May be interrupted and repeated.
 */
export async function applyRetention({ dryRun }: { dryRun: boolean }): Promise<RetentionReport> {
  const report: RetentionReport = { registrations: 0, questions: 0, feedback: 0, outboxMessages: 0, sessions: 0 }
  for (const name of ['registrations', 'questions', 'feedback', 'outboxMessages'] as const) {
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
  // What was overwritten stays in the write-ahead log until it is merged.
  if (total > 0) await store().settle()
  return report
}

async function emptyAll(name: ErasableTable, first: string[]): Promise<number> {
  let count = 0
  for (let due = first; due.length > 0; due = await idsDue(name, ROWS_AT_ONCE)) {
    const batch = due
    count += await inTransaction(actor, (work) => emptyPersonalData(work, name, batch))
  }
  return count
}

async function idsDue(name: ErasableTable, limit: number): Promise<string[]> {
  const before = after(now(), -days(periodOf(name)))
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

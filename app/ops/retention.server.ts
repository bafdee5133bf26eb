// Retention: what is no longer needed goes by itself, every night at three (Beijing), and when the service starts (个人信息保护法 art. 19: no longer than necessary;
// art. 47: deleted when the purpose is met). Periods stand in db/data-catalogue.ts.
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { after, days, now } from '#app/platform/clock.ts'
import { PERSONAL_COLUMNS, type Retention, WITHDRAWN_KEPT_DAYS } from '#db/data-catalogue.ts'
import {
  auditEntries,
  events,
  feedback,
  formFiles,
  gateNotes,
  identities,
  outboxMessages,
  questions,
  registrations,
  sessions,
  workingDrafts,
} from '#db/schema.ts'
import { inTransaction, reader, store, type Work } from '#db/work.ts'
import { emptyPersonalData } from './empty-personal-data.server.ts'
import { emptyStaff, listStaffDue } from './empty-staff.server.ts'

const ROWS_AT_ONCE = 200
const ROWS_IN_A_STRETCH = 2000
const actor = { kind: 'system', job: 'retention' } as const

/** Tables with a rule of their own here; what hangs on a question goes with it (BELONGS_TO_QUESTION). */
export const RETAINED_TABLES = [
  'identities',
  'formFiles',
  'registrations',
  'questions',
  'feedback',
  'gateNotes',
  'outboxMessages',
  'staff',
  'auditEntries',
  'workingDrafts',
] as const
type RetainedTable = (typeof RETAINED_TABLES)[number]
const TABLES = {
  identities,
  formFiles,
  registrations,
  questions,
  feedback,
  gateNotes,
  outboxMessages,
  auditEntries,
  workingDrafts,
}

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
    gateNotes: 0,
    outboxMessages: 0,
    staff: 0,
    auditEntries: 0,
    workingDrafts: 0,
    sessions: 0,
  }
  for (const name of RETAINED_TABLES) {
    for await (const due of stretchesOf(name)) report[name] += dryRun ? due.length : await emptyAll(name, due)
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

async function emptyAll(name: RetainedTable, due: readonly string[]): Promise<number> {
  let count = 0
  for (let from = 0; from < due.length; from += ROWS_AT_ONCE) {
    const batch = due.slice(from, from + ROWS_AT_ONCE)
    count += await inTransaction(actor, (work) => emptyRows(work, name, batch))
  }
  return count
}

function emptyRows(work: Work, name: RetainedTable, ids: readonly string[]): Promise<number> {
  if (name === 'staff') return emptyStaff(work, ids)
  if (name === 'auditEntries') return emptyAddresses(work, ids)
  if (name === 'workingDrafts') return dropWorkingDrafts(work, ids)
  if (name === 'questions') return emptyQuestions(work, ids)
  return emptyPersonalData(work, name, ids)
}

/** Of what was taken back the letters to the asker go too: they were told that their contact does. */
async function emptyQuestions(work: Work, ids: readonly string[]): Promise<number> {
  const withdrawn = await work.tx
    .select({ id: questions.id })
    .from(questions)
    .where(and(inArray(questions.id, [...ids]), eq(questions.status, 'withdrawn')))
  if (withdrawn.length > 0) {
    const letters = await work.tx
      .select({ id: outboxMessages.id })
      .from(outboxMessages)
      .where(
        and(
          eq(outboxMessages.subjectKind, 'question'),
          inArray(
            outboxMessages.subjectId,
            withdrawn.map(({ id }) => id),
          ),
          ne(outboxMessages.kind, 'case-notice'),
          isNull(outboxMessages.erasedAt),
          inArray(outboxMessages.state, ['sent', 'failed', 'kept']),
        ),
      )
    await emptyPersonalData(
      work,
      'outboxMessages',
      letters.map(({ id }) => id),
    )
  }
  return emptyPersonalData(work, 'questions', ids)
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

/** Nobody came back to them: the rows go, not only what they hold. One that was written meanwhile stays. */
async function dropWorkingDrafts(work: Work, ids: readonly string[]): Promise<number> {
  const before = after(work.now, -days(periodOf('workingDrafts')))
  const rows = await work.tx
    .delete(workingDrafts)
    .where(and(inArray(workingDrafts.id, [...ids]), lt(workingDrafts.savedAt, before)))
    .returning({ id: workingDrafts.id })
  return rows.length
}

/**
 * Ids of the rows that are due, one stretch of the table after another: with a million rows stored, no statement keeps the
 * embedded database from the pages and gates for longer than a few milliseconds.
 */
async function* stretchesOf(name: RetainedTable): AsyncGenerator<string[]> {
  const before = after(now(), -days(periodOf(name)))
  if (name === 'staff') {
    yield await listStaffDue(reader(), before, Number.MAX_SAFE_INTEGER)
    return
  }
  const table = TABLES[name] as typeof questions
  // What is due is asked of each row and not searched for: a database that looks for it leaves the order of the ids.
  const due = sql<number>`case when ${isDue(name, before)} then 1 else 0 end`.mapWith(Number)
  for (let last = ''; ; ) {
    const rows = await reader()
      .select({ id: table.id, due })
      .from(table)
      .where(gt(table.id, last))
      .orderBy(asc(table.id))
      .limit(ROWS_IN_A_STRETCH)
    yield rows.filter((row) => row.due === 1).map((row) => row.id)
    if (rows.length < ROWS_IN_A_STRETCH) return
    last = rows.at(-1)?.id ?? ''
    await new Promise((next) => setImmediate(next))
  }
}

function isDue(name: keyof typeof TABLES, before: Date): SQL | undefined {
  switch (name) {
    case 'auditEntries':
      return and(isNotNull(auditEntries.address), lt(auditEntries.at, before))
    case 'workingDrafts':
      return lt(workingDrafts.savedAt, before)
    case 'questions':
      return and(
        isNull(questions.erasedAt),
        or(
          and(
            inArray(questions.status, ['published', 'closed', 'declined', 'redirected', 'withdrawn', 'merged']),
            lt(questions.updatedAt, before),
          ),
          and(eq(questions.status, 'withdrawn'), lt(questions.closedAt, after(now(), -days(WITHDRAWN_KEPT_DAYS)))),
        ),
      )
    case 'outboxMessages':
      return and(
        isNull(outboxMessages.erasedAt),
        inArray(outboxMessages.state, ['sent', 'failed', 'kept']),
        lt(outboxMessages.createdAt, before),
      )
    default: {
      // What belongs to an event goes so long after the event's end.
      const table = TABLES[name] as typeof identities
      const over = reader().select({ id: events.id }).from(events).where(lt(events.endsAt, before))
      const text =
        name === 'feedback' ? isNotNull(feedback.text) : name === 'gateNotes' ? isNotNull(gateNotes.words) : undefined
      return and(isNull(table.erasedAt), text, inArray(table.eventId, over))
    }
  }
}

// What every step of a question has in common: the row moves only from where it stood, and its history row and audit entry
// are written with it.
import { and, eq, inArray } from 'drizzle-orm'
import type { AuditAction } from '#app/audit/audit-actions.ts'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { insertRows } from '#db/insert-rows.ts'
import { questionEvents, questions } from '#db/schema.ts'
import type { Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { indexCase, isOpenStatus } from './case-search.server.ts'
import { takesPart } from './co-units.server.ts'
import { type QuestionStatus, STEPS, type Step } from './question.ts'
import type { QuestionEventType } from './question-history.ts'
import { maySeeQuestion } from './question-policy.ts'
import { settleClocks } from './settle-clocks.server.ts'

export type QuestionRow = typeof questions.$inferSelect

/** The question cannot take this step where it stands now; somebody else may just have moved it. */
export type NotNow = { outcome: 'notNow'; status: QuestionStatus }

/** The question, if the actor may know of it. Throws NotFound otherwise, Forbidden when it may be seen but not handled. */
export async function getQuestionForStep(
  work: Work,
  id: string,
  may: (actor: Work['actor'], question: QuestionRow) => boolean,
  act: string,
): Promise<QuestionRow> {
  const [question] = await work.tx.select().from(questions).where(eq(questions.id, id))
  if (!question) throw new NotFound()
  if (!maySeeQuestion(work.actor, question) && !(await takesPart(work.tx, work.actor, id))) throw new NotFound()
  if (!may(work.actor, question)) throw new Forbidden(act)
  return question
}

/**
 * Moves the question by one step, and locks its row until the end of the transaction. False when it stands elsewhere by
 * now, or belongs to another department: then nothing was written. A new status starts and ends its clocks; in another
 * department nobody handles it yet.
 */
export async function moveQuestion(
  work: Work,
  question: QuestionRow,
  step: Step,
  change: Partial<typeof questions.$inferInsert>,
): Promise<boolean> {
  const moved = await work.tx
    .update(questions)
    .set({ updatedAt: work.now, ...(change.departmentId ? { handlerId: null } : {}), ...change })
    .where(
      and(
        eq(questions.id, question.id),
        eq(questions.departmentId, question.departmentId),
        inArray(questions.status, [...STEPS[step]]),
      ),
    )
    .returning({ id: questions.id })
  if (moved.length !== 1) return false
  if (change.status) {
    const departmentId = change.departmentId ?? question.departmentId
    await settleClocks(work, { id: question.id, departmentId }, change.status)
  }
  if (isFoundOtherwise(question, change)) await indexCase(work.tx, question.id)
  return true
}

/** Whether a search of cases has to learn of the change. */
function isFoundOtherwise(
  { departmentId, status, publicText, displayName }: QuestionRow,
  change: Partial<typeof questions.$inferInsert>,
): boolean {
  if (change.publicText !== undefined && change.publicText !== publicText) return true
  if (change.displayName !== undefined && change.displayName !== displayName) return true
  if (change.departmentId !== undefined && change.departmentId !== departmentId) return true
  return change.status !== undefined && isOpenStatus(change.status) !== isOpenStatus(status)
}

/** Makes whoever acts the 经办人; a program is nobody's. */
export function handledBy({ actor }: Work): { handlerId?: string } {
  return actor.kind === 'staff' ? { handlerId: actor.staffId } : {}
}

export async function notNow(tx: Tx, question: QuestionRow): Promise<NotNow> {
  const [row] = await tx.select({ status: questions.status }).from(questions).where(eq(questions.id, question.id))
  return { outcome: 'notNow', status: row?.status ?? question.status }
}

const EVENT_COLUMNS = ['id', 'questionId', 'type', 'at', 'departmentId', 'staffId', 'detail'] as const

/** A row of the history alone, for what a step brings about besides; every step itself goes through recordStep. */
export async function addEvent(
  work: Work,
  question: Pick<QuestionRow, 'id' | 'departmentId'>,
  type: QuestionEventType,
  detail: Record<string, unknown> = {},
  /** when it happened, where that is earlier than now */
  at: Date = work.now,
): Promise<void> {
  const row = {
    id: newId(),
    questionId: question.id,
    type,
    at,
    departmentId: question.departmentId,
    staffId: work.actor.kind === 'staff' ? work.actor.staffId : null,
    detail,
  }
  await insertRows(work.tx, 'questionEvent.insert', EVENT_COLUMNS, [row], (db, values, name) =>
    db.insert(questionEvents).values(values).prepare(name),
  )
}

/** Writes the history row and the audit entry of a step that was taken. `detail` holds no personal data. */
export async function recordStep(
  work: Work,
  question: Pick<QuestionRow, 'id' | 'eventId' | 'departmentId'>,
  entry: {
    event: QuestionEventType
    audit: AuditAction
    detail?: Record<string, unknown>
    auditDetail?: Record<string, unknown>
    /** when it happened, where that is earlier than now */
    at?: Date
  },
): Promise<void> {
  await addEvent(work, question, entry.event, entry.detail, entry.at)
  await recordAudit(
    work,
    entry.audit,
    { kind: 'question', id: question.id, departmentId: question.departmentId },
    entry.auditDetail ?? {},
  )
  work.changed({ kind: 'question', questionId: question.id, eventId: question.eventId })
}

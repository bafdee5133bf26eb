// Who writes an answer. The first who begins holds the draft; until it is handed in for review nobody else saves a version of
// it. Another officer of the department may take it over, which is on record, and which the former holder is told.
import { eq, ne } from 'drizzle-orm'
import { Forbidden } from '#app/platform/failures.ts'
import { answerHolds, staff } from '#db/schema.ts'
import { preparedBy, type Reader, type Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { canStep } from './question.ts'
import { mayDraft } from './question-policy.ts'
import { getQuestionForStep, moveQuestion, type NotNow, notNow, recordStep } from './question-step.server.ts'

type Held = { id: string; departmentId: string }
export type DraftHold = { staffId: string; name: string; heldSince: Date; takenFrom: string | null }
export type HeldByOther = { outcome: 'heldByOther' }

/** Who holds the draft. A hold of a department that the question has left counts no more. */
export async function findHold(reader: Reader | Tx, question: Held): Promise<DraftHold | undefined> {
  const [hold] = await preparedBy(reader, 'questions.draft-hold', question.id, (db, value) =>
    db
      .select({
        staffId: answerHolds.staffId,
        name: staff.name,
        heldSince: answerHolds.heldSince,
        takenFrom: answerHolds.takenFrom,
        departmentId: answerHolds.departmentId,
      })
      .from(answerHolds)
      .innerJoin(staff, eq(staff.id, answerHolds.staffId))
      .where(eq(answerHolds.questionId, value)),
  )
  return hold?.departmentId === question.departmentId ? hold : undefined
}

/** True when somebody else than the acting person holds the draft. */
export async function isHeldByOther(work: Work, question: Held): Promise<boolean> {
  const hold = await findHold(work.tx, question)
  return hold !== undefined && !(work.actor.kind === 'staff' && hold.staffId === work.actor.staffId)
}

/** The acting person begins to write: holds the draft, unless somebody of the department does. Answers who holds it then. */
export async function holdDraft(work: Work, question: Held): Promise<DraftHold | undefined> {
  if (work.actor.kind !== 'staff') throw new Forbidden('hold this draft')
  const { departmentId } = question
  const hold = { departmentId, staffId: work.actor.staffId, heldSince: work.now, takenFrom: null }
  await work.tx
    .insert(answerHolds)
    .values({ questionId: question.id, ...hold })
    .onConflictDoUpdate({
      target: answerHolds.questionId,
      set: hold,
      setWhere: ne(answerHolds.departmentId, departmentId),
    })
  return findHold(work.tx, question)
}

export type TakeOverOutcome = { outcome: 'takenOver' } | HeldByOther | NotNow

/**
 * Takes the draft over from the one whom the actor saw holding it; refused when it is somebody else by now. Of an answer that
 * nobody holds, or that the actor holds already, they are simply the holder.
 */
export async function takeOverDraft(work: Work, id: string, seenHolder: string): Promise<TakeOverOutcome> {
  const question = await getQuestionForStep(work, id, mayDraft, 'take over this draft')
  const step = canStep('correct', question.status) ? 'correct' : 'draft'
  // The row is locked, so that a version saved at the same time counts before or after, not in between.
  if (!(await moveQuestion(work, question, step, {}))) return notNow(work.tx, question)
  const hold = await holdDraft(work, question)
  if (work.actor.kind !== 'staff') throw new Forbidden('take over this draft')
  const { staffId } = work.actor
  if (!hold || hold.staffId === staffId) return { outcome: 'takenOver' }
  if (hold.staffId !== seenHolder) return { outcome: 'heldByOther' }
  await work.tx
    .update(answerHolds)
    .set({ staffId, heldSince: work.now, takenFrom: hold.staffId })
    .where(eq(answerHolds.questionId, question.id))
  await recordStep(work, question, {
    event: 'draftTakenOver',
    audit: 'question.draft-taken-over',
    auditDetail: { from: hold.staffId },
  })
  return { outcome: 'takenOver' }
}

/** The draft is handed in: nobody holds it any more. */
export async function releaseDraft(work: Work, questionId: string): Promise<void> {
  await work.tx.delete(answerHolds).where(eq(answerHolds.questionId, questionId))
}

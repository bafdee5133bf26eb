// Questions that were merged into another: they end when that one ends, and their askers are told what its asker is told.
import { and, asc, eq, isNull } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { questionEvents, questions } from '#db/schema.ts'
import { preparedBy, type Reader, type Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'

/** Those merged into this question. Chains do not exist: whoever merges a question takes along what was merged into it. */
export async function listMerged(reader: Pick<Tx, 'select'> | Reader, questionId: string) {
  return preparedBy(reader, 'questions.merged', questionId, (db, value) =>
    db
      .select()
      .from(questions)
      .where(eq(questions.mergedIntoId, value))
      .orderBy(asc(questions.receivedAt), asc(questions.id)),
  )
}

/** Closes what was merged into a question that has ended, each with its line in the history. */
export async function closeMerged(work: Work, question: { id: string }, ending: string): Promise<void> {
  const closed = await work.tx
    .update(questions)
    .set({ closedAt: work.now, updatedAt: work.now })
    .where(and(eq(questions.mergedIntoId, question.id), eq(questions.status, 'merged'), isNull(questions.closedAt)))
    .returning({ id: questions.id, departmentId: questions.departmentId, eventId: questions.eventId })
  for (const { id, departmentId, eventId } of closed) {
    await work.tx.insert(questionEvents).values({
      id: newId(),
      questionId: id,
      type: 'closed',
      at: work.now,
      departmentId,
      staffId: work.actor.kind === 'staff' ? work.actor.staffId : null,
      detail: { with: question.id, ending },
    })
    work.changed({ kind: 'question', questionId: id, eventId })
  }
}

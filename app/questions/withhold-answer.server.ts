// Taking a published answer out of public reading. The entry stays, with its reason: what is withheld is still counted and
// still answered for (国办发〔2016〕80号: 不予公开的说明理由).
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { cleanText } from '#app/platform/text.ts'
import { answerVersions, questions } from '#db/schema.ts'
import { removeDocument } from '#db/search-index.ts'
import type { Work } from '#db/work.ts'
import { findPersonalData, type PersonalDataHint } from './personal-data-hints.ts'
import { mayPublish } from './question-policy.ts'
import { getQuestionForStep, moveQuestion, type NotNow, notNow, recordStep } from './question-step.server.ts'
import { tellAsker } from './tell-asker.server.ts'

export type WithholdOutcome =
  | { outcome: 'withheld' }
  | { outcome: 'alreadyWithheld' }
  | { outcome: 'personalData'; hints: PersonalDataHint[] }
  | NotNow

/**
 * Takes down every version that was public: a later correction shows itself, and none of those before it. Tells the asker why.
 * Needs no review, because it shows less, not more; it works at once, as a leak demands. To withhold an answer from the
 * start, draft it so (publicity `withheld`): it is then reviewed like any other.
 */
export async function withholdAnswer(
  work: Work,
  id: string,
  reason: string,
  keepHints = false,
): Promise<WithholdOutcome> {
  const question = await getQuestionForStep(work, id, mayPublish, 'withhold this answer')
  if (!question.publishedVersionId) return notNow(work.tx, question)
  if (question.publicity === 'withheld') return { outcome: 'alreadyWithheld' }
  const hints = findPersonalData(reason)
  if (hints.length > 0 && !keepHints) return { outcome: 'personalData', hints }
  // The row is locked before it is looked at again: of two at once the second finds the answer taken down.
  if (!(await moveQuestion(work, question, 'withhold', {}))) return notNow(work.tx, question)
  const [locked] = await work.tx.select({ publicity: questions.publicity }).from(questions).where(eq(questions.id, id))
  if (locked?.publicity === 'withheld') return { outcome: 'alreadyWithheld' }
  const moved = await moveQuestion(work, question, 'withhold', {
    publicity: 'withheld',
    withholdReason: cleanText(reason),
  })
  if (!moved) return notNow(work.tx, question)
  await work.tx
    .update(answerVersions)
    .set({ withdrawnAt: work.now })
    .where(
      and(eq(answerVersions.questionId, id), isNotNull(answerVersions.publishedAt), isNull(answerVersions.withdrawnAt)),
    )
  await removeDocument(work.tx, id)
  await tellAsker(work, 'answer-withheld', question, question.publishedVersionId, { reason: cleanText(reason) })
  await recordStep(work, question, { event: 'withheld', audit: 'question.answer-withheld' })
  work.changed({ kind: 'answer', questionId: id })
  return { outcome: 'withheld' }
}

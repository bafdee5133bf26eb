// Writing an answer in its editor: kept while it is written, saved as a version by its button.

import type { DraftSubject, DraftValues } from '#app/drafts/draft.ts'
import { discardWorkingDraft, dropWorkingDraft, keepWorkingDraft } from '#app/drafts/working-drafts.server.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import type { Work } from '#db/work.ts'
import { type CorrectOutcome, correctAnswer } from './correct-answer.server.ts'
import { type DraftAnswer, draftAnswer, latestVersion } from './draft-answer.server.ts'
import { holdDraft } from './hold-draft.server.ts'
import { canStep } from './question.ts'
import { mayDraft } from './question-policy.ts'
import { getQuestionForStep } from './question-step.server.ts'

export const answerDraftOf = (question: { id: string; departmentId: string }): DraftSubject => ({
  kind: 'answer',
  id: question.id,
  departmentId: question.departmentId,
})

const isWritable = (status: Parameters<typeof canStep>[1]) => canStep('draft', status) || canStep('correct', status)

/**
 * Keeps the editor as it stands, and makes the writer the holder of the draft where nobody is. Says who holds it when it is
 * somebody else, and whether another version was saved since (`newer`). What was typed is kept in every case.
 */
export async function keepAnswerDraft(work: Work, id: string, values: DraftValues) {
  const question = await getQuestionForStep(work, id, mayDraft, 'draft this answer')
  const basedOn = versionOf(values.basedOn)
  const savedAt = await keepWorkingDraft(work, answerDraftOf(question), { values, basedOn })
  const hold = isWritable(question.status) ? await holdDraft(work, question) : undefined
  const isOwn = work.actor.kind === 'staff' && hold?.staffId === work.actor.staffId
  const latest = await latestVersion(work.tx, id)
  return { savedAt, newer: (latest?.number ?? 0) !== basedOn, heldBy: hold && !isOwn ? hold.name : null }
}

/**
 * Saves what stands in the editor as a version; the writer holds the draft from then on. When somebody else holds it, nothing
 * is saved, and what was typed is kept as the writer's working draft, for when they have taken over.
 */
export async function writeAnswer(
  work: Work,
  id: string,
  step: 'draft' | 'correct',
  { form, values }: { form: DraftAnswer; values: DraftValues },
): Promise<CorrectOutcome> {
  const outcome =
    step === 'draft'
      ? await draftAnswer(work, id, form)
      : await correctAnswer(work, id, { ...form, correctionNote: form.correctionNote ?? '' })
  if (outcome.outcome !== 'drafted' && outcome.outcome !== 'unchanged' && outcome.outcome !== 'heldByOther') {
    return outcome
  }
  const question = await getQuestionForStep(work, id, mayDraft, 'draft this answer')
  if (outcome.outcome === 'heldByOther') {
    await keepWorkingDraft(work, answerDraftOf(question), { values, basedOn: versionOf(values.basedOn) })
    return outcome
  }
  await holdDraft(work, question)
  await dropWorkingDraft(work, answerDraftOf(question))
  return outcome
}

/** Throws the acting person's own working draft of the answer away. */
export async function discardAnswerDraft(work: Work, id: string) {
  return discardWorkingDraft(work, answerDraftOf(await getQuestionForStep(work, id, mayDraft, 'draft this answer')))
}

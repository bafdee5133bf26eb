// 更正: a published answer is changed by a new version with a note, reviewed and published like the first. Until then the
// former version stays public; afterwards all published versions stay readable.
import type { Work } from '#db/work.ts'
import { type DraftAnswer, type DraftOutcome, saveVersion } from './draft-answer.server.ts'
import { mayDraft } from './question-policy.ts'
import { getQuestionForStep } from './question-step.server.ts'

export type CorrectOutcome = DraftOutcome | { outcome: 'noteMissing' }

/** Begins a correction. Refused without a note that tells readers what is changed and why. */
export async function correctAnswer(
  work: Work,
  id: string,
  input: DraftAnswer & { correctionNote: string },
): Promise<CorrectOutcome> {
  const question = await getQuestionForStep(work, id, mayDraft, 'correct this answer')
  if (input.correctionNote.trim() === '') return { outcome: 'noteMissing' }
  return saveVersion(work, question, 'correct', input)
}

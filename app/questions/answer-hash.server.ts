// The fingerprint that reviews are bound to. Whatever of a version can reach the public is in it.
import { createHash } from 'node:crypto'
import type { Publicity } from './question.ts'

export type AnswerContent = {
  text: string
  policyBasis: string
  questionText: string
  publicity: Publicity
  withholdReason: string | null
}

/** SHA-256, hex, over all parts; JSON keeps them apart, so that no text can be moved from one part to the next. */
export function answerHash({ text, policyBasis, questionText, publicity, withholdReason }: AnswerContent): string {
  return createHash('sha256')
    .update(JSON.stringify([text, policyBasis, questionText, publicity, withholdReason]))
    .digest('hex')
}

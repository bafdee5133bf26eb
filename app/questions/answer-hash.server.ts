// The fingerprint that reviews are bound to. Whatever of a version can reach the public or the asker is in it.
import { createHash } from 'node:crypto'
import type { Citation } from './citation.ts'
import type { Publicity } from './question.ts'

export type Adoption = 'adopted' | 'partly' | 'notAdopted'
export type AnswerFile = { hash: string; name: string; publicity: 'public' | 'asker' | 'internal' }

export type AnswerContent = {
  text: string
  policyBasis: string
  questionText: string
  publicity: Publicity
  withholdReason: string | null
  askerText?: string | null
  toAsker?: boolean
  adoption?: Adoption | null
  adoptionReason?: string | null
  citations?: readonly Citation[]
  files?: readonly AnswerFile[]
}

/**
 * SHA-256, hex, over all parts; JSON keeps them apart, so that no text can be moved from one part to the next. Parts that a
 * version does not have are left out, so that versions from before those parts existed keep their hash.
 */
export function answerHash(content: AnswerContent): string {
  const { text, policyBasis, questionText, publicity, withholdReason } = content
  const more = {
    ...(content.askerText ? { askerText: content.askerText } : {}),
    ...(content.toAsker ? { toAsker: true } : {}),
    ...(content.adoption ? { adoption: content.adoption, adoptionReason: content.adoptionReason ?? '' } : {}),
    ...(content.citations?.length
      ? { citations: content.citations.map((one) => [one.title, one.number, one.article, one.url, one.checkedOn]) }
      : {}),
    ...(content.files?.length
      ? { files: content.files.map(({ hash, name, publicity: who }) => [hash, name, who]) }
      : {}),
  }
  const parts: unknown[] = [text, policyBasis, questionText, publicity, withholdReason]
  if (Object.keys(more).length > 0) parts.push(more)
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

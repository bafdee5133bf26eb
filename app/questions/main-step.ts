// The step that brings a case forward where it stands, for whoever looks at it: where the key `e` leads to. Pure.
import type { QuestionStatus } from './question.ts'

export type MainStep = 'accept' | 'acknowledge' | 'redact' | 'draft' | 'requestReview' | 'review' | 'publish'

type Case = {
  status: QuestionStatus
  may: Readonly<Record<MainStep, boolean>>
  publicText: string | null
  latest: { copyChanged: boolean; isOwn: boolean } | null | undefined
  /** reviews that the newest version still lacks */
  missing: readonly string[]
}

/** One step or none: what is ready goes on first, then what is still to be written. */
export function mainStepOf({ status, may, publicText, latest, missing }: Case): MainStep | undefined {
  if (may.accept) return 'accept'
  if (may.acknowledge) return 'acknowledge'
  if (may.redact && publicText === null) return 'redact'
  const stands = latest && !latest.copyChanged
  if (may.requestReview && stands) return 'requestReview'
  const isOthers = stands && !latest.isOwn
  if (may.review && isOthers && missing.length > 0) return 'review'
  if (may.publish && isOthers && missing.length === 0 && (status === 'approved' || status === 'inReview')) {
    return 'publish'
  }
  return may.draft && status !== 'inReview' && status !== 'approved' ? 'draft' : undefined
}

// What each review looks at (政治、保密、法律、准确: the four criteria of local 保密审查制度). Whoever passes a version says so
// for each; the ticks are kept with the review and printed on the 审查单.
import type { ReviewType } from './question.ts'

export const REVIEW_CRITERIA = {
  business: ['factsAccurate', 'answersQuestion', 'figuresConsistent', 'clearWords'],
  legal: ['basisInForce', 'withinAuthority', 'lawful'],
  secrecy: ['politicallySound', 'noStateSecret', 'noWorkSecret', 'noPrivacy', 'othersConsent'],
} as const satisfies Record<ReviewType, readonly string[]>
export type Criterion = (typeof REVIEW_CRITERIA)[ReviewType][number]

export function missingCriteria(type: ReviewType, ticked: readonly string[]): Criterion[] {
  return REVIEW_CRITERIA[type].filter((criterion) => !ticked.includes(criterion))
}

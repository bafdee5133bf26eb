// 审查单: the written record of what was reviewed, by whom, on which version; of the newest, or of any before it.
import type { StaffActor } from '#app/platform/actor.ts'
import { formatMomentShort } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import type { Reader } from '#db/store.ts'
import { readSignOff } from './case-answer.server.ts'
import { type CaseFile, getCaseFile } from './case-file.server.ts'
import { questionTitle, REQUIRED_REVIEWS } from './question.ts'

/** The required reviews as they stand for one version, each on its very hash. */
export function reviewCards(
  reviews: CaseFile['reviews'],
  version: { id: string; hash: string } | undefined,
  language: Language,
) {
  return REQUIRED_REVIEWS.map((type) => {
    const review = reviews.find(
      (one) => one.type === type && one.versionId === version?.id && one.versionHash === version.hash,
    )
    return {
      type,
      state: review?.verdict ?? ('waiting' as const),
      note: review?.note ?? '',
      criteria: review?.criteria ?? [],
      by: review ? { name: review.reviewer, moment: formatMomentShort(review.reviewedAt, language) } : null,
    }
  })
}

/** `number` left out is the newest version. Throws NotFound for a version that is not there, and for who may not see the case. */
export async function readReviewSheet(
  reader: Reader,
  actor: StaffActor,
  { id, number }: { id: string; number?: number },
  language: Language,
) {
  const { question, department, versions, reviews } = await getCaseFile(reader, actor, id)
  const version = number === undefined ? versions[0] : versions.find((one) => one.number === number)
  if (number !== undefined && !version) throw new NotFound()
  return {
    id,
    trackingCode: question.trackingCode,
    title: questionTitle(question.publicText ?? question.originalText),
    department: localName(language, department.name, department.nameEn),
    version: version && {
      number: version.number,
      isNewest: version === versions[0],
      hash: version.hash,
      drafter: version.drafter,
      policyBasis: version.policyBasis,
      publicity: version.publicity,
      withholdReason: version.withholdReason,
      adoption: version.adoption,
      adoptionReason: version.adoptionReason ?? '',
      reusedFromId: version.reusedFromId,
      questionText: version.questionText,
      html: renderMarkdown(version.text),
      signed: await readSignOff(reader, version.id, language),
    },
    reviews: reviewCards(reviews, version, language),
  }
}

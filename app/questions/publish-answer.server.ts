// Publishing is a legal act with a gate: every required review passed on the hash of this very version, and the person who
// signs it off did not write it (先审查后公开).
import { eq } from 'drizzle-orm'
import { plainText } from '#app/platform/markdown.server.ts'
import { answerVersions, questions } from '#db/schema.ts'
import { indexDocument, removeDocument } from '#db/search-index.ts'
import type { Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { answerHash } from './answer-hash.server.ts'
import { isWriter } from './answer-writers.ts'
import { missingConfirmations } from './co-units.server.ts'
import { type AnswerVersion, findWriters, latestVersion } from './draft-answer.server.ts'
import { tellFollowers } from './follow-answer.server.ts'
import type { ReviewType } from './question.ts'
import { mayPublish } from './question-policy.ts'
import {
  getQuestionForStep,
  moveQuestion,
  type NotNow,
  notNow,
  type QuestionRow,
  recordStep,
} from './question-step.server.ts'
import { closeRework } from './rate-answer.server.ts'
import { missingReviews } from './review-answer.server.ts'
import { isSignedOff } from './sign-off.server.ts'
import { tellAsker } from './tell-asker.server.ts'
import { freshUpkeep } from './upkeep.ts'
import { partsOfVersion } from './version-parts.server.ts'

export type PublishOutcome =
  | { outcome: 'published' | 'corrected' | 'withheld'; version: number }
  | { outcome: 'ownDraft' }
  | { outcome: 'otherVersion' }
  | { outcome: 'publicCopyChanged' }
  | { outcome: 'reviewsMissing'; missing: ReviewType[] }
  | { outcome: 'signOffMissing' }
  | { outcome: 'confirmationsMissing'; departments: string[] }
  | NotNow

/**
 * Makes the newest version public and tells the asker; a withheld one becomes an entry with its reason and no text.
 * `versionHash` is the version that the publisher had before them.
 */
export async function publishAnswer(work: Work, id: string, versionHash: string): Promise<PublishOutcome> {
  const question = await getQuestionForStep(work, id, mayPublish, 'publish this answer')
  if (!(await moveQuestion(work, question, 'publish', {}))) return notNow(work.tx, question)
  const version = await latestVersion(work.tx, id)
  if (!version || version.hash !== versionHash) return { outcome: 'otherVersion' }
  const parts = await partsOfVersion(work.tx, version.id)
  if (version.hash !== answerHash({ ...version, ...parts })) return { outcome: 'otherVersion' }
  if (isWriter(work.actor, await findWriters(work.tx, version))) return { outcome: 'ownDraft' }
  if (version.questionText !== question.publicText) return { outcome: 'publicCopyChanged' }
  const missing = await missingReviews(work.tx, version)
  if (missing.length > 0) return { outcome: 'reviewsMissing', missing }
  if (!(await isSignedOff(work.tx, version))) return { outcome: 'signOffMissing' }

  const unconfirmed = await missingConfirmations(work.tx, question, version.hash, work.now)
  if (unconfirmed.length > 0) return { outcome: 'confirmationsMissing', departments: unconfirmed }

  const isCorrection = question.publishedVersionId !== null
  const rework = await closeRework(work, id, version.id)
  await moveQuestion(work, question, 'publish', {
    status: 'published',
    outcome: version.adoption ? ADOPTION_OUTCOME[version.adoption] : 'answered',
    publicity: version.publicity,
    withholdReason: version.withholdReason,
    publishedVersionId: version.id,
    publishedAt: question.publishedAt ?? work.now,
    ...freshUpkeep(version.draftedBy, work.now),
  })
  await work.tx.update(answerVersions).set({ publishedAt: work.now }).where(eq(answerVersions.id, version.id))
  await showInSearch(work.tx, question, version)

  const outcome = version.publicity === 'withheld' ? 'withheld' : isCorrection ? 'corrected' : 'published'
  const detail = {
    version: version.number,
    hash: version.hash,
    publicity: version.publicity,
    ...(rework ? { rework } : {}),
  }
  await recordStep(work, question, { ...WORDS[outcome], detail, auditDetail: detail })
  const kind = rework ? 'answer-reworked' : isCorrection ? 'answer-corrected' : 'answer-published'
  const cause = `version-${version.number}`
  await tellAsker(work, kind, question, cause)
  await tellFollowers(work, question, {
    cause,
    corrected: isCorrection,
    note: version.correctionNote ?? undefined,
  })
  work.changed({ kind: 'answer', questionId: id })
  return { outcome, version: version.number }
}

const ADOPTION_OUTCOME = { adopted: 'adopted', partly: 'partlyAdopted', notAdopted: 'notAdopted' } as const

const WORDS = {
  published: { event: 'published', audit: 'question.answer-published' },
  corrected: { event: 'corrected', audit: 'question.answer-corrected' },
  withheld: { event: 'withheld', audit: 'question.answer-withheld' },
} as const

async function showInSearch(tx: Tx, question: Pick<QuestionRow, 'id'>, version: AnswerVersion): Promise<void> {
  if (version.publicity === 'withheld') return removeDocument(tx, question.id)
  await indexDocument(tx, {
    kind: 'answer',
    id: question.id,
    title: version.questionText,
    text: `${plainText(version.text)}\n${version.policyBasis}`,
  })
}

/** Puts every published answer into the search index again; for restored or imported data. */
export async function indexPublishedAnswers(tx: Tx): Promise<number> {
  const published = await tx
    .select({ question: questions, version: answerVersions })
    .from(questions)
    .innerJoin(answerVersions, eq(answerVersions.id, questions.publishedVersionId))
  for (const { question, version } of published) {
    await showInSearch(tx, question, { ...version, publicity: question.publicity ?? version.publicity })
  }
  return published.length
}

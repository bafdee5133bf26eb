// Drafting: every save is a version, and a version is never changed. A new version voids the reviews of the one before it.
import { desc, eq } from 'drizzle-orm'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { cleanText } from '#app/platform/text.ts'
import { answerVersions } from '#db/schema.ts'
import { preparedBy, type Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { type Adoption, type AnswerFile, answerHash } from './answer-hash.server.ts'
import { writersOf } from './answer-writers.ts'
import { type Citation, citationsLine } from './citation.ts'
import { type HeldByOther, isHeldByOther } from './hold-draft.server.ts'
import { findPersonalData, findPersonalDataInAnswer, type PersonalDataHint } from './personal-data-hints.ts'
import type { Publicity, Step } from './question.ts'
import { mayDraft } from './question-policy.ts'
import {
  addEvent,
  getQuestionForStep,
  handledBy,
  moveQuestion,
  type NotNow,
  notNow,
  type QuestionRow,
  recordStep,
} from './question-step.server.ts'
import { partsOfVersion, writeVersionParts } from './version-parts.server.ts'

export type AnswerVersion = typeof answerVersions.$inferSelect
export type DraftAnswer = {
  text: string
  policyBasis: string
  publicity: Publicity
  withholdReason: string | null
  /** number of the version the writer had before them, 0 for none: two people at once do not overwrite each other */
  basedOn: number
  keepHints: boolean
  /** what it rests on, as data; then `policyBasis` is made from them. Left out: those of the version before stay */
  citations?: readonly Citation[]
  /** only for the asker: beside the public text, or instead of it */
  askerText?: string
  /** the asker may read a withheld text with their secret link */
  toAsker?: boolean
  adoption?: Adoption | null
  adoptionReason?: string | null
  /** the answer it was written from */
  reusedFromId?: string | null
  /** left out: those of the version before stay */
  files?: readonly AnswerFile[]
  /** 更正说明, where an answer is public already: told to readers and to the asker */
  correctionNote?: string
}
export type DraftOutcome =
  | { outcome: 'drafted'; version: AnswerVersion }
  | { outcome: 'unchanged'; version: AnswerVersion }
  | { outcome: 'publicCopyMissing' }
  | { outcome: 'mayNotPublish' }
  | { outcome: 'adoptionReasonMissing' }
  | { outcome: 'newerVersion'; number: number }
  | { outcome: 'personalData'; hints: PersonalDataHint[] }
  | HeldByOther
  | NotNow

export async function latestVersion(tx: Pick<Tx, 'select'>, questionId: string): Promise<AnswerVersion | undefined> {
  const [version] = await preparedBy(tx, 'questions.latest-version', questionId, (db, value) =>
    db
      .select()
      .from(answerVersions)
      .where(eq(answerVersions.questionId, value))
      .orderBy(desc(answerVersions.number))
      .limit(1),
  )
  return version
}

/** Who wrote a version, by the versions since the last publication. */
export async function findWriters(
  tx: Pick<Tx, 'select'>,
  version: Pick<AnswerVersion, 'questionId' | 'number'>,
): Promise<Set<string>> {
  const versions = await tx
    .select({
      number: answerVersions.number,
      draftedBy: answerVersions.draftedBy,
      publishedAt: answerVersions.publishedAt,
    })
    .from(answerVersions)
    .where(eq(answerVersions.questionId, version.questionId))
  return writersOf(versions, version)
}

/**
 * Saves a new version of the answer, beside the question's public copy as it reads now. Refused while somebody else holds the
 * draft. While a published answer is being corrected, the note of the correction goes on from version to version.
 */
export async function draftAnswer(work: Work, id: string, input: DraftAnswer): Promise<DraftOutcome> {
  const question = await getQuestionForStep(work, id, mayDraft, 'draft this answer')
  return saveVersion(work, question, 'draft', input)
}

/** Why all or part of it is not public. A part may go without, from before reasons were kept for it. */
function reasonOf({ publicity, withholdReason }: DraftAnswer): string | null {
  const reason = cleanText(withholdReason ?? '')
  if (publicity === 'withheld') return reason
  return publicity === 'partial' ? reason || null : null
}

/** What drafting, correcting and writing down what was said share; who may is the caller's affair. */
export async function saveVersion(
  work: Work,
  question: QuestionRow,
  step: Extract<Step, 'draft' | 'correct'>,
  input: DraftAnswer,
): Promise<DraftOutcome> {
  if (question.publicText === null) return { outcome: 'publicCopyMissing' }
  if (!question.mayPublish && input.publicity !== 'withheld') return { outcome: 'mayNotPublish' }
  if (input.adoption && !cleanText(input.adoptionReason ?? '')) return { outcome: 'adoptionReasonMissing' }
  const before = await latestVersion(work.tx, question.id)
  const kept = before ? await partsOfVersion(work.tx, before.id) : undefined
  // A caller that knows nothing of citations and wrote another basis has replaced them.
  const sameBasis = before?.policyBasis === cleanText(input.policyBasis)
  const citations = input.citations ?? (sameBasis ? kept?.citations : undefined) ?? []
  const files = input.files ?? kept?.files ?? []
  const content = {
    text: cleanText(input.text),
    policyBasis: citations.length > 0 ? citationsLine(citations) : cleanText(input.policyBasis),
    questionText: question.publicText,
    publicity: input.publicity,
    withholdReason: reasonOf(input),
    askerText: input.publicity === 'public' ? null : cleanText(input.askerText ?? '') || null,
    toAsker: input.publicity === 'withheld' && input.toAsker === true,
    adoption: input.adoption ?? null,
    adoptionReason: input.adoption ? cleanText(input.adoptionReason ?? '') : null,
  }
  const hints = [
    ...(content.toAsker ? [] : findPersonalDataInAnswer(content.text)),
    ...findPersonalData(content.withholdReason ?? ''),
    ...findPersonalData(content.adoptionReason ?? ''),
    ...findPersonalDataInAnswer(input.correctionNote ?? ''),
  ]
  if (hints.length > 0 && !input.keepHints) return { outcome: 'personalData', hints }
  // The row is locked before the last version is read: of two people who save at once, the second learns of the first.
  if (!(await moveQuestion(work, question, step, {}))) return notNow(work.tx, question)
  if (await isHeldByOther(work, question)) return { outcome: 'heldByOther' }
  const seen = await latestVersion(work.tx, question.id)
  const hash = answerHash({ ...content, citations, files })
  const correctionNote = question.publishedVersionId
    ? cleanText(input.correctionNote ?? '') || seen?.correctionNote || null
    : null
  if (seen?.hash === hash && seen.correctionNote === correctionNote) return { outcome: 'unchanged', version: seen }
  if ((seen?.number ?? 0) !== input.basedOn) return { outcome: 'newerVersion', number: seen?.number ?? 0 }
  if (work.actor.kind !== 'staff') throw new Forbidden('draft this answer')
  const [version] = await work.tx
    .insert(answerVersions)
    .values({
      id: newId(),
      questionId: question.id,
      number: input.basedOn + 1,
      ...content,
      reusedFromId: input.reusedFromId ?? seen?.reusedFromId ?? null,
      hash,
      correctionNote,
      draftedBy: work.actor.staffId,
      createdAt: work.now,
    })
    .returning()
  await writeVersionParts(work.tx, version!.id, { citations, files })
  await moveQuestion(work, question, step, {
    status: 'drafting',
    closedAt: null,
    ...(mayDraft(work.actor, question) ? handledBy(work) : {}),
  })
  if (question.status === 'closed') await addEvent(work, question, 'reopened', { reason: 'correction' })
  await recordStep(work, question, {
    event: 'draftSaved',
    audit: 'question.answer-drafted',
    detail: { version: version!.number, hash },
    auditDetail: { version: version!.number, hash, correction: correctionNote !== null },
  })
  return { outcome: 'drafted', version: version! }
}

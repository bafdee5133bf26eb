// What belongs to the answer of a case beside its text, in words for the case page.
import { eq } from 'drizzle-orm'
import type { StaffActor } from '#app/platform/actor.ts'
import { dayOf, formatDay, formatMomentShort } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { signOffs, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { readChannels, readProgress } from './answer-channels.server.ts'
import { type AnswerEntry, getAnswer, similarAnswers } from './answer-queries.server.ts'
import { excerptOf } from './ask-page.server.ts'
import type { CaseFile } from './case-file.server.ts'
import { mayHandle, mayPublish } from './question-policy.ts'
import { passedSecrecy } from './sign-off.server.ts'
import { partsOfVersion } from './version-parts.server.ts'

const MOST_SIMILAR = 4

export async function readCaseAnswer(
  reader: Reader,
  actor: StaffActor,
  { question, versions }: CaseFile,
  language: Language,
) {
  const latest = versions[0]
  const parts = latest ? await partsOfVersion(reader, latest.id) : { citations: [], files: [] }
  const progress = await readProgress(reader, question.id, { released: false })
  const day = (at: Date) => formatDay(dayOf(at), language)
  return {
    citations: parts.citations,
    files: parts.files,
    askerText: latest?.askerText ?? '',
    toAsker: latest?.toAsker ?? true,
    adoption: latest?.adoption ?? null,
    adoptionReason: latest?.adoptionReason ?? '',
    reusedFromId: latest?.reusedFromId ?? null,
    signed: latest ? await readSignOff(reader, latest.id, language) : null,
    maySign: latest !== undefined && !(await passedSecrecy(reader, latest, actor.staffId)),
    channels: (await readChannels(reader, question.id)).map((one) => ({
      ...one,
      givenOn: formatDay(one.givenOn, language),
    })),
    progress: progress.map((one) => ({
      id: one.id,
      text: one.text,
      day: day(one.writtenAt),
      released: one.releasedAt !== null,
      isOwn: one.writtenBy === actor.staffId,
    })),
    isAdopted: question.outcome === 'adopted' || question.outcome === 'partlyAdopted',
    upkeep: question.reviewBy && {
      owner: versions.find((version) => version.draftedBy === question.upkeepOwnerId)?.drafter ?? '—',
      day: formatDay(question.reviewBy, language),
      stale: question.staleSince ? (question.staleReason ?? 'date') : null,
    },
    mayAdd: mayHandle(actor, question),
    mayRelease: mayPublish(actor, question),
  }
}
export type CaseAnswer = Awaited<ReturnType<typeof readCaseAnswer>>

/** Who signed a version off, and when; null where nobody has. */
export async function readSignOff(reader: Reader, versionId: string, language: Language) {
  const [signed] = await reader
    .select({ name: staff.name, signedAt: signOffs.signedAt })
    .from(signOffs)
    .innerJoin(staff, eq(staff.id, signOffs.signerId))
    .where(eq(signOffs.versionId, versionId))
  return signed ? { name: signed.name, moment: formatMomentShort(signed.signedAt, language) } : null
}

/** Answers to build on, beside the editor; the question itself is left out. */
export async function readReusable(reader: Reader, question: { id: string; text: string }) {
  const similar = await similarAnswers(reader, question.text, MOST_SIMILAR + 1)
  return similar
    .filter(
      (entry): entry is AnswerEntry & { score: number; answer: string } =>
        entry.id !== question.id && entry.answer !== null,
    )
    .slice(0, MOST_SIMILAR)
    .map(({ id, title, answer, score }) => ({ id, title, excerpt: excerptOf(answer, 80), score }))
}

/** The text and basis of a published answer, for a new draft. Throws NotFound for what is not public. */
export async function readSource(reader: Reader, id: string) {
  const source = await getAnswer(reader, id)
  return {
    id,
    title: source.title,
    text: source.text ?? '',
    citations: source.citations,
    policyBasis: source.policyBasis,
  }
}

// The newest version as the public page will show it, before anybody outside can read it. Made of the same parts as the page of a
// published answer, so that the two cannot differ.
import type { StaffActor } from '#app/platform/actor.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import type { Reader } from '#db/store.ts'
import { readChannels, readProgress } from './answer-channels.server.ts'
import { getCaseFile } from './case-file.server.ts'
import { unitsBesideLead } from './co-units.server.ts'
import { readPublicConcern } from './concern-queries.server.ts'
import { checkPublicTexts } from './public-check.ts'
import { questionTitle } from './question.ts'
import { reviewCards } from './review-sheet.server.ts'
import { timelinessOf } from './timeliness.ts'
import { partsOfVersion } from './version-parts.server.ts'

/**
 * The page as it would be if it were published at `now`, and the check of its texts; `answer` is null while nothing is
 * drafted. Throws NotFound for who may not see the case.
 */
export async function readAnswerPreview(reader: Reader, actor: StaffActor, id: string, language: Language, now: Date) {
  const { question, department, event, versions, reviews } = await getCaseFile(reader, actor, id)
  const [latest] = versions
  if (!latest) return { id, answer: null, check: null, secrecy: null }
  const isWithheld = latest.publicity === 'withheld'
  const { citations, files } = await partsOfVersion(reader, latest.id)
  const shown = isWithheld ? [] : files.filter(({ publicity }) => publicity === 'public')
  const publishedAt = question.publishedAt ?? now
  const concern = isWithheld ? null : await readPublicConcern(reader, id)
  const isFirst = versions.every((one) => one.id === latest.id || one.publishedAt === null)
  return {
    id,
    answer: {
      id,
      title: isWithheld ? '' : questionTitle(latest.questionText),
      kind: question.kind,
      topic: question.topic,
      event: event && { slug: event.slug, title: localName(language, event.title, event.titleEn) },
      question: latest.questionText,
      displayName: isWithheld ? null : question.displayName,
      receivedAt: question.receivedAt,
      publishedAt,
      versionAt: latest.publishedAt ?? now,
      // Publishing counts as having looked whether it holds.
      checkedAt: latest.publishedAt ? question.checkedAt : now,
      inTime:
        timelinessOf({ dueAt: question.dueAt, dueRule: question.dueRule, doneAt: publishedAt }, publishedAt) ===
        'onTime',
      html: isWithheld ? null : renderMarkdown(latest.text),
      policyBasis: isWithheld ? '' : latest.policyBasis,
      citations: isWithheld ? [] : citations,
      partial: latest.publicity === 'partial',
      partialReason: latest.publicity === 'partial' ? latest.withholdReason : null,
      withholdReason: isWithheld ? latest.withholdReason : null,
      department: localName(language, department.name, department.nameEn),
      coUnits: ((await unitsBesideLead(reader, [id])).get(id) ?? []).map((unit) =>
        localName(language, unit.name, unit.nameEn),
      ),
      corrected: !isFirst || Boolean(latest.correctionNote),
      concern,
      files: shown.map(({ id: fileId, name }) => ({ id: fileId, name })),
      adoption: latest.adoption,
      adoptionReason: latest.adoptionReason,
      toAsker: latest.toAsker,
      stale: latest.publishedAt !== null && question.staleSince !== null,
      channels: await readChannels(reader, id),
      progress: (await readProgress(reader, id, { released: true })).map(({ text, releasedAt }) => ({
        text,
        at: releasedAt,
      })),
    },
    check: checkPublicTexts({
      ...latest,
      displayName: question.displayName,
      topic: question.topic,
      files: shown.map(({ name }) => name),
    }),
    secrecy: reviewCards(reviews, latest, language).find(({ type }) => type === 'secrecy') ?? null,
  }
}

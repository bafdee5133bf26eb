// A published answer as a letter, in words of the reader's language.
import { config } from '#app/config.server.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { plainText, renderMarkdown } from '#app/platform/markdown.server.ts'
import type { Reader } from '#db/store.ts'
import { readChannels, readProgress } from './answer-channels.server.ts'
import { getAnswer, otherAnswers, type PublishedVersion } from './answer-queries.server.ts'
import { readThread } from './answer-thread.server.ts'
import { unitsBesideLead } from './co-units.server.ts'
import { readPublicConcern } from './concern-queries.server.ts'
import { publicRating } from './feedback.server.ts'
import { countChanges, textChanges } from './text-changes.ts'
import { timelinessOf } from './timeliness.ts'

const MOST_OTHERS = 5

/** The address of an answer on this site. */
export function answerUrl(id: string): string {
  return `${config().publicOrigin}/answers/${id}`
}

/** What reads otherwise than in the published version before; null for the first. */
function changesSince(before: PublishedVersion | undefined, { text }: PublishedVersion) {
  if (!before) return null
  const parts = textChanges(before.text, text)
  return { since: before.number, parts, count: countChanges(parts) }
}

/** Throws NotFound for what is not public. */
export async function readAnswerPage(reader: Reader, id: string, language: Language) {
  const { text, versions, department, event, dueAt, dueRule, ...answer } = await getAnswer(reader, id)
  const others = await otherAnswers(reader, { id, department }, MOST_OTHERS)
  const { parent, followUp } = await readThread(reader, id, language)
  const timeliness = timelinessOf({ dueAt, dueRule, doneAt: answer.publishedAt }, answer.publishedAt)
  return {
    ...answer,
    html: text === null ? null : renderMarkdown(text),
    description: text === null ? '' : [...plainText(text)].slice(0, 120).join(''),
    department: { code: department.code, name: localName(language, department.name, department.nameEn) },
    event: event && { slug: event.slug, title: localName(language, event.title, event.titleEn) },
    inTime: timeliness === 'onTime',
    rating: await publicRating(reader, id),
    concern: text === null ? null : await readPublicConcern(reader, id),
    channels: await readChannels(reader, id),
    progress: (await readProgress(reader, id, { released: true })).map(({ text: words, releasedAt }) => ({
      text: words,
      at: releasedAt,
    })),
    parent,
    followUp,
    coUnits: ((await unitsBesideLead(reader, [id])).get(id) ?? []).map((unit) =>
      localName(language, unit.name, unit.nameEn),
    ),
    versions: versions.map((version, index) => ({
      number: version.number,
      publishedAt: version.publishedAt,
      correctionNote: version.correctionNote,
      html: index === 0 ? null : renderMarkdown(version.text),
      changes: changesSince(versions[index + 1], version),
    })),
    others: others.map((other) => ({
      id: other.id,
      title: other.title,
      department: localName(language, other.department.name, other.department.nameEn),
      publishedAt: other.publishedAt,
    })),
  }
}
export type AnswerPageData = Awaited<ReturnType<typeof readAnswerPage>>

// What the API says of questions and answers; the shapes of the contract.
import { dayOf, isoOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import type { AnswerCursor, AnswerEntry } from './answer-queries.server.ts'
import type { Channel } from './channel.ts'
import type { NamedUnit } from './co-units.server.ts'
import { eventWord, trackedStateWord } from './question-words.ts'
import type { TrackedQuestion } from './track-question.server.ts'

function apiDepartment(
  { code, name, nameEn }: { code: string; name: string; nameEn: string | null },
  language: Language,
) {
  return { code, name: localName(language, name, nameEn) }
}

/** The body of GET /api/v1/questions/{trackingCode}. */
export function apiQuestion(question: TrackedQuestion, language: Language) {
  const { department, answer } = question
  const named = apiDepartment(department, language)
  const units = question.coUnits.map((unit) => apiDepartment(unit, language))
  return {
    trackingCode: question.trackingCode,
    state: question.state,
    stateLabel: trackedStateWord(question, language),
    text: question.publicText,
    department: named,
    dueOn: dayOf(question.dueAt),
    timeliness: question.timeliness,
    timeline: question.timeline.map((entry) => ({ at: isoOf(entry.at), label: eventWord(entry.type, language) })),
    ...(question.decline ? { declined: { reason: question.decline.reason, route: question.decline.route } } : {}),
    ...(answer && answer.text !== null
      ? { answer: { text: answer.text, publishedAt: isoOf(answer.publishedAt), departments: [named, ...units] } }
      : {}),
    ...(answer && answer.text === null ? { withheld: { reason: answer.withholdReason } } : {}),
  }
}

/** An item of GET /api/v1/answers. */
export function apiAnswerEntry(
  entry: AnswerEntry,
  url: string,
  language: Language,
  channels: readonly { channel: Channel; title: string; url: string; givenOn: string }[] = [],
  coUnits: readonly NamedUnit[] = [],
) {
  const department = apiDepartment(entry.department, language)
  return {
    id: entry.id,
    question: entry.question,
    answer: entry.answer,
    department,
    /** who answered: the department, and those that had a part in it */
    departments: [department, ...coUnits.map((unit) => apiDepartment(unit, language))],
    publishedAt: isoOf(entry.publishedAt),
    url,
    /** where the same answer was given */
    channels: channels.map(({ url: link, ...one }) => ({ ...one, ...(link ? { url: new URL(link, url).href } : {}) })),
  }
}

/** Cursors are opaque outside; inside, where the page before ended. */
export function writeAnswerCursor({ publishedAt, id }: AnswerCursor): string {
  return Buffer.from(`${publishedAt.getTime()} ${id}`).toString('base64url')
}

/** undefined for anything that writeAnswerCursor did not make. */
export function readAnswerCursor(cursor: string): AnswerCursor | undefined {
  const match = /^(\d{1,15}) ([A-Za-z0-9-]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  return match?.[1] && match[2] ? { publishedAt: new Date(Number(match[1])), id: match[2] } : undefined
}

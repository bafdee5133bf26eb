// One page of the answer library, in words of the reader's language, with the words searched for marked.
import { dayOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { type MarkedPart, markHits, queryPieces, type SearchPiece } from '#app/platform/search-terms.ts'
import type { Reader } from '#db/store.ts'
import { listAnswerChoices } from './answer-choices.server.ts'
import type { AnswerListQuery } from './answer-list-query.ts'
import { type AnswerEntry, listAnswers } from './answer-queries.server.ts'
import { excerptOf } from './ask-page.server.ts'
import { readConcernKinds } from './concern-kinds.server.ts'
import { concernShort } from './concern-kinds.ts'
import { type EventLedger, eventQuestionLedger, findLedgerEvent } from './event-ledger.server.ts'

const PAGE_SIZE = 20
const EXCERPT = 140
const BEFORE_HIT = 20

export type ListedAnswer = {
  id: string
  kind: AnswerEntry['kind']
  title: MarkedPart[]
  excerpt: MarkedPart[]
  withheldReason: string | null
  department: string
  event: string | null
  publishedAt: Date
}

export async function readAnswersPage(reader: Reader, query: AnswerListQuery, language: Language, now: Date) {
  const { q, page, ...filter } = query
  const { items, total, more } = await listAnswers(reader, {
    ...filter,
    query: q,
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  })
  const choices = await listAnswerChoices(reader)
  const kinds = await readConcernKinds(reader)
  const event = filter.event ? await findLedgerEvent(reader, filter.event) : undefined
  const ledger = event ? await eventQuestionLedger(reader, event.id, now) : null
  return {
    query,
    items: items.map((entry) => listed(entry, q ?? '', language)),
    total,
    more,
    pages: Math.ceil(total / PAGE_SIZE),
    topics: choices.topics,
    concerns: kinds
      .filter(({ key }) => choices.concerns.includes(key))
      .map(({ key }) => ({ value: key, label: concernShort(kinds, key, language) })),
    departments: choices.departments.map(({ code, name, nameEn }) => ({
      code,
      name: localName(language, name, nameEn),
    })),
    events: eventsOffered(),
    years: yearsSince(choices.since, now),
    event: event ? { slug: event.slug, title: localName(language, event.title, event.titleEn) } : null,
    ledger: ledger && ledgerInWords(ledger, language),
  }

  /** Also the one chosen now, when it is too old for the list or has no answer yet. */
  function eventsOffered() {
    const listed = choices.events.some(({ slug }) => slug === event?.slug)
    return (event && !listed ? [event, ...choices.events] : choices.events).map(({ slug, title, titleEn }) => ({
      slug,
      title: localName(language, title, titleEn),
    }))
  }
}

function listed(entry: AnswerEntry, q: string, language: Language): ListedAnswer {
  const pieces = queryPieces(q)
  const title = markHits(entry.title, pieces)
  return {
    id: entry.id,
    kind: entry.kind,
    title,
    excerpt: excerptOfEntry(entry, title, pieces),
    withheldReason: entry.withholdReason,
    department: localName(language, entry.department.name, entry.department.nameEn),
    event: entry.event && localName(language, entry.event.title, entry.event.titleEn),
    publishedAt: entry.publishedAt,
  }
}

/** Of the answer; of the question where only what its title leaves out was found. */
function excerptOfEntry(
  { answer, question }: AnswerEntry,
  title: readonly MarkedPart[],
  pieces: readonly SearchPiece[],
): MarkedPart[] {
  const around = (text: string) => markHits(excerptAround(text, pieces), pieces)
  const isFound = (parts: readonly MarkedPart[]) => parts.some(({ hit }) => hit)
  const ofAnswer = around(answer ?? '')
  if (pieces.length === 0 || isFound(title) || isFound(ofAnswer)) return ofAnswer
  const ofQuestion = around(question)
  return isFound(ofQuestion) ? ofQuestion : ofAnswer
}

/** The beginning of the text, or what stands around its first hit. */
function excerptAround(text: string, pieces: readonly SearchPiece[]): string {
  const folded = text.normalize('NFKC').toLowerCase()
  const hits = pieces.map((piece) => folded.indexOf(piece.text)).filter((index) => index >= 0)
  const at = Math.min(...hits, Number.POSITIVE_INFINITY)
  if (at === Number.POSITIVE_INFINITY || at < EXCERPT - 20) return excerptOf(text, EXCERPT)
  return `…${excerptOf(text.slice(at - BEFORE_HIT), EXCERPT)}`
}

function yearsSince(since: Date | null, now: Date): string[] {
  const last = Number(dayOf(now).slice(0, 4))
  const first = since ? Number(dayOf(since).slice(0, 4)) : last
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => String(last - index))
}

export function ledgerInWords({ items, ...figures }: EventLedger, language: Language) {
  return {
    ...figures,
    items: items.map(({ department, ...item }) => ({
      ...item,
      department: localName(language, department.name, department.nameEn),
    })),
  }
}
export type LedgerInWords = ReturnType<typeof ledgerInWords>

// What looks like the same matter as a question, for those who may put them together.
import { and, desc, inArray, ne } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { minutes, now } from '#app/platform/clock.ts'
import { comparisonTerms, likeness } from '#app/platform/search-terms.ts'
import { questions } from '#db/schema.ts'
import { similarDocuments } from '#db/search-index.ts'
import type { Reader } from '#db/store.ts'
import { OPEN_STATUSES, questionTitle } from './question.ts'
import { questionDepartmentsOf } from './question-policy.ts'
import type { QuestionRow } from './question-step.server.ts'

/** Open questions compared at most; the newest are the likeliest to be about the same. */
const MOST_COMPARED = 200
const ALIKE = 0.3
const MOST_SHOWN = 4

/**
 * What looks like the same matter, by pairs of characters: open questions that the actor sees, and published answers.
 * Texts are compared here and not in an index, because what was asked is kept encrypted.
 */
export async function alikeOf(reader: Reader, actor: Actor, question: QuestionRow) {
  const text = question.publicText ?? question.originalText
  const scores = new Map<string, number>()
  const asked = comparisonTerms(text)
  for (const [id, terms] of await termsOfOpen(reader, actor, question.id)) {
    const score = likeness(asked, terms)
    if (score >= ALIKE) scores.set(id, score)
  }
  const answered = new Set<string>()
  for (const { id, score } of await answersLike(reader, question, text)) {
    if (id === question.id) continue
    scores.set(id, score)
    answered.add(id)
  }
  const ids = [...scores]
    .sort(([one, left], [other, right]) => right - left || (one < other ? 1 : -1))
    .slice(0, MOST_SHOWN)
    .map(([id]) => id)
  if (ids.length === 0) return []
  const rows = await textsOf(reader, ids)
  return ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id)
    if (!row || arePartsOfOne(row, question)) return []
    const { trackingCode, publicText, originalText } = row
    const isAnswered = answered.has(id)
    const title = questionTitle(isAnswered ? (publicText ?? '') : (publicText ?? originalText))
    return [{ id, trackingCode, title, score: scores.get(id) ?? 0, isAnswered }]
  })
}

type Likeness = { id: string; score: number }
type Found = { at: number; updatedAt: number; answers: Likeness[] }

/** Each step of a case shows its page anew: what the index answered is good for a minute. Ids only. */
const FOUND_FOR = minutes(1)
const MOST_FOUND = 500
const found = new Map<string, Found>()

async function answersLike(reader: Reader, { id, updatedAt }: QuestionRow, text: string): Promise<Likeness[]> {
  const at = now().getTime()
  const before = found.get(id)
  if (before && before.updatedAt === updatedAt.getTime() && Math.abs(at - before.at) < FOUND_FOR) return before.answers
  const answers = await similarDocuments(reader, { kind: 'answer', text, least: ALIKE, limit: MOST_SHOWN })
  if (found.size >= MOST_FOUND) found.clear()
  found.set(id, { at, updatedAt: updatedAt.getTime(), answers })
  return answers
}

type Part = { id: string; splitFromId: string | null }

/** Parts of one submission (拆分) ask different things, however alike they sound. */
function arePartsOfOne(one: Part, other: Part): boolean {
  const isSibling = one.splitFromId !== null && one.splitFromId === other.splitFromId
  return isSibling || one.splitFromId === other.id || other.splitFromId === one.id
}

const textsOf = (reader: Reader, ids: string[]) =>
  reader
    .select({
      id: questions.id,
      trackingCode: questions.trackingCode,
      originalText: questions.originalText,
      publicText: questions.publicText,
      splitFromId: questions.splitFromId,
    })
    .from(questions)
    .where(inArray(questions.id, ids))

type Known = { updatedAt: number; terms: Set<string> }

const MOST_KNOWN = 2000
/** What a person wished to have erased is not known here longer than this either. */
const KNOWN_FOR = minutes(30)
/** Pairs of characters by question, so that a case page need not decrypt two hundred texts. Nothing of it is ever shown. */
const known = new Map<string, Known>()
let knownSince = 0

async function termsOfOpen(reader: Reader, actor: Actor, own: string): Promise<[string, Set<string>][]> {
  const mine = questionDepartmentsOf(actor)
  const open = await reader
    .select({ id: questions.id, updatedAt: questions.updatedAt })
    .from(questions)
    .where(
      and(
        ne(questions.id, own),
        inArray(questions.status, [...OPEN_STATUSES]),
        mine === 'all' ? undefined : inArray(questions.departmentId, mine),
      ),
    )
    .orderBy(desc(questions.id))
    .limit(MOST_COMPARED)
  // Before anything of this page is looked up, so that all of it is there afterwards.
  if (known.size > MOST_KNOWN || Math.abs(now().getTime() - knownSince) > KNOWN_FOR) {
    known.clear()
    knownSince = now().getTime()
  }
  const stale = open.filter(({ id, updatedAt }) => known.get(id)?.updatedAt !== updatedAt.getTime())
  if (stale.length > 0) {
    const texts = await textsOf(
      reader,
      stale.map(({ id }) => id),
    )
    for (const { id, updatedAt } of stale) {
      const row = texts.find((one) => one.id === id)
      const terms = comparisonTerms(row?.publicText ?? row?.originalText ?? '')
      known.set(id, { updatedAt: updatedAt.getTime(), terms })
    }
  }
  return open.map(({ id }) => [id, known.get(id)?.terms ?? new Set()])
}

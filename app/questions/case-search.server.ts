// Cases found by words: number, words of the public copy, public name of the asker. What has a public copy is in the index,
// with its department and whether it is open; of what has none yet only the original exists, which is enciphered: of those a
// hundred are deciphered and looked through (docs/decisions, cases searched by their public copy). Words of an original that
// has a public copy find nothing.
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm'
import { queryPieces, type SearchPiece } from '#app/platform/search-terms.ts'
import { foldText } from '#app/platform/text.ts'
import { questions, searchDocuments } from '#db/schema.ts'
import { indexDocument, newestDocuments, removeDocument } from '#db/search-index.ts'
import type { Reader, Tx } from '#db/store.ts'
import { inTransaction, reader as storeReader } from '#db/work.ts'
import type { Slice } from './inbox-slices.server.ts'
import { OPEN_STATUSES, type QuestionStatus } from './question.ts'

/** Cases that a search goes through: of those in the index the newest, of those without a public copy the most urgent. */
export const MOST_FOUND = 300
export const MOST_DECIPHERED = 100

const PREFIX = 'case-'
const documentOf = (id: string) => `${PREFIX}${id}`
export const isOpenStatus = (status: QuestionStatus) => OPEN_STATUSES.some((open) => open === status)

type Searched = Pick<typeof questions.$inferSelect, 'trackingCode' | 'displayName' | 'publicText'>

/** The number also by its groups and its last digits, as people read it out. */
function searchedText({ trackingCode: code, displayName, publicText }: Searched, otherwise = ''): string {
  const number = [code, code.slice(4), code.slice(4, 8), code.slice(8), code.slice(-4)].join(' ')
  return `${number}\n${displayName ?? ''}\n${publicText ?? otherwise}`
}

/** Keeps the index of a case up to date: called when its public copy, public name, department or being open has changed. */
export async function indexCase(tx: Tx, id: string): Promise<void> {
  const [row] = await tx
    .select({
      trackingCode: questions.trackingCode,
      displayName: questions.displayName,
      publicText: questions.publicText,
      departmentId: questions.departmentId,
      status: questions.status,
    })
    .from(questions)
    .where(eq(questions.id, id))
  if (!row || row.publicText === null) return removeDocument(tx, documentOf(id))
  await indexDocument(tx, {
    kind: 'case',
    id: documentOf(id),
    text: searchedText(row),
    marks: [stateMark(isOpenStatus(row.status)), departmentMark(row.departmentId, isOpenStatus(row.status))],
  })
}

const stateMark = (isOpen: boolean) => (isOpen ? 'open' : 'ended')
/** Department and state in one: the index then goes through no more than the open cases of a department. */
const departmentMark = (departmentId: string, isOpen: boolean) => `d${departmentId}${stateMark(isOpen)}`

/** Whether a text holds every piece: a run anywhere, a word or number from its beginning, as the index finds them. */
export function holdsAll(text: string, pieces: readonly SearchPiece[]): boolean {
  const folded = foldText(text)
  return pieces.every(({ kind, text: piece }) => {
    for (let at = folded.indexOf(piece); at >= 0; at = folded.indexOf(piece, at + 1)) {
      if (kind === 'run' || at === 0 || !/[a-z0-9]/.test(folded[at - 1] as string)) return true
    }
    return false
  })
}

const COLUMNS = {
  id: questions.id,
  trackingCode: questions.trackingCode,
  displayName: questions.displayName,
  publicText: questions.publicText,
  originalText: questions.originalText,
}

/**
 * Ids of cases that hold what was typed, in no order; they may lie outside the slices, whose rows the caller asks for.
 * `more` says that not everything was looked at. Nothing but signs finds nothing.
 */
export async function findCases(
  reader: Reader,
  { query, departments, slices }: { query: string; departments: string[] | 'all'; slices: readonly Slice[] },
): Promise<{ ids: string[]; more: boolean }> {
  const pieces = queryPieces(query)
  const isOpen = slices.some(({ status }) => isOpenStatus(status))
  if (pieces.length === 0) return { ids: [], more: false }
  const indexed = await newestDocuments(reader, {
    kind: 'case',
    query,
    marks: [departments === 'all' ? [stateMark(isOpen)] : departments.map((id) => departmentMark(id, isOpen))],
    most: MOST_FOUND,
  })
  const ids = indexed.ids.map((id) => id.slice(PREFIX.length))
  let left = MOST_DECIPHERED
  let { more } = indexed
  for (const { where, status } of slices) {
    if (WITH_COPY.includes(status)) continue
    // Nothing more can be found, nor told.
    if (left === 0 && more) break
    const rows = await reader
      .select(COLUMNS)
      .from(questions)
      .where(and(where, eq(questions.status, status), isNull(questions.publicText)))
      .orderBy(
        ...(isOpen ? [asc(questions.nextDueAt), asc(questions.id)] : [desc(questions.updatedAt), desc(questions.id)]),
      )
      .limit(left + 1)
    if (rows.length > left) more = true
    for (const row of rows.slice(0, left)) {
      if (holdsAll(searchedText(row, row.originalText), pieces)) ids.push(row.id)
    }
    left -= Math.min(left, rows.length)
  }
  return { ids, more }
}

/** Statuses that a case reaches with a public copy only. */
const WITH_COPY: readonly QuestionStatus[] = ['inReview', 'approved', 'published', 'closed']

/** Which of these few cases hold what was typed, in their order; for people who see them as a co-unit. */
export async function findAmong(reader: Reader, query: string, ids: readonly string[]): Promise<string[]> {
  const pieces = queryPieces(query)
  const looked = ids.slice(0, MOST_DECIPHERED)
  if (pieces.length === 0 || looked.length === 0) return []
  const rows = await reader.select(COLUMNS).from(questions).where(inArray(questions.id, looked))
  const found = new Set(rows.filter((row) => holdsAll(searchedText(row, row.originalText), pieces)).map(({ id }) => id))
  return looked.filter((id) => found.has(id))
}

const AT_ONCE = 200

/** Background: puts cases into the index that had a public copy before the index knew of cases, or came from elsewhere. */
export async function indexMissingCases(): Promise<void> {
  for (let last: string | undefined = ''; last !== undefined; ) {
    const rows: { id: string }[] = await storeReader()
      .select({ id: questions.id })
      .from(questions)
      .where(and(gt(questions.id, last), isNotNull(questions.publicText)))
      .orderBy(asc(questions.id))
      .limit(AT_ONCE)
    const documents = rows.map(({ id }) => documentOf(id))
    const known = await storeReader()
      .select({ id: searchDocuments.id })
      .from(searchDocuments)
      .where(inArray(searchDocuments.id, documents))
    const has = new Set(known.map(({ id }) => id))
    const missing = rows.filter(({ id }) => !has.has(documentOf(id)))
    await indexAll(missing.map(({ id }) => id))
    last = rows.length < AT_ONCE ? undefined : rows.at(-1)?.id
  }
}

/** Another process may be at the same work: a number that both chose for a new row is chosen again. */
async function indexAll(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  for (let tries = 1; ; tries++) {
    try {
      return await inTransaction({ kind: 'system', job: 'index-cases' }, async ({ tx }) => {
        for (const id of ids) await indexCase(tx, id)
      })
    } catch (failure) {
      if (tries === MOST_TRIES) throw failure
    }
  }
}

const MOST_TRIES = 5

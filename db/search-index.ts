// Full-text search over search_documents, alike on both databases. The index proposes, the folded text decides: a document
// is found when it holds every piece of the query. Order: all pieces in the title first, then the newest.
import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import {
  comparisonTerms,
  indexTerms,
  likeness,
  pieceTerms,
  queryPieces,
  type SearchPiece,
} from '#app/platform/search-terms.ts'
import { foldText } from '#app/platform/text.ts'
import { dialect } from './dialect.ts'
import { contains, positionOf } from './portable.ts'
import { searchDocuments as documents } from './schema.ts'
import type { Reader, Tx } from './store.ts'

export type SearchKind = (typeof documents.$inferSelect)['kind']
export type SearchDocument = {
  kind: SearchKind
  /** id of the row that the text belongs to; of a kind that is kept apart, one that no other kind has */
  id: string
  /** found here, a document comes first */
  title?: string
  text: string
  /** what the document is found by besides its words, such as its department; ASCII letters and digits */
  marks?: readonly string[]
}

/** Kinds whose terms are written with a letter before them: a search of the other kinds never comes upon these. */
const APART: Partial<Record<SearchKind, string>> = { case: 'k' }

const MOST_COMPARED_PAIRS = 24

let lastNumber = 0

/** Row numbers grow with time, so that the newest document has the highest; never twice here, and a chance part keeps processes apart. */
function newNumber(): number {
  lastNumber = Math.max(lastNumber + 1, Date.now() * 4096 + Math.floor(Math.random() * 4096))
  return lastNumber
}

/** Puts a text into the index, or replaces what stood there under the id. Written in the caller's transaction. */
export async function indexDocument(tx: Tx, { kind, id, title = '', text, marks = [] }: SearchDocument): Promise<void> {
  const folded = `${foldText(title)}\n${foldText(text)}`
  const words = [...indexTerms(title), ...indexTerms(text), ...marks.map(markTerm)]
  const terms = [...new Set(words)].map((term) => `${APART[kind] ?? ''}${term}`).join(' ')
  await tx
    .insert(documents)
    .values({ number: newNumber(), id, kind, text: folded, terms })
    .onConflictDoUpdate({ target: documents.id, set: { kind, text: folded, terms } })
}

const markTerm = (mark: string) => `m${mark.toLowerCase().replace(/[^a-z0-9]/g, '')}`

/** Takes a text out of the index. */
export async function removeDocument(tx: Tx, id: string): Promise<void> {
  await tx.delete(documents).where(eq(documents.id, id))
}

/** Of more documents than this that are found, the newest are ranked: a search costs no more when everything is found. */
export const MOST_RANKED = 1000

/** For a query that joins search_documents: which documents are found, and their rank (smaller is better). */
export type SearchMatch = { condition: SQL; rank: SQL<number> }

/**
 * What a person typed, as a condition. undefined when it holds nothing to search for (empty, only signs); the caller
 * decides whether that means everything or nothing.
 */
export function matchDocuments(kind: SearchKind, query: string): SearchMatch | undefined {
  const pieces = queryPieces(query)
  if (pieces.length === 0) return undefined
  const terms = pieces.flatMap(pieceTerms)
  const titleEnds = positionOf(documents.text, '\n')
  const inTitle = pieces.map((piece) => {
    const place = positionOf(documents.text, piece.text)
    return sql`${place} > 0 and ${place} < ${titleEnds}`
  })
  return {
    condition: and(
      eq(documents.kind, kind),
      proposedByAll(terms),
      ...pieces.filter(needsLook).map((piece) => contains(documents.text, piece.text)),
    ) as SQL,
    rank: sql`case when ${and(...inTitle)} then 0 else 1 end`,
  }
}

/** The index is exact for a character and a pair; three and more, and long words, are looked up in the text. */
const needsLook = (piece: SearchPiece) => [...piece.text].length > 2

/** Ids of the documents that hold every piece of the query, in order, and how many there are. */
export async function searchDocuments(
  reader: Reader,
  { kind, query, limit, offset }: { kind: SearchKind; query: string; limit: number; offset: number },
): Promise<{ ids: string[]; total: number }> {
  const match = matchDocuments(kind, query)
  if (!match) return { ids: [], total: 0 }
  const total = await reader.$count(documents, match.condition)
  if (total === 0) return { ids: [], total }
  const found = await reader
    .select({ id: documents.id })
    .from(documents)
    .where(match.condition)
    .orderBy(match.rank, desc(documents.number))
    .limit(limit)
    .offset(offset)
  return { ids: found.map((document) => document.id), total }
}

/**
 * The newest documents that hold every piece of the query and, of each group of marks, one. Looks at `most` and says whether
 * there are more: a search costs no more when everything is found.
 */
export async function newestDocuments(
  reader: Reader,
  {
    kind,
    query,
    marks,
    most,
  }: { kind: SearchKind; query: string; marks: readonly (readonly string[])[]; most: number },
): Promise<{ ids: string[]; more: boolean }> {
  const pieces = queryPieces(query)
  if (pieces.length === 0 || marks.some((group) => group.length === 0)) return { ids: [], more: false }
  const apart = (term: Term) => ({ ...term, term: `${APART[kind] ?? ''}${term.term}` })
  const groups = marks.map((group) => group.map((mark) => apart({ term: markTerm(mark), beginning: false })))
  const words = pieces.flatMap(pieceTerms).map((term) => [apart(term)])
  const looked = pieces.filter(needsLook).map((piece) => contains(documents.text, piece.text))
  const rows = await reader
    .select({
      id: documents.id,
      holds: (looked.length > 0 ? sql`case when ${and(...looked)} then 1 else 0 end` : sql`1`).mapWith(Number),
    })
    .from(documents)
    .where(inArray(documents.number, sql`(${newestWith(anyOfEach([...groups, ...words]), most + 1)})`))
    .orderBy(desc(documents.number))
  const ids = rows.slice(0, most).flatMap(({ id, holds }) => (holds === 1 ? [id] : []))
  return { ids, more: rows.length > most }
}

/** Of each pair of characters in a question this many documents are looked at, the newest; a rare pair has fewer. */
const NEWEST_OF_A_TERM = 300
/** Documents that share the most terms, whose titles are compared. */
const MOST_COMPARED = 100

/**
 * Documents whose title has something in common with the text: of those that share most terms the likest by the Dice
 * coefficient, none below `least`. The cost does not grow with the index: of a term that thousands have, the newest
 * count, and documents that hold every term are found whatever their age.
 */
export async function similarDocuments(
  reader: Reader,
  { kind, text, least, limit }: { kind: SearchKind; text: string; least: number; limit: number },
): Promise<{ id: string; score: number }[]> {
  const asked = comparisonTerms(text)
  const compared = [...asked].slice(0, MOST_COMPARED_PAIRS)
  const terms = compared.flatMap((term) => queryPieces(term).flatMap(pieceTerms))
  if (terms.length === 0) return []
  const newest = [
    newestWith(all(terms), MOST_COMPARED),
    ...terms.map((term) => newestWith(all([term]), NEWEST_OF_A_TERM)),
  ]
  const each = sql`(${sql.join(newest, sql` union all `)}) as each_term`
  const sharing = await reader
    .select({ number: sql<number>`number`.mapWith(Number) })
    .from(each)
    .groupBy(sql`number`)
    .orderBy(sql`count(*) desc`, sql`number desc`)
    .limit(MOST_COMPARED)
  if (sharing.length === 0) return []
  const candidates = await reader
    .select({ id: documents.id, text: documents.text })
    .from(documents)
    .where(
      and(
        eq(documents.kind, kind),
        inArray(
          documents.number,
          sharing.map(({ number }) => number),
        ),
      ),
    )
  return candidates
    .map(({ id, text: candidate }) => ({
      id,
      score: likeness(asked, comparisonTerms(candidate.slice(0, candidate.indexOf('\n')))),
    }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
    .slice(0, limit)
}

type Term = { term: string; beginning: boolean }

// Terms are ASCII letters and digits (search-terms.ts); nothing a person typed reaches the query languages below.
function proposedByAll(terms: Term[]): SQL {
  if (dialect === 'sqlite')
    return inArray(documents.number, sql`(select rowid from search_index where search_index match ${all(terms)})`)
  return sql`${sql.raw('"search_documents"."vector"')} @@ to_tsquery('simple', ${all(terms)})`
}

/** Numbers of the newest documents that the expression finds, as a part of a union. */
function newestWith(expression: string, most: number): SQL {
  if (dialect === 'sqlite')
    return sql`select number from (select rowid as number from search_index where search_index match ${expression} order by rowid desc limit ${most})`
  return sql`(select number from search_documents where vector @@ to_tsquery('simple', ${expression}) order by number desc limit ${most})`
}

/** The terms in the query language of the database. */
const all = (terms: readonly Term[]): string => anyOfEach(terms.map((term) => [term]))

/** One term of each group at least. */
function anyOfEach(groups: readonly (readonly Term[])[]): string {
  const [both, either] = dialect === 'sqlite' ? [' AND ', ' OR '] : [' & ', ' | ']
  const written = ({ term, beginning }: Term) =>
    dialect === 'sqlite' ? `"${term}"${beginning ? '*' : ''}` : `${term}${beginning ? ':*' : ''}`
  return groups
    .map((group) => (group.length > 1 ? `(${group.map(written).join(either)})` : group.map(written).join('')))
    .join(both)
}

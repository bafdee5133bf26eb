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
import { contains, countTrue, positionOf } from './portable.ts'
import { searchDocuments as documents } from './schema.ts'
import type { Reader, Tx } from './store.ts'

export type SearchKind = (typeof documents.$inferSelect)['kind']
export type SearchDocument = {
  kind: SearchKind
  /** id of the row that the text belongs to */
  id: string
  /** found here, a document comes first */
  title?: string
  text: string
}

const MOST_COMPARED_PAIRS = 24

/** Row numbers grow with time, so that the newest document has the highest; a chance part keeps processes apart. */
const newNumber = () => Date.now() * 4096 + Math.floor(Math.random() * 4096)

/** Puts a text into the index, or replaces what stood there under the id. Written in the caller's transaction. */
export async function indexDocument(tx: Tx, { kind, id, title = '', text }: SearchDocument): Promise<void> {
  const folded = `${foldText(title)}\n${foldText(text)}`
  const terms = [...new Set([...indexTerms(title), ...indexTerms(text)])].join(' ')
  await tx
    .insert(documents)
    .values({ number: newNumber(), id, kind, text: folded, terms })
    .onConflictDoUpdate({ target: documents.id, set: { kind, text: folded, terms } })
}

/** Takes a text out of the index. */
export async function removeDocument(tx: Tx, id: string): Promise<void> {
  await tx.delete(documents).where(eq(documents.id, id))
}

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
 * Documents whose title has something in common with the text: the twenty that share most pairs of characters, ranked
 * by the Dice coefficient, none below `least`.
 */
export async function similarDocuments(
  reader: Reader,
  { kind, text, least, limit }: { kind: SearchKind; text: string; least: number; limit: number },
): Promise<{ id: string; score: number }[]> {
  const asked = comparisonTerms(text)
  const compared = [...asked].slice(0, MOST_COMPARED_PAIRS)
  const proposed = proposedByAny(compared.flatMap((term) => queryPieces(term).flatMap(pieceTerms)))
  if (!proposed) return []
  const titleEnds = positionOf(documents.text, '\n')
  const shared = countTrue(
    compared.map((term) => {
      const place = positionOf(documents.text, term)
      return sql`${place} > 0 and ${place} < ${titleEnds}`
    }),
  )
  const candidates = await reader
    .select({ id: documents.id, text: documents.text })
    .from(documents)
    .where(and(eq(documents.kind, kind), proposed))
    .orderBy(desc(shared), desc(documents.number))
    .limit(20)
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
  return proposedBy(terms, dialect === 'sqlite' ? ' AND ' : ' & ') as SQL
}

function proposedByAny(terms: Term[]): SQL | undefined {
  return terms.length === 0 ? undefined : proposedBy(terms, dialect === 'sqlite' ? ' OR ' : ' | ')
}

function proposedBy(terms: Term[], operator: string): SQL {
  if (dialect === 'sqlite') {
    const match = terms.map(({ term, beginning }) => `"${term}"${beginning ? '*' : ''}`).join(operator)
    return inArray(documents.number, sql`(select rowid from search_index where search_index match ${match})`)
  }
  const match = terms.map(({ term, beginning }) => `${term}${beginning ? ':*' : ''}`).join(operator)
  return sql`${sql.raw('"search_documents"."vector"')} @@ to_tsquery('simple', ${match})`
}

// The one tokenizer of search, for indexing and for asking. Chinese has no spaces between words: a run of Chinese becomes
// its single characters and its overlapping pairs. A Latin word or a number is one term and is found by its beginning.
// Terms are written in ASCII letters and digits only, so that the tokenizers of both databases leave them alone.
import { foldText } from './text.ts'

/** A part of what was asked: a run of Chinese that must occur as it is, or a word whose beginning was typed. */
export type SearchPiece = { kind: 'run' | 'word'; text: string }

const LONGEST_QUERY = 100
const MOST_PIECES = 12
const LONGEST_WORD = 64
const RUNS = /[a-z0-9]+|(?:(?![a-z0-9])[\p{L}\p{N}\p{M}])+/gu
const WORD = /^[a-z0-9]/

function piecesOf(folded: string): SearchPiece[] {
  return (folded.match(RUNS) ?? []).map((text) => ({ kind: WORD.test(text) ? 'word' : 'run', text }))
}

/** What somebody asked, as distinct pieces that all must be found. Punctuation only parts them; it is never an operator. */
export function queryPieces(query: string): SearchPiece[] {
  const folded = foldText([...query].slice(0, LONGEST_QUERY).join(''))
  const distinct = new Map(piecesOf(folded).map((piece) => [piece.text, piece]))
  return [...distinct.values()].slice(0, MOST_PIECES)
}

const hex = (text: string) => [...text].map((character) => character.codePointAt(0)?.toString(16)).join('x')
const wordTerm = (word: string) => `w${word.slice(0, LONGEST_WORD)}`
const runTerm = (characters: string) => `c${hex(characters)}`

/** Overlapping pairs of a run; a run of one character is itself. */
export function pairsOf(run: string): string[] {
  const characters = [...run]
  if (characters.length < 2) return characters
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/** Distinct terms of a text, as the index keeps them. */
export function indexTerms(text: string): string[] {
  const terms = new Set<string>()
  for (const piece of piecesOf(foldText(text))) {
    if (piece.kind === 'word') {
      terms.add(wordTerm(piece.text))
      continue
    }
    for (const character of piece.text) terms.add(runTerm(character))
    for (const pair of pairsOf(piece.text)) terms.add(runTerm(pair))
  }
  return [...terms]
}

/** Terms a document must hold to be looked at for a piece; the piece itself is then compared with its text. */
export function pieceTerms(piece: SearchPiece): { term: string; beginning: boolean }[] {
  if (piece.kind === 'word') return [{ term: wordTerm(piece.text), beginning: true }]
  return pairsOf(piece.text).map((pair) => ({ term: runTerm(pair), beginning: false }))
}

/** Words that stand in nearly every question and tell nothing about its matter. */
const EMPTY_PAIRS = new Set([
  ...['请问', '怎么', '什么', '可以', '我们', '你们', '您好', '你好', '想问', '问一', '一下', '需要', '是不', '不是'],
  ...['能不', '不能', '哪里', '如何', '有没', '没有', '谢谢', '现在', '时候', '么时', '多少', '我想', '是否', '这个'],
])

/** Pairs and words by which two questions are compared, without the ones that say nothing. */
export function comparisonTerms(text: string): Set<string> {
  const terms = new Set<string>()
  for (const piece of piecesOf(foldText(text))) {
    if (piece.kind === 'word') terms.add(piece.text)
    else for (const pair of pairsOf(piece.text)) if (!EMPTY_PAIRS.has(pair)) terms.add(pair)
  }
  return terms
}

/** Dice coefficient of two sets of terms: 0 nothing in common, 1 the same. */
export function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0
  let common = 0
  for (const term of left) if (right.has(term)) common += 1
  return (2 * common) / (left.size + right.size)
}

export type MarkedPart = { text: string; hit: boolean }

/** The text in parts, with those marked that were searched for. Compares folded, returns what was written. */
export function markHits(text: string, pieces: readonly SearchPiece[]): MarkedPart[] {
  const { folded, starts } = foldWithPlaces(text)
  const hit = new Uint8Array(text.length)
  for (const piece of pieces) {
    for (let at = folded.indexOf(piece.text); at >= 0; at = folded.indexOf(piece.text, at + 1)) {
      if (piece.kind === 'word' && at > 0 && WORD.test(folded[at - 1] as string)) continue
      hit.fill(1, starts[at], starts[at + piece.text.length] ?? text.length)
    }
  }
  const parts: MarkedPart[] = []
  for (let from = 0; from < text.length; ) {
    let to = from + 1
    while (to < text.length && hit[to] === hit[from]) to += 1
    parts.push({ text: text.slice(from, to), hit: hit[from] === 1 })
    from = to
  }
  return parts
}

/** Folded text, and for each of its places the place in the text it came from. */
function foldWithPlaces(text: string): { folded: string; starts: number[] } {
  const starts: number[] = []
  let folded = ''
  let place = 0
  for (const character of text) {
    const piece = character.normalize('NFKC').toLowerCase()
    for (let index = 0; index < piece.length; index++) starts.push(place)
    folded += piece
    place += character.length
  }
  return { folded, starts }
}

// What the ask page needs: where the question will go, and published answers to questions like it.
import { eq } from 'drizzle-orm'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { similarAnswers } from './answer-queries.server.ts'
import { findAskingPlace } from './question-place.server.ts'

export type AskPlace = {
  known: boolean
  event: { slug: string; title: string } | null
  stall: { code: string; name: string } | null
  department: string | null
}

/** The place in the reader's language; `known` is false for an address that names no event or stall of ours. */
export async function readAskPlace(
  reader: Reader,
  keys: { event?: string; stall?: string },
  language: Language,
): Promise<AskPlace> {
  const place = await findAskingPlace(reader, keys)
  if ('unknown' in place) return { known: false, event: null, stall: null, department: null }
  const { event, stall, department } = place
  return {
    known: true,
    event: event && { slug: event.slug, title: localName(language, event.title, event.titleEn) },
    stall: stall && { code: stall.code, name: localName(language, stall.name, stall.nameEn) },
    department: localName(language, department.name, department.nameEn),
  }
}

export type SimilarAnswer = { id: string; title: string; excerpt: string; department: string; publishedAt: string }
const MOST_SIMILAR = 3
const EXCERPT = 120

/** A few published answers to questions like this one, each with its first `length` characters. */
export async function readSimilar(
  reader: Reader,
  text: string,
  language: Language,
  length = EXCERPT,
): Promise<SimilarAnswer[]> {
  const similar = await similarAnswers(reader, text, MOST_SIMILAR)
  return similar.map((entry) => ({
    id: entry.id,
    title: entry.title,
    excerpt: excerptOf(entry.answer ?? '', length),
    department: localName(language, entry.department.name, entry.department.nameEn),
    publishedAt: entry.publishedAt.toISOString(),
  }))
}

/** What like answers are looked for by: for whoever has just asked, all that was asked; for others, what everybody may read. */
export async function likenessWords(
  reader: Reader,
  { id, publicText }: { id: string; publicText: string | null },
  justAsked: boolean,
): Promise<string> {
  if (!justAsked) return publicText ?? ''
  const [asked] = await reader.select({ text: questions.originalText }).from(questions).where(eq(questions.id, id))
  return asked?.text ?? ''
}

/** The beginning of a text, for lists. */
export function excerptOf(text: string, length = EXCERPT): string {
  const characters = [...text]
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : text
}

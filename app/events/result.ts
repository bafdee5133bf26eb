// The result of an event (活动回顾): what it may say, which figures may be shown, what changed between versions. Pure.

import { z } from 'zod'
import { paragraphsOf } from '#app/platform/form-text.ts'
import { FEWEST_PEOPLE } from '#app/platform/small-numbers.ts'
import { cleanLine, lengthOf } from '#app/platform/text.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import type { ResultLink, ResultPhoto } from '#db/schema/results.ts'

export const RESULT_FIGURES = ['registered', 'came', 'asked', 'answered', 'satisfaction'] as const
export type ResultFigure = (typeof RESULT_FIGURES)[number]
export type ResultState = 'draft' | 'inReview' | 'returned' | 'published'

export const MOST_PHOTOS = 20
export const MOST_LINKS = 10
const LONGEST_SUMMARY = 5000
const LONGEST_ALT = 120
const LONGEST_LABEL = 80
const LONGEST_URL = 500

export type ResultContent = {
  summary: string
  summaryEn: string
  figures: ResultFigure[]
  photos: ResultPhoto[]
  links: ResultLink[]
}

/** What is counted: people with a place, people who came, questions, answers made public, opinions and the share of the satisfied. */
export type ResultFacts = {
  registered: number
  came: number
  asked: number
  answered: number
  rated: number
  /** percent */
  satisfaction: number | null
}

/** Whether a figure can be shown without telling of single people; questions and answers are public one by one anyway. */
export function mayShowFigure(figure: ResultFigure, facts: ResultFacts): boolean {
  if (figure === 'registered' || figure === 'came') return facts[figure] >= FEWEST_PEOPLE
  if (figure === 'satisfaction') return facts.rated >= FEWEST_PEOPLE && facts.satisfaction !== null
  return true
}

/** The chosen figures in their fixed order; those of few people are left out. */
export function shownFigures(chosen: readonly string[], facts: ResultFacts): { key: ResultFigure; value: number }[] {
  return RESULT_FIGURES.filter((key) => chosen.includes(key) && mayShowFigure(key, facts)).map((key) => ({
    key,
    value: facts[key] ?? 0,
  }))
}

export type ResultGap = 'alt' | 'consent'

/** What is missing before somebody else may review it: a text for every photograph, and the word on the people in them. */
export function missingInResult(result: Pick<ResultContent, 'photos'>, consent: boolean): ResultGap[] {
  const gaps: ResultGap[] = []
  if (result.photos.some((photo) => photo.alt === '')) gaps.push('alt')
  if (result.photos.length > 0 && !consent) gaps.push('consent')
  return gaps
}

export const RESULT_FIELDS = ['summary', 'summaryEn', 'figures', 'photos', 'links'] as const
export type ResultField = (typeof RESULT_FIELDS)[number]
export type ResultChange = { field: ResultField; from: ResultContent[ResultField]; to: ResultContent[ResultField] }

export const contentOfResult = (row: ResultContent): ResultContent => ({
  summary: row.summary,
  summaryEn: row.summaryEn,
  figures: row.figures,
  photos: row.photos.map(({ hash, width, height, alt, altEn }) => ({ hash, width, height, alt, altEn })),
  links: row.links.map(({ label, url }) => ({ label, url })),
})

/** The fields in which two versions differ. */
export function resultChanges(before: ResultContent, after: ResultContent): ResultChange[] {
  const [from, to] = [contentOfResult(before), contentOfResult(after)]
  return RESULT_FIELDS.filter((field) => JSON.stringify(from[field]) !== JSON.stringify(to[field])).map((field) => ({
    field,
    from: from[field],
    to: to[field],
  }))
}

const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([])
const paragraphs = paragraphsOf(LONGEST_SUMMARY)

const isAddress = (text: string) =>
  /^https?:\/\/[^\s/]+/i.test(text) && URL.canParse(text) && text.length <= LONGEST_URL

/** The saved version and the photographs of a form; `photo` are the hashes that the version before had. */
export const resultForm = z
  .object({
    version: z.unknown().optional().transform(versionOf),
    summary: paragraphs.refine((text) => text !== '', { error: 'summaryMissing' }),
    summaryEn: paragraphs,
    figures: list,
    photo: list,
    alt: list,
    altEn: list,
    place: list,
    drop: list,
    linkLabel: list,
    linkUrl: list,
  })
  .transform((form, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const links: ResultLink[] = []
    for (const [index, raw] of form.linkLabel.entries()) {
      const [label, url] = [cleanLine(raw), cleanLine(form.linkUrl[index] ?? '')]
      if (label === '' && url === '') continue
      if (label === '' || url === '') wrong(`linkLabel-${index}`, 'linkIncomplete')
      else if (lengthOf(label) > LONGEST_LABEL) wrong(`linkLabel-${index}`, 'tooLong')
      else if (!isAddress(url)) wrong(`linkUrl-${index}`, 'linkWrong')
      else links.push({ label, url })
    }
    const photos = form.photo.map((hash, index) => {
      const [alt, altEn] = [cleanLine(form.alt[index] ?? ''), cleanLine(form.altEn[index] ?? '')]
      if (lengthOf(alt) > LONGEST_ALT) wrong(`alt-${hash}`, 'tooLong')
      if (lengthOf(altEn) > LONGEST_ALT) wrong(`altEn-${hash}`, 'tooLong')
      return { hash, alt, altEn, place: Number(form.place[index]) || index + 1, dropped: form.drop.includes(hash) }
    })
    return {
      version: form.version,
      summary: form.summary,
      summaryEn: form.summaryEn,
      figures: RESULT_FIGURES.filter((key) => form.figures.includes(key)),
      photos: photos.filter((photo) => !photo.dropped).toSorted((a, b) => a.place - b.place),
      links: links.slice(0, MOST_LINKS),
    }
  })
export type ResultInput = z.output<typeof resultForm>

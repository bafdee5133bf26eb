// A topical column (专题): what it may hold, what it lacks before a review, what changed between two versions. Pure.
import type { ColumnItem, ColumnLink, ColumnPicture, ColumnSection } from '#db/schema/topic-columns.ts'

export type { ColumnItem, ColumnLink, ColumnPicture, ColumnSection }

export const MOST_SECTIONS = 20
export const MOST_ITEMS = 20
export const MOST_LINKS = 10

/** How what can be shown is looked for; `talk`: interviews, question hours, press conferences. */
export const CHOICE_KINDS = ['answer', 'event', 'talk', 'campaign'] as const
export type ChoiceKind = (typeof CHOICE_KINDS)[number]

export type ColumnVersionState = 'draft' | 'inReview' | 'returned' | 'published'

export type ColumnContent = {
  title: string
  titleEn: string
  summary: string
  summaryEn: string
  cover: ColumnPicture | null
  sections: ColumnSection[]
}

/** The content of a row, in a fixed order of its parts, so that equal contents are equal as JSON. */
export function contentOfColumn(row: ColumnContent): ColumnContent {
  return {
    title: row.title,
    titleEn: row.titleEn,
    summary: row.summary,
    summaryEn: row.summaryEn,
    cover: pictureOf(row.cover),
    sections: row.sections.map((section) => ({
      key: section.key,
      heading: section.heading,
      headingEn: section.headingEn,
      text: section.text,
      textEn: section.textEn,
      picture: pictureOf(section.picture),
      items: section.items.map(({ kind, id }) => ({ kind, id })),
      links: section.links.map(({ label, url }) => ({ label, url })),
    })),
  }
}

function pictureOf(picture: ColumnPicture | null): ColumnPicture | null {
  if (!picture) return null
  const { hash, width, height, alt, altEn } = picture
  return { hash, width, height, alt, altEn }
}

export const isSameColumn = (one: ColumnContent, other: ColumnContent): boolean =>
  JSON.stringify(contentOfColumn(one)) === JSON.stringify(contentOfColumn(other))

/** The pictures of a column, each hash once. */
export function picturesOfColumn({ cover, sections }: Pick<ColumnContent, 'cover' | 'sections'>): ColumnPicture[] {
  const all = [cover, ...sections.map(({ picture }) => picture)].filter((picture) => picture !== null)
  return [...new Map(all.map((picture) => [picture.hash, picture])).values()]
}

export type ColumnGap = {
  kind: 'sections' | 'coverAlt' | 'pictureAlt' | 'empty'
  /** of the section; null: of the column */
  section: string | null
}

/** What is missing before somebody else may review it: a section, something in each, words for every picture. */
export function gapsInColumn(content: Pick<ColumnContent, 'cover' | 'sections'>): ColumnGap[] {
  const gaps: ColumnGap[] = []
  if (content.sections.length === 0) gaps.push({ kind: 'sections', section: null })
  if (content.cover?.alt === '') gaps.push({ kind: 'coverAlt', section: null })
  for (const { key, text, picture, items, links } of content.sections) {
    if (picture?.alt === '') gaps.push({ kind: 'pictureAlt', section: key })
    if (text === '' && !picture && items.length === 0 && links.length === 0) gaps.push({ kind: 'empty', section: key })
  }
  return gaps
}

const HEAD_FIELDS = ['title', 'titleEn', 'summary', 'summaryEn', 'cover'] as const
const SECTION_FIELDS = ['heading', 'headingEn', 'text', 'textEn', 'picture', 'items', 'links'] as const
export type ColumnField = (typeof HEAD_FIELDS)[number] | (typeof SECTION_FIELDS)[number] | 'sections'
type Value = string | ColumnPicture | null | readonly ColumnItem[] | readonly ColumnLink[]
export type ColumnChange = {
  field: ColumnField
  /** heading of the section; null: of the column itself */
  section: string | null
  from: Value
  to: Value
}

const differ = (from: Value, to: Value) => JSON.stringify(from) !== JSON.stringify(to)
const namesOf = (sections: readonly ColumnSection[]) =>
  sections.map(({ heading }, index) => `${index + 1}. ${heading}`).join('\n')
const NO_SECTION = { heading: '', headingEn: '', text: '', textEn: '', picture: null, items: [], links: [] }

/**
 * What changed from one version to the next: of the column, which sections it has in which order, and within each section.
 * A section is followed by its key, through every move and new heading.
 */
export function columnChanges(before: ColumnContent, after: ColumnContent): ColumnChange[] {
  const [from, to] = [contentOfColumn(before), contentOfColumn(after)]
  const changes: ColumnChange[] = HEAD_FIELDS.filter((field) => differ(from[field], to[field])).map((field) => ({
    field,
    section: null,
    from: from[field],
    to: to[field],
  }))
  const keys = (sections: readonly ColumnSection[]) => sections.map(({ key }) => key).join(' ')
  if (keys(from.sections) !== keys(to.sections))
    changes.push({ field: 'sections', section: null, from: namesOf(from.sections), to: namesOf(to.sections) })
  for (const section of to.sections) {
    const was = from.sections.find(({ key }) => key === section.key) ?? NO_SECTION
    for (const field of SECTION_FIELDS)
      if (differ(was[field], section[field]))
        changes.push({ field, section: section.heading, from: was[field], to: section[field] })
  }
  return changes
}

/** The sections with one of them a place up or down; at the end of the list, unchanged. */
export function moveSection(sections: readonly ColumnSection[], key: string, by: -1 | 1): ColumnSection[] {
  const at = sections.findIndex((section) => section.key === key)
  const to = at + by
  const [moved, other] = [sections[at], sections[to]]
  if (!moved || !other) return [...sections]
  return sections.map((section, index) => (index === at ? other : index === to ? moved : section))
}

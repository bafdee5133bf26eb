// Writing on the parts of a column: its head, its sections and their order, and what each section shows.
import type { CheckedPicture } from '#app/events/event-pictures.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import type { Work } from '#db/work.ts'
import {
  type ColumnContent,
  type ColumnItem,
  type ColumnSection,
  MOST_ITEMS,
  MOST_SECTIONS,
  moveSection,
} from './column.ts'
import { type ColumnHeadInput, type ColumnSectionInput, itemValue } from './column-forms.ts'
import { publicItems } from './column-items.server.ts'
import { latestColumnVersion } from './column-queries.server.ts'
import { type EditColumnOutcome, editColumn, getColumnToEdit, pictureWith } from './edit-column.server.ts'

type Place = { columnId: string; basedOn: string }
type SectionPlace = Place & { section: string }

export function saveHead(
  work: Work,
  place: Place,
  input: ColumnHeadInput,
  picture?: CheckedPicture,
): Promise<EditColumnOutcome> {
  const { title, titleEn, summary, summaryEn } = input
  const change = (content: ColumnContent) => ({
    ...content,
    ...{ title, titleEn, summary, summaryEn },
    cover: pictureWith(content.cover, input, picture),
  })
  return editColumn(work, { ...place, change, picture })
}

export type SaveSectionOutcome = (EditColumnOutcome & { section: string }) | { outcome: 'tooManySections' }

/** Adds a section at the end, or writes on the one with `section`. */
export async function saveSection(
  work: Work,
  place: Place & { section: string | undefined },
  input: ColumnSectionInput,
  picture?: CheckedPicture,
): Promise<SaveSectionOutcome> {
  const { heading, headingEn, text, textEn, links } = input
  const words = { heading, headingEn, text, textEn, links }
  await getColumnToEdit(work, place.columnId)
  const { sections } = await latestColumnVersion(work.tx, place.columnId)
  if (place.section === undefined && sections.length >= MOST_SECTIONS) return { outcome: 'tooManySections' }
  const key = place.section ?? newId()
  const change = (content: ColumnContent) =>
    place.section === undefined
      ? withSections(content, [
          ...content.sections,
          { key, ...words, picture: pictureWith(null, input, picture), items: [] },
        ])
      : ofSection(content, key, (section) => ({
          ...section,
          ...words,
          picture: pictureWith(section.picture, input, picture),
        }))
  return { ...(await editColumn(work, { ...place, change, picture })), section: key }
}

export function removeSection(work: Work, { section, ...place }: SectionPlace): Promise<EditColumnOutcome> {
  const change = (content: ColumnContent) =>
    withSections(
      content,
      content.sections.filter(({ key }) => key !== section),
    )
  return editColumn(work, { ...place, change })
}

export function shiftSection(work: Work, { section, ...place }: SectionPlace, by: -1 | 1): Promise<EditColumnOutcome> {
  return editColumn(work, {
    ...place,
    change: (content) => withSections(content, moveSection(content.sections, section, by)),
  })
}

export type AddItemsOutcome = EditColumnOutcome | { outcome: 'tooManyItems' } | { outcome: 'notPublic' }

/** Puts items at the end of a section, each once. What the public cannot read is refused. */
export async function addItems(
  work: Work,
  { section, ...place }: SectionPlace,
  added: readonly ColumnItem[],
): Promise<AddItemsOutcome> {
  await getColumnToEdit(work, place.columnId)
  const { sections } = await latestColumnVersion(work.tx, place.columnId)
  const before = sections.find(({ key }) => key === section)?.items ?? []
  const items = [...new Map([...before, ...added].map((item) => [itemValue(item), item])).values()]
  if (items.length > MOST_ITEMS) return { outcome: 'tooManyItems' }
  if ((await publicItems(work.tx, added)).size < added.length) return { outcome: 'notPublic' }
  return editColumn(work, { ...place, change: (content) => ofSection(content, section, (one) => ({ ...one, items })) })
}

/** Leaves of a section's items those given, in their order; items it does not have are not added. */
export function arrangeItems(
  work: Work,
  { section, ...place }: SectionPlace,
  order: readonly ColumnItem[],
): Promise<EditColumnOutcome> {
  const change = (content: ColumnContent) =>
    ofSection(content, section, (one) => ({
      ...one,
      items: [...new Set(order.map(itemValue))].flatMap(
        (value) => one.items.find((known) => itemValue(known) === value) ?? [],
      ),
    }))
  return editColumn(work, { ...place, change })
}

const withSections = (content: ColumnContent, sections: ColumnSection[]): ColumnContent => ({ ...content, sections })

function ofSection(
  content: ColumnContent,
  key: string,
  change: (section: ColumnSection) => ColumnSection,
): ColumnContent {
  if (!content.sections.some((section) => section.key === key)) throw new NotFound()
  return withSections(
    content,
    content.sections.map((section) => (section.key === key ? change(section) : section)),
  )
}

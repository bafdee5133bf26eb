// Forms of columns. Messages are keys of column-messages.
import { z } from 'zod'
import { cleanLine, cleanText, lengthOf } from '#app/platform/text.ts'
import { COLUMN_ITEM_KINDS } from '#db/schema/topic-columns.ts'
import { type ColumnItem, type ColumnLink, MOST_LINKS } from './column.ts'

const LONGEST_TITLE = 60
const LONGEST_TITLE_EN = 120
const LONGEST_SUMMARY = 300
const LONGEST_SUMMARY_EN = 600
const LONGEST_TEXT = 8000
const LONGEST_ALT = 200
const LONGEST_LABEL = 80
const LONGEST_URL = 500
const LONGEST_REASON = 500

const within = (most: number) => (text: string) => lengthOf(text) <= most
const line = (most: number) => z.string().default('').transform(cleanLine).refine(within(most), { error: 'tooLong' })
const paragraphs = (most: number) =>
  z.string().default('').transform(cleanText).refine(within(most), { error: 'tooLong' })
const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([])
const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined)

/** Words beside a picture that is there already or comes with the form, and whether it goes. */
const pictureWords = { alt: line(LONGEST_ALT), altEn: line(LONGEST_ALT * 2), dropPicture: ticked }

export const columnHeadForm = z.object({
  title: line(LONGEST_TITLE).refine((text) => text !== '', { error: 'titleMissing' }),
  titleEn: line(LONGEST_TITLE_EN),
  summary: paragraphs(LONGEST_SUMMARY).refine((text) => text !== '', { error: 'summaryMissing' }),
  summaryEn: paragraphs(LONGEST_SUMMARY_EN),
  ...pictureWords,
})
export type ColumnHeadInput = z.output<typeof columnHeadForm>

export const newColumnForm = columnHeadForm.omit({ alt: true, altEn: true, dropPicture: true }).extend({
  departmentId: line(64).refine((text) => text !== '', { error: 'departmentMissing' }),
})
export type NewColumnInput = z.output<typeof newColumnForm>

/** Rows of links in which something is written: the nth link that was read stands in the nth of them. */
export function filledRows(labels: readonly string[], urls: readonly string[]): number[] {
  return [...labels.keys()].filter(
    (index) => cleanLine(labels[index] ?? '') !== '' || cleanLine(urls[index] ?? '') !== '',
  )
}

export const columnSectionForm = z
  .object({
    heading: line(LONGEST_TITLE).refine((text) => text !== '', { error: 'headingMissing' }),
    headingEn: line(LONGEST_TITLE_EN),
    text: paragraphs(LONGEST_TEXT),
    textEn: paragraphs(LONGEST_TEXT * 2),
    ...pictureWords,
    linkLabel: list,
    linkUrl: list,
  })
  .transform(({ linkLabel, linkUrl, ...section }, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const links: ColumnLink[] = []
    for (const index of filledRows(linkLabel, linkUrl)) {
      const [label, url] = [cleanLine(linkLabel[index] ?? ''), cleanLine(linkUrl[index] ?? '')]
      if (label === '') wrong(`linkLabel-${index}`, 'linkIncomplete')
      else if (url === '') wrong(`linkUrl-${index}`, 'linkIncomplete')
      else if (lengthOf(label) > LONGEST_LABEL) wrong(`linkLabel-${index}`, 'tooLong')
      else if (url.length > LONGEST_URL) wrong(`linkUrl-${index}`, 'tooLong')
      else links.push({ label, url })
    }
    if (links.length > MOST_LINKS) wrong(`linkLabel-${MOST_LINKS}`, 'tooManyLinks')
    return { ...section, links }
  })
export type ColumnSectionInput = z.output<typeof columnSectionForm>

/** An item as a form carries it: its kind and its id. */
export const itemValue = ({ kind, id }: ColumnItem): string => `${kind} ${id}`

const items = list.transform((values) =>
  values.flatMap((value): ColumnItem[] => {
    const [kind, id] = value.split(' ')
    const known = COLUMN_ITEM_KINDS.find((each) => each === kind)
    return known && id ? [{ kind: known, id }] : []
  }),
)

export const addItemsForm = z.object({
  add: items.refine((chosen) => chosen.length > 0, { error: 'nothingChosen' }),
})

/** The chosen items with the places typed beside them, without those that are ticked to go; in their new order. */
export const arrangeItemsForm = z.object({ item: items, place: list, drop: items }).transform(({ item, place, drop }) =>
  item
    .map((one, index) => ({ one, place: Number(place[index]) || index + 1 }))
    .filter(({ one }) => !drop.some((gone) => itemValue(gone) === itemValue(one)))
    .toSorted((a, b) => a.place - b.place)
    .map(({ one }) => one),
)

export const withdrawForm = z.object({
  reason: paragraphs(LONGEST_REASON).refine((text) => text !== '', { error: 'reasonMissing' }),
})
export const returnForm = z.object({
  note: paragraphs(LONGEST_REASON).refine((text) => text !== '', { error: 'noteMissing' }),
})

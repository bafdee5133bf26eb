// A column in its reader's language: the same for the public and for the preview before a review.
import { config } from '#app/config.server.ts'
import { dayOf, formatDay, formatMoment, timeOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName, localText } from '#app/platform/local-text.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { type Translate, translator } from '#app/platform/messages.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import type { Reader } from '#db/store.ts'
import type { ColumnChange, ColumnContent, ColumnItem, ColumnPicture } from './column.ts'
import { columnDeskMessages } from './column-desk-messages.ts'
import { itemValue } from './column-forms.ts'
import { type FoundItems, publicItems, shownItems } from './column-items.server.ts'
import { columnMessages } from './column-messages.ts'
import { type ListedPublicColumn, listPublicColumns, type PublicColumn } from './public-columns.server.ts'

const pictureHref = (slug: string, hash: string) => `/columns/${slug}/pictures/${hash}`
export const columnsUrl = () => `${config().publicOrigin}/columns`
export const columnUrl = (slug: string) => `${config().publicOrigin}/columns/${slug}`

export type PictureView = ReturnType<typeof pictureView>

function pictureView(picture: ColumnPicture, slug: string, language: Language) {
  const { text: alt, foreign } = localText(language, picture.alt, picture.altEn)
  return { src: pictureHref(slug, picture.hash), width: picture.width, height: picture.height, alt, foreign }
}

export type ColumnView = Awaited<ReturnType<typeof columnView>>

/** `slug` is where its pictures are; every text says whether an English reader gets the Chinese. */
export async function columnView(reader: Reader, content: ColumnContent, slug: string, language: Language) {
  const found = await publicItems(
    reader,
    content.sections.flatMap(({ items }) => items),
  )
  return {
    title: localText(language, content.title, content.titleEn),
    summary: localText(language, content.summary, content.summaryEn),
    cover: content.cover && pictureView(content.cover, slug, language),
    sections: content.sections.map((section) => {
      const text = localText(language, section.text, section.textEn)
      return {
        key: section.key,
        heading: localText(language, section.heading, section.headingEn),
        html: text.text ? renderMarkdown(text.text) : '',
        foreign: text.foreign,
        picture: section.picture && pictureView(section.picture, slug, language),
        items: shownItems(section.items, found, language),
        /** chosen, and public no longer */
        gone: section.items.filter((item) => !found.has(itemValue(item))).length,
        links: section.links,
      }
    }),
  }
}

export type ColumnCard = ReturnType<typeof columnCard>

export function columnCard(column: ListedPublicColumn, language: Language) {
  const text = translator(language, columnMessages)
  return {
    href: `/columns/${column.slug}`,
    title: localText(language, column.title, column.titleEn),
    summary: localName(language, column.summary, column.summaryEn),
    cover: column.cover && pictureView(column.cover, column.slug, language),
    meta: text('cardMeta', {
      department: localName(language, column.department.name, column.department.nameEn),
      day: formatDay(dayOf(column.publishedAt), language),
    }),
  }
}

const MOST_OTHERS = 4

/** The page of a published column, with other columns beside it. */
export async function readColumnPage(reader: Reader, column: PublicColumn, language: Language, now: Date) {
  const text = translator(language, columnMessages)
  const url = columnUrl(column.slug)
  const others = (await listPublicColumns(reader, { limit: MOST_OTHERS + 1 })).filter(({ id }) => id !== column.id)
  return {
    view: await columnView(reader, column, column.slug, language),
    url,
    qr: qrSvg(url),
    department: {
      href: `/departments/${column.department.code}`,
      name: localName(language, column.department.name, column.department.nameEn),
    },
    publishedOn: `${dayOf(column.publishedAt)} ${timeOf(column.publishedAt)}`,
    published: formatDay(dayOf(column.firstPublishedAt), language),
    updated: column.publishedAt > column.firstPublishedAt ? formatDay(dayOf(column.publishedAt), language) : null,
    others: others.slice(0, MOST_OTHERS).map((other) => columnCard(other, language)),
    printNote: text('printNote', { url, at: formatMoment(now, language) }),
  }
}

type Text = Translate<(typeof columnDeskMessages)['keys'][number]>
export type ToldColumnChange = { place: string; from: string; to: string }

/** What changed, in words; items by their titles. */
export function toldColumnChanges(
  changes: readonly ColumnChange[],
  found: FoundItems,
  language: Language,
): ToldColumnChange[] {
  const text = translator(language, columnDeskMessages)
  return changes.map(({ field, section, from, to }) => ({
    place: section === null ? text(`field_${field}`) : text('fieldOf', { section, field: text(`field_${field}`) }),
    from: told(from, found, language, text),
    to: told(to, found, language, text),
  }))
}

function told(value: ColumnChange['from'], found: FoundItems, language: Language, text: Text): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if ('hash' in value) {
    const words = [value.alt, value.altEn].filter(Boolean).join(' / ') || text('noAlt')
    return text('pictureTold', { alt: words, mark: value.hash.slice(0, 8) })
  }
  return value
    .map((one) => ('url' in one ? `${one.label} ${one.url}` : itemTold(one, found, language, text)))
    .join('\n')
}

const itemTold = (item: ColumnItem, found: FoundItems, language: Language, text: Text) =>
  shownItems([item], found, language)[0]?.title ?? text('itemGone')

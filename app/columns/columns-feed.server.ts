// Atom feeds (RFC 4287) of topical columns: one of all of them, and one of the sections of each.
import { and, asc, eq } from 'drizzle-orm'
import { Feed } from 'feed'
import { config } from '#app/config.server.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { topicColumnVersions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { ColumnSection } from './column.ts'
import { columnMessages } from './column-messages.ts'
import { type ColumnView, columnsUrl, columnUrl, columnView } from './column-view.server.ts'
import { getPublicColumn, listPublicColumns } from './public-columns.server.ts'

const MOST_IN_A_FEED = 50

/** All public columns, those published last first. */
export async function columnsAtom(reader: Reader, language: Language): Promise<string> {
  const text = translator(language, columnMessages)
  const columns = await listPublicColumns(reader, { limit: MOST_IN_A_FEED })
  const feed = new Feed({
    id: columnsUrl(),
    link: columnsUrl(),
    title: text('feedTitle'),
    description: text('columnsLead'),
    language,
    copyright: '',
    updated: columns[0]?.publishedAt ?? new Date(0),
    feedLinks: { atom: `${columnsUrl()}.atom` },
  })
  for (const column of columns) {
    feed.addItem({
      id: columnUrl(column.slug),
      link: columnUrl(column.slug),
      title: localName(language, column.title, column.titleEn),
      description: localName(language, column.summary, column.summaryEn),
      date: column.publishedAt,
      published: column.firstPublishedAt,
      author: [{ name: localName(language, column.department.name, column.department.nameEn) }],
    })
  }
  return feed.atom1()
}

/**
 * The sections of a column, those changed last first; undefined for one that was withdrawn. Throws NotFound for one that was
 * never public. A section is new when its words, its picture or what is chosen for it changed in a version made public.
 */
export async function columnAtom(reader: Reader, slug: string, language: Language): Promise<string | undefined> {
  const found = await getPublicColumn(reader, slug)
  if (found.outcome === 'withdrawn') return undefined
  const { column } = found
  const url = columnUrl(slug)
  const view = await columnView(reader, column, slug, language)
  const changed = await sectionDates(reader, column.id)
  const author = [{ name: localName(language, column.department.name, column.department.nameEn) }]
  const entries = view.sections.map((section, index) => {
    const dates = changed.get(section.key) ?? { first: column.firstPublishedAt, last: column.publishedAt }
    return {
      id: `${url}#${section.key}`,
      link: `${url}#s${index + 1}`,
      title: section.heading.text,
      content: contentOf(section),
      date: dates.last,
      published: dates.first,
      author,
    }
  })
  const feed = new Feed({
    id: url,
    link: url,
    title: view.title.text,
    description: view.summary.text,
    language,
    copyright: '',
    updated: column.publishedAt,
    feedLinks: { atom: `${url}.atom` },
  })
  for (const entry of entries.toSorted((a, b) => b.date.getTime() - a.date.getTime())) feed.addItem(entry)
  return feed.atom1()
}

/** When each section came first, and when it changed last, over the versions that were made public. */
async function sectionDates(reader: Reader, columnId: string): Promise<Map<string, { first: Date; last: Date }>> {
  const versions = await reader
    .select({ sections: topicColumnVersions.sections, at: topicColumnVersions.decidedAt })
    .from(topicColumnVersions)
    .where(and(eq(topicColumnVersions.columnId, columnId), eq(topicColumnVersions.state, 'published')))
    .orderBy(asc(topicColumnVersions.version))
  const dates = new Map<string, { first: Date; last: Date }>()
  let before = new Map<string, string>()
  for (const { sections, at } of versions) {
    const now = new Map(sections.map((section) => [section.key, markOf(section)]))
    for (const [key, mark] of now) {
      if (!at || before.get(key) === mark) continue
      dates.set(key, { first: dates.get(key)?.first ?? at, last: at })
    }
    before = now
  }
  return dates
}

const markOf = (section: ColumnSection) =>
  JSON.stringify(Object.entries(section).toSorted(([a], [b]) => (a < b ? -1 : 1)))

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const plain = (text: string) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] as string)

/** The words and the picture, and what is linked below them. */
function contentOf({ html, picture, items, links }: ColumnView['sections'][number]): string {
  const at = (href: string) => plain(new URL(href, config().publicOrigin).href)
  const image = picture ? `<p><img src="${at(picture.src)}" alt="${plain(picture.alt)}"></p>` : ''
  const lines = [
    ...items.map(({ href, title }) => ({ href, title })),
    ...links.map(({ url, label }) => ({ href: url, title: label })),
  ].map(({ href, title }) => `<li><a href="${at(href)}">${plain(title)}</a></li>`)
  return [html, image, lines.length > 0 ? `<ul>${lines.join('')}</ul>` : ''].join('')
}

// Topical columns (专题): what moves people now, answered in sections. Every text handed in for review is a version that
// stays as it is; the version named by the column is what the public reads.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Departments } from './departments.ts'
import type { Events } from './events.ts'

export const COLUMN_ITEM_KINDS = ['answer', 'event', 'campaign'] as const
export const COLUMN_VERSION_STATES = ['draft', 'inReview', 'returned', 'published'] as const

export type ColumnPicture = { hash: string; width: number; height: number; alt: string; altEn: string }
export type ColumnItem = { kind: (typeof COLUMN_ITEM_KINDS)[number]; id: string }
export type ColumnLink = { label: string; url: string }
export type ColumnSection = {
  /** stays with the section through all versions */
  key: string
  heading: string
  headingEn: string
  /** Markdown */
  text: string
  textEn: string
  picture: ColumnPicture | null
  items: ColumnItem[]
  links: ColumnLink[]
}

export function defineTopicColumns(
  c: Columns,
  { departments }: Departments,
  { staff }: Accounts,
  { files }: Pick<Events, 'files'>,
) {
  const topicColumns = c.table(
    'topic_columns',
    {
      id: c.text('id').primaryKey(),
      slug: c.text('slug').notNull().unique(),
      departmentId: c
        .text('department_id')
        .notNull()
        .references(() => departments.id),
      /** the version that is public; null before the first and after a withdrawal */
      publishedVersionId: c.text('published_version_id'),
      firstPublishedAt: c.instant('first_published_at'),
      /** when the public version became so */
      publishedAt: c.instant('published_at'),
      withdrawnAt: c.instant('withdrawn_at'),
      withdrawnBy: c.text('withdrawn_by').references(() => staff.id),
      /** the public reads it in place of the column */
      withdrawReason: c.text('withdraw_reason'),
      createdBy: c.text('created_by').references(() => staff.id),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [
      c.index('topic_columns_public').on(t.publishedAt),
      c.index('topic_columns_by_department').on(t.departmentId),
    ],
  )
  const topicColumnVersions = c.table(
    'topic_column_versions',
    {
      id: c.text('id').primaryKey(),
      columnId: c
        .text('column_id')
        .notNull()
        .references(() => topicColumns.id),
      version: c.integer('version').notNull(),
      /** a draft is written on in place; of an older version: where it stood when the next one was begun */
      state: c.text('state', { enum: COLUMN_VERSION_STATES }).notNull(),
      /** over everything the public can read of the version; reviews are bound to it */
      hash: c.text('hash').notNull(),
      title: c.text('title').notNull(),
      titleEn: c.text('title_en').notNull().default(''),
      summary: c.text('summary').notNull(),
      summaryEn: c.text('summary_en').notNull().default(''),
      cover: c.json<ColumnPicture>('cover'),
      sections: c.json<ColumnSection[]>('sections').notNull(),
      /** ids of everybody who wrote what is not public yet: none of them may review it */
      writers: c.json<string[]>('writers').notNull(),
      savedBy: c.text('saved_by').references(() => staff.id),
      savedAt: c.instant('saved_at').notNull(),
      submittedBy: c.text('submitted_by').references(() => staff.id),
      submittedAt: c.instant('submitted_at'),
      decidedBy: c.text('decided_by').references(() => staff.id),
      decidedAt: c.instant('decided_at'),
      reviewNote: c.text('review_note'),
    },
    (t) => [c.uniqueIndex('topic_column_versions_in_order').on(t.columnId, t.version)],
  )
  /** Every picture a column ever had, and whether its public version shows it. */
  const topicColumnPictures = c.table(
    'topic_column_pictures',
    {
      id: c.text('id').primaryKey(),
      columnId: c
        .text('column_id')
        .notNull()
        .references(() => topicColumns.id),
      hash: c
        .text('hash')
        .notNull()
        .references(() => files.hash),
      shown: c.boolean('shown').notNull().default(false),
    },
    (t) => [c.uniqueIndex('topic_column_pictures_once').on(t.columnId, t.hash)],
  )
  return { topicColumns, topicColumnVersions, topicColumnPictures }
}

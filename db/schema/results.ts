// What came of an event (活动回顾): every saved text is a version; the latest published one is what the public reads.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Events } from './events.ts'

export type ResultPhoto = { hash: string; width: number; height: number; alt: string; altEn: string }
export type ResultLink = { label: string; url: string }

export function defineResults(c: Columns, { staff }: Accounts, { events, files }: Events) {
  const eventResults = c.table(
    'event_results',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      version: c.integer('version').notNull(),
      /** of an older version: where it stood when the next one was saved */
      state: c.text('state', { enum: ['draft', 'inReview', 'returned', 'published'] }).notNull(),
      summary: c.text('summary').notNull(),
      summaryEn: c.text('summary_en').notNull().default(''),
      /** which figures are shown; they are counted when the page is read */
      figures: c.json<string[]>('figures').notNull(),
      photos: c.json<ResultPhoto[]>('photos').notNull(),
      links: c.json<ResultLink[]>('links').notNull(),
      staffId: c.text('staff_id').references(() => staff.id),
      savedAt: c.instant('saved_at').notNull(),
      submittedBy: c.text('submitted_by').references(() => staff.id),
      submittedAt: c.instant('submitted_at'),
      decidedBy: c.text('decided_by').references(() => staff.id),
      decidedAt: c.instant('decided_at'),
      reviewNote: c.text('review_note'),
    },
    (t) => [c.uniqueIndex('event_results_versions').on(t.eventId, t.version)],
  )
  /** The photographs of an event, and whether the public version shows them. */
  const eventPhotos = c.table(
    'event_photos',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      hash: c
        .text('hash')
        .notNull()
        .references(() => files.hash),
      shown: c.boolean('shown').notNull().default(false),
    },
    (t) => [c.uniqueIndex('event_photos_once').on(t.eventId, t.hash), c.index('event_photos_by_hash').on(t.hash)],
  )
  return { eventResults, eventPhotos }
}

// 摇号: what a lottery promises before sign-up closes, and what was drawn.
import type { Columns } from '../columns/index.ts'
import type { Events } from './events.ts'

/** One party in the order drawn: its public number, its people, and its place on the waiting list when it has no seats. */
export type DrawnLot = { number: number; people: number; position: number | null }
/** The draw as published. `seats` were free when it was held. Numbers and sizes only: nothing personal. */
export type DrawResult = { seats: number; lots: DrawnLot[] }

export function defineDraws(c: Columns, { slots }: Events) {
  const draws = c.table('draws', {
    id: c.text('id').primaryKey(),
    slotId: c
      .text('slot_id')
      .notNull()
      .unique()
      .references(() => slots.id),
    /** 64 hex digits; secret until the draw, hence encrypted */
    seed: c.personal('seed').notNull(),
    /** SHA-256 of `seed:slotId`, hex; published with the slot */
    commitment: c.text('commitment').notNull(),
    committedAt: c.instant('committed_at').notNull(),
    drawnAt: c.instant('drawn_at'),
    /** who pressed the button; null when the clock drew */
    drawnBy: c.text('drawn_by'),
    result: c.json<DrawResult>('result'),
  })
  return { draws }
}

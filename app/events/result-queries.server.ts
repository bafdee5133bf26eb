// What pages read of the results of events.
import { aliasedTable, and, asc, desc, eq, gt, inArray, notExists } from 'drizzle-orm'
import { type Actor, departmentsOf } from '#app/platform/actor.ts'
import { isoOf } from '#app/platform/dates.ts'
import { eventResults, events, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { EVENT_READERS } from './event-policy.ts'
import {
  type ResultChange,
  type ResultContent,
  type ResultFacts,
  type ResultState,
  resultChanges,
  shownFigures,
} from './result.ts'

type Row = typeof eventResults.$inferSelect
/** `figures` holds only keys that the form let through. */
export type ResultRecord = Omit<Row, 'figures'> & Pick<ResultContent, 'figures'>

const recordOf = (row: Row | undefined): ResultRecord | undefined => row as ResultRecord | undefined

/** The version saved last, whatever its state. */
export async function findLatestResult(reader: Reader, eventId: string): Promise<ResultRecord | undefined> {
  const [row] = await reader
    .select()
    .from(eventResults)
    .where(eq(eventResults.eventId, eventId))
    .orderBy(desc(eventResults.version))
    .limit(1)
  return recordOf(row)
}

export type PublicResult = ResultRecord & { firstPublished: boolean }

/** The version that the public reads; `firstPublished`: none was public before it. */
export async function findPublicResult(reader: Reader, eventId: string): Promise<PublicResult | undefined> {
  const rows = await reader
    .select()
    .from(eventResults)
    .where(and(eq(eventResults.eventId, eventId), eq(eventResults.state, 'published')))
    .orderBy(desc(eventResults.version))
    .limit(2)
  const latest = recordOf(rows[0])
  return latest && { ...latest, firstPublished: rows.length === 1 }
}

/** Those of the events whose result the public can read. */
export async function withPublicResult(reader: Reader, eventIds: readonly string[]): Promise<Set<string>> {
  if (eventIds.length === 0) return new Set()
  const rows = await reader
    .selectDistinct({ eventId: eventResults.eventId })
    .from(eventResults)
    .where(and(inArray(eventResults.eventId, [...eventIds]), eq(eventResults.state, 'published')))
  return new Set(rows.map(({ eventId }) => eventId))
}

export type ResultVersion = {
  version: number
  state: ResultState
  savedAt: Date
  by: string | null
  decidedBy: string | null
  decidedAt: Date | null
  reviewNote: string | null
  /** null for the first */
  changes: ResultChange[] | null
}

/** The versions, the latest first, each with what changed since the one before. */
export async function listResultVersions(reader: Reader, eventId: string): Promise<ResultVersion[]> {
  const [writer, decider] = [aliasedTable(staff, 'writer'), aliasedTable(staff, 'decider')]
  const rows = await reader
    .select({ row: eventResults, by: writer.name, decidedBy: decider.name })
    .from(eventResults)
    .leftJoin(writer, eq(writer.id, eventResults.staffId))
    .leftJoin(decider, eq(decider.id, eventResults.decidedBy))
    .where(eq(eventResults.eventId, eventId))
    .orderBy(desc(eventResults.version))
    .limit(100)
  return rows.map(({ row, by, decidedBy }, index) => {
    const before = recordOf(rows[index + 1]?.row)
    return {
      version: row.version,
      state: row.state,
      savedAt: row.savedAt,
      by,
      decidedBy,
      decidedAt: row.decidedAt,
      reviewNote: row.reviewNote,
      changes: before ? resultChanges(before, row as ResultRecord) : null,
    }
  })
}

/** Events whose result waits for a review, of those whose events the actor may read. */
export async function listResultsInReview(reader: Reader, actor: Actor): Promise<{ id: string; title: string }[]> {
  const readable = departmentsOf(actor, EVENT_READERS)
  const newer = aliasedTable(eventResults, 'newer')
  const overtaken = reader
    .select({ one: newer.version })
    .from(newer)
    .where(and(eq(newer.eventId, eventResults.eventId), gt(newer.version, eventResults.version)))
  return reader
    .select({ id: events.id, title: events.title })
    .from(eventResults)
    .innerJoin(events, eq(events.id, eventResults.eventId))
    .where(
      and(
        eq(eventResults.state, 'inReview'),
        notExists(overtaken),
        readable === 'all' ? undefined : inArray(events.departmentId, readable),
      ),
    )
    .orderBy(asc(eventResults.submittedAt), asc(eventResults.id))
    .limit(100)
}

/** The result as other programs get it. */
export function toApiResult(result: PublicResult, facts: ResultFacts, origin: string) {
  return {
    summary: result.summary,
    ...(result.summaryEn ? { summaryEn: result.summaryEn } : {}),
    publishedAt: isoOf(result.decidedAt ?? result.savedAt),
    figures: Object.fromEntries(shownFigures(result.figures, facts).map(({ key, value }) => [key, value])),
    photos: result.photos.map(({ hash, width, height, alt, altEn }) => ({
      url: `${origin}/files/${hash}`,
      width,
      height,
      alt,
      ...(altEn ? { altEn } : {}),
    })),
    links: result.links,
  }
}

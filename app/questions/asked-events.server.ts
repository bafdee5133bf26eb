// Events that questions of some sort were asked for, as filters of lists offer them.
import { and, desc, eq, exists, type SQL } from 'drizzle-orm'
import { events, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

export type AskedEvent = { slug: string; title: string; titleEn: string | null }

/** Those with at least one question of which the condition holds, the newest first. */
export async function listAskedEvents(reader: Reader, where: SQL | undefined, limit: number): Promise<AskedEvent[]> {
  const asked = reader
    .select({ id: questions.id })
    .from(questions)
    .where(and(eq(questions.eventId, events.id), where))
  return reader
    .select({ slug: events.slug, title: events.title, titleEn: events.titleEn })
    .from(events)
    .where(exists(asked))
    .orderBy(desc(events.startsAt), desc(events.id))
    .limit(limit)
}

import { and, eq } from 'drizzle-orm'
import { NotFound } from '#app/platform/failures.ts'
import { events } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

/** A published event, for its visitors at the venue. */
export async function selfEvent(db: Reader, slug: string) {
  const [event] = await db
    .select({ id: events.id, slug: events.slug, title: events.title, titleEn: events.titleEn })
    .from(events)
    .where(and(eq(events.slug, slug), eq(events.state, 'published')))
  if (!event) throw new NotFound()
  return event
}

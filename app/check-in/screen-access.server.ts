// Who may look at a screen: staff of the event, or whoever holds a link that staff made for it.
import type { Actor } from '#app/platform/actor.ts'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Reader } from '#db/store.ts'
import { checkInEvent, eventIdOfSlug } from './check-in-queries.server.ts'
import type { ScreenKind } from './gate-forms.ts'
import { findScreenEvent, type ScreenEvent } from './screen-links.server.ts'

/**
 * The event that a screen shows. A key that is given is the only thing that counts: a link that was ended says "not there" to
 * staff too, so that nobody takes it for one that works. `staff` is asked for only when there is no key.
 */
export async function screenEvent(
  db: Reader,
  { slug, kind, key, staff }: { slug: string; kind: ScreenKind; key: string | null; staff: () => Promise<Actor> },
): Promise<ScreenEvent> {
  if (key !== null) {
    const event = await findScreenEvent(db, { slug, kind, token: key, now: now() })
    if (!event) throw new NotFound()
    return event
  }
  const actor = await staff()
  const event = await checkInEvent(db, actor, await eventIdOfSlug(db, slug))
  const { id, title, titleEn, startsAt, endsAt, department, departmentEn } = event
  return { id, slug, title, titleEn, startsAt, endsAt, department, departmentEn }
}

// Links to the screens of an event, for a computer at the venue where nobody signs in. Only the hash of a link is kept.
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { after, days, notBefore } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { hashSecret, newSecret } from '#app/platform/tokens.server.ts'
import { departments, events, screenLinks } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { mayPair } from './check-in-policy.ts'
import type { ScreenKind } from './gate-forms.ts'

const VALID_AFTER_EVENT = days(1)

/** Makes a link. Organisers and gate staff of the department may; others get NotFound. The token is returned this once. */
export async function makeScreenLink(
  work: Work,
  eventId: string,
  kind: ScreenKind,
): Promise<{ token: string; expiresAt: Date }> {
  const [event] = await work.tx.select().from(events).where(eq(events.id, eventId))
  if (!event || !mayPair(work.actor, event)) throw new NotFound()
  const token = newSecret()
  const id = newId()
  const expiresAt = after(notBefore(event.endsAt, work.now), VALID_AFTER_EVENT)
  await work.tx.insert(screenLinks).values({
    id,
    eventId,
    kind,
    tokenHash: hashSecret(token),
    createdBy: work.actor.kind === 'staff' ? work.actor.staffId : null,
    createdAt: work.now,
    expiresAt,
  })
  const target = { kind: 'screenLink', id, departmentId: event.departmentId } as const
  await recordAudit(work, 'screen.link-made', target, { eventId, kind })
  return { token, expiresAt }
}

/** Ends a link: the screen's next request is refused. Doing it again changes nothing. */
export async function endScreenLink(work: Work, eventId: string, linkId: string): Promise<{ outcome: 'ended' }> {
  const [link] = await work.tx
    .select({ id: screenLinks.id, departmentId: events.departmentId })
    .from(screenLinks)
    .innerJoin(events, eq(events.id, screenLinks.eventId))
    .where(and(eq(screenLinks.id, linkId), eq(screenLinks.eventId, eventId)))
  if (!link || !mayPair(work.actor, link)) throw new NotFound()
  const ended = await work.tx
    .update(screenLinks)
    .set({ revokedAt: work.now })
    .where(and(eq(screenLinks.id, linkId), isNull(screenLinks.revokedAt)))
    .returning({ id: screenLinks.id })
  if (ended.length > 0) {
    const target = { kind: 'screenLink', id: linkId, departmentId: link.departmentId } as const
    await recordAudit(work, 'screen.link-ended', target, { eventId })
  }
  return { outcome: 'ended' }
}

/** The links of an event, newest first. */
export async function listScreenLinks(db: Reader, eventId: string, now: Date) {
  const rows = await db
    .select({
      id: screenLinks.id,
      kind: screenLinks.kind,
      createdAt: screenLinks.createdAt,
      expiresAt: screenLinks.expiresAt,
      revokedAt: screenLinks.revokedAt,
    })
    .from(screenLinks)
    .where(eq(screenLinks.eventId, eventId))
    .orderBy(desc(screenLinks.createdAt), desc(screenLinks.id))
    .limit(20)
  return rows.map(({ revokedAt, ...link }) => ({ ...link, active: revokedAt === null && link.expiresAt > now }))
}

/** What a screen says of its event. */
export type ScreenEvent = NonNullable<Awaited<ReturnType<typeof findScreenEvent>>>

/** The event that a link of this kind opens; undefined when the link was ended, has expired or is another event's. */
export async function findScreenEvent(
  db: Reader,
  { slug, kind, token, now }: { slug: string; kind: ScreenKind; token: string; now: Date },
) {
  const [row] = await db
    .select({
      id: events.id,
      slug: events.slug,
      title: events.title,
      titleEn: events.titleEn,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      department: departments.name,
      departmentEn: departments.nameEn,
    })
    .from(screenLinks)
    .innerJoin(events, eq(events.id, screenLinks.eventId))
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .where(
      and(
        eq(screenLinks.tokenHash, hashSecret(token)),
        eq(screenLinks.kind, kind),
        isNull(screenLinks.revokedAt),
        gt(screenLinks.expiresAt, now),
        eq(events.slug, slug),
      ),
    )
  return row
}

// What the pages of mailings read. A mailing of another department is not there.
import { and, asc, count, desc, eq, inArray } from 'drizzle-orm'
import { sampleMailing } from '#app/outbox/mailing-content.server.ts'
import { isOutboxGroup, maskedAddress, OUTBOX_GROUPS, type OutboxGroup } from '#app/outbox/outbox-queries.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { maskName } from '#app/platform/text.ts'
import { mayManageRegistrations } from '#app/registrations/registration-policy.ts'
import { events, mailings, outboxMessages, slots, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { countRecipients, firstRecipient } from './mailing-recipients.server.ts'
import type { Mailing } from './write-mailing.server.ts'

export const PEOPLE_A_PAGE = 50

/** A mailing and the event it belongs to. */
export async function readMailing(reader: Reader, actor: Actor, id: string) {
  const [found] = await reader
    .select({ mailing: mailings, event: { id: events.id, title: events.title, slug: events.slug }, by: staff.name })
    .from(mailings)
    .innerJoin(events, eq(events.id, mailings.eventId))
    .innerJoin(staff, eq(staff.id, mailings.createdBy))
    .where(eq(mailings.id, id))
  if (!found || !mayManageRegistrations(actor, found.mailing.departmentId)) throw new NotFound()
  return found
}

/** Sessions of an event, for the choice of one. */
export async function sessionsOf(reader: Reader, eventId: string) {
  return reader
    .select({
      id: slots.id,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      reservedFor: slots.reservedFor,
      reservedForEn: slots.reservedForEn,
    })
    .from(slots)
    .where(eq(slots.eventId, eventId))
    .orderBy(asc(slots.startsAt), asc(slots.id))
}

export type Progress = { total: number } & Record<OutboxGroup, number>

/** How the letters of mailings fare, by mailing. */
export async function progressOf(reader: Reader, ids: readonly string[]): Promise<Map<string, Progress>> {
  const byId = new Map<string, Progress>()
  if (ids.length === 0) return byId
  const rows = await reader
    .select({ id: outboxMessages.mailingId, state: outboxMessages.state, total: count() })
    .from(outboxMessages)
    .where(inArray(outboxMessages.mailingId, [...ids]))
    .groupBy(outboxMessages.mailingId, outboxMessages.state)
  for (const { id, state, total } of rows) {
    const progress = byId.get(id ?? '') ?? { total: 0, waiting: 0, failed: 0, kept: 0, sent: 0 }
    for (const [group, states] of Object.entries(OUTBOX_GROUPS)) {
      if ((states as readonly string[]).includes(state)) progress[group as OutboxGroup] += total
    }
    progress.total += total
    byId.set(id ?? '', progress)
  }
  return byId
}

/** Mailings of an event, the newest first. */
export async function listMailings(reader: Reader, eventId: string) {
  const rows = await reader
    .select({
      id: mailings.id,
      subject: mailings.subject,
      selection: mailings.selection,
      state: mailings.state,
      scheduledAt: mailings.scheduledAt,
      createdAt: mailings.createdAt,
      by: staff.name,
    })
    .from(mailings)
    .innerJoin(staff, eq(staff.id, mailings.createdBy))
    .where(eq(mailings.eventId, eventId))
    .orderBy(desc(mailings.id))
    .limit(100)
  const progress = await progressOf(
    reader,
    rows.map((row) => row.id),
  )
  return rows.map(({ selection, ...row }) => ({ ...row, audience: selection.status, progress: progress.get(row.id) }))
}

/** The people of a mailing that is on its way, with the state of each letter. */
export async function mailingPeople(reader: Reader, id: string, query: { group?: string | null; page: number }) {
  const group = isOutboxGroup(query.group ?? null) ? (query.group as OutboxGroup) : undefined
  const progress = (await progressOf(reader, [id])).get(id)
  const total = progress ? (group ? progress[group] : progress.total) : 0
  const pages = Math.max(1, Math.ceil(total / PEOPLE_A_PAGE))
  const page = Math.min(Math.max(1, query.page), pages)
  const rows = await reader
    .select({
      id: outboxMessages.id,
      channel: outboxMessages.channel,
      recipient: outboxMessages.recipient,
      state: outboxMessages.state,
      report: outboxMessages.report,
      lastError: outboxMessages.lastError,
      sentAt: outboxMessages.sentAt,
      registrationId: outboxMessages.subjectId,
    })
    .from(outboxMessages)
    .where(
      and(
        eq(outboxMessages.mailingId, id),
        group ? inArray(outboxMessages.state, [...OUTBOX_GROUPS[group]]) : undefined,
      ),
    )
    .orderBy(asc(outboxMessages.id))
    .limit(PEOPLE_A_PAGE)
    .offset((page - 1) * PEOPLE_A_PAGE)
  return {
    group,
    page,
    pages,
    progress,
    people: rows.map(({ recipient, ...row }) => ({
      ...row,
      to: maskedAddress({ channel: row.channel, recipient }),
      name: maskName(recipient.name ?? ''),
    })),
  }
}

/** How many people a draft reaches, and the letter as the first of them would get it, masked. */
export async function previewMailing(reader: Reader, mailing: Mailing, language: Language, now: Date) {
  const recipients = await countRecipients(reader, mailing.eventId, mailing.selection, now)
  const first = await firstRecipient(reader, mailing.eventId, mailing.selection, now)
  const letter = first ? await sampleMailing(first, language, mailing) : undefined
  return { recipients, letter }
}

// Acts on many registrations: asked, confirmed, withdrawn within ten seconds, then carried out one by one in the
// background by the same use cases as single ones. What became of each is kept, so that a restart goes on where it was.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { after, seconds } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { bulkActItems, bulkActs, events, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { type BulkKind, MOST_IN_AN_ACT, needsReason, SECONDS_TO_WITHDRAW } from './bulk-act.ts'
import { mayManageRegistrations, requireOrganiserOf } from './registration-policy.ts'

const ROWS_IN_AN_INSERT = 500

export type AskOutcome = { outcome: 'asked'; id: string } | { outcome: 'nothingChosen' | 'tooMany' }

/**
 * Notes what is to be done to which registrations; nothing happens before somebody confirms. `ids` are in the order of
 * the list, the latest first: the act goes the other way, so that who came first is served first.
 */
export async function askBulkAct(
  work: Work,
  eventId: string,
  { kind, ids, back }: { kind: BulkKind | 'mail'; ids: readonly string[]; back: string },
): Promise<AskOutcome> {
  const [event] = await work.tx.select({ departmentId: events.departmentId }).from(events).where(eq(events.id, eventId))
  if (!event) throw new NotFound()
  requireOrganiserOf(work.actor, event.departmentId)
  if (work.actor.kind !== 'staff') throw new NotFound()
  if (ids.length === 0) return { outcome: 'nothingChosen' }
  if (ids.length > MOST_IN_AN_ACT) return { outcome: 'tooMany' }
  const id = newId()
  await work.tx
    .insert(bulkActs)
    .values({ id, eventId, staffId: work.actor.staffId, kind, state: 'asked', back, createdAt: work.now })
  const items = ids.toReversed().map((registrationId, place) => ({ id: newId(), actId: id, place, registrationId }))
  for (let from = 0; from < items.length; from += ROWS_IN_AN_INSERT) {
    await work.tx.insert(bulkActItems).values(items.slice(from, from + ROWS_IN_AN_INSERT))
  }
  return { outcome: 'asked', id }
}

export type BulkActRow = Omit<typeof bulkActs.$inferSelect, 'kind'> & { kind: BulkKind }

/** The act, for organisers of the event's department; NotFound for anybody else, and for the people of a letter. */
export async function getBulkAct(reader: Reader, actor: Actor, id: string) {
  const [found] = await reader
    .select({ act: bulkActs, departmentId: events.departmentId })
    .from(bulkActs)
    .innerJoin(events, eq(events.id, bulkActs.eventId))
    .where(eq(bulkActs.id, id))
  if (!found || !mayManageRegistrations(actor, found.departmentId)) throw new NotFound()
  const { act, departmentId } = found
  if (act.kind === 'mail') throw new NotFound()
  return { act: { ...act, kind: act.kind } satisfies BulkActRow, departmentId }
}

export type ConfirmOutcome = { outcome: 'confirmed' | 'notAsked' | 'reasonMissing' | 'slotMissing' }

/** Starts the ten seconds in which the act can be withdrawn. It runs as the person who confirms. */
export async function confirmBulkAct(
  work: Work,
  id: string,
  given: { reason?: string; toSlotId?: string },
): Promise<ConfirmOutcome> {
  const { act, departmentId } = await getBulkAct(work.tx, work.actor, id)
  if (work.actor.kind !== 'staff') throw new NotFound()
  if (needsReason(act.kind) && !given.reason) return { outcome: 'reasonMissing' }
  if (act.kind === 'move' && !(await isSlotOf(work, act.eventId, given.toSlotId))) return { outcome: 'slotMissing' }
  const [confirmed] = await work.tx
    .update(bulkActs)
    .set({
      state: 'waiting',
      staffId: work.actor.staffId,
      reason: needsReason(act.kind) ? given.reason : null,
      toSlotId: act.kind === 'move' ? given.toSlotId : null,
      runAt: after(work.now, seconds(SECONDS_TO_WITHDRAW)),
    })
    .where(and(eq(bulkActs.id, id), eq(bulkActs.state, 'asked')))
    .returning({ id: bulkActs.id })
  if (!confirmed) return { outcome: 'notAsked' }
  await recordAudit(
    work,
    'registration.bulk-confirmed',
    { kind: 'event', id: act.eventId, departmentId },
    { act: id, kind: act.kind, rows: await work.tx.$count(bulkActItems, eq(bulkActItems.actId, id)) },
  )
  return { outcome: 'confirmed' }
}

async function isSlotOf(work: Work, eventId: string, slotId: string | undefined): Promise<boolean> {
  if (!slotId) return false
  const [slot] = await work.tx
    .select({ id: slots.id })
    .from(slots)
    .where(and(eq(slots.id, slotId), eq(slots.eventId, eventId), eq(slots.state, 'open')))
  return slot !== undefined
}

/** Takes the act back while nothing has happened. `tooLate` once the first registration was touched. */
export async function withdrawBulkAct(work: Work, id: string): Promise<{ outcome: 'withdrawn' | 'tooLate' }> {
  const { act, departmentId } = await getBulkAct(work.tx, work.actor, id)
  const [withdrawn] = await work.tx
    .update(bulkActs)
    .set({ state: 'withdrawn', reason: null, doneAt: work.now })
    .where(and(eq(bulkActs.id, id), inArray(bulkActs.state, ['asked', 'waiting'])))
    .returning({ id: bulkActs.id })
  if (!withdrawn) return { outcome: 'tooLate' }
  if (act.state === 'waiting') {
    await recordAudit(
      work,
      'registration.bulk-withdrawn',
      { kind: 'event', id: act.eventId, departmentId },
      { act: id, kind: act.kind },
    )
  }
  return { outcome: 'withdrawn' }
}

/** Ends an act that is under way: what is done stays done, the rest stays as it is. `tooLate` once nothing was left to do. */
export async function stopBulkAct(work: Work, id: string): Promise<{ outcome: 'stopped' | 'tooLate' }> {
  const { act, departmentId } = await getBulkAct(work.tx, work.actor, id)
  const [stopped] = await work.tx
    .update(bulkActs)
    .set({ state: 'stopped', reason: null, doneAt: work.now })
    .where(and(eq(bulkActs.id, id), eq(bulkActs.state, 'running')))
    .returning({ id: bulkActs.id })
  if (!stopped) return { outcome: 'tooLate' }
  const left = await work.tx.$count(bulkActItems, and(eq(bulkActItems.actId, id), isNull(bulkActItems.outcome)))
  await recordAudit(
    work,
    'registration.bulk-stopped',
    { kind: 'event', id: act.eventId, departmentId },
    { act: id, kind: act.kind, left },
  )
  return { outcome: 'stopped' }
}

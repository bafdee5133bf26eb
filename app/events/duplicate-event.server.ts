import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { after } from '#app/platform/clock.ts'
import { dayOf, instantOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { slots, stalls } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { commitDraws, lotterySlots } from './commit-draw.server.ts'
import { insertDraft } from './create-event.server.ts'
import { contentOf } from './event-content.ts'
import type { EventRecord } from './event-queries.server.ts'
import { copyPlan } from './plan-event.server.ts'
import { getEventToEdit, picturesOf, saveEventSlots, slotsOfEvent } from './save-event.server.ts'

export type DuplicateOutcome =
  | { outcome: 'duplicated'; event: EventRecord; slots: number; stalls: number }
  | { outcome: 'notADay' }

/**
 * Makes a draft from an event, every time moved by whole days so that its first day becomes `firstDay` (YYYY-MM-DD).
 * Copied: texts, agenda, co-hosts, pictures, attachments, stalls, the plan (not filed), and slots that take place with their rules. Not copied: registrations,
 * questions, the campaign, the review, the preview link.
 */
export async function duplicateEvent(work: Work, eventId: string, firstDay: string): Promise<DuplicateOutcome> {
  const original = await getEventToEdit(work, eventId)
  const from = instantOf(dayOf(original.startsAt))
  const to = instantOf(firstDay)
  if (!from || !to) return { outcome: 'notADay' }
  const shift = to.getTime() - from.getTime()
  const moved = (at: Date) => after(at, shift)
  const draft = await insertDraft(work, {
    ...contentOf(original),
    campaignId: null,
    // A broadcast is that day's own.
    liveUrl: null,
    recordUrl: null,
    coverHash: original.coverHash,
    ...picturesOf(original),
    attachments: original.attachments,
    departmentId: original.departmentId,
    startsAt: moved(original.startsAt),
    endsAt: moved(original.endsAt),
  })
  const held = (await slotsOfEvent(work.tx, original.id)).filter(
    (slot) => slot.state === 'open' || original.state === 'cancelled',
  )
  if (held.length > 0) {
    const copies = await work.tx
      .insert(slots)
      .values(
        held.map((slot) => ({
          id: newId(),
          eventId: draft.id,
          startsAt: moved(slot.startsAt),
          endsAt: moved(slot.endsAt),
          reservedFor: slot.reservedFor,
          reservedForEn: slot.reservedForEn,
          capacity: slot.capacity,
          waitingCapacity: slot.waitingCapacity,
          partyMax: slot.partyMax,
          allocation: slot.allocation,
          signUpOpensAt: moved(slot.signUpOpensAt),
          signUpClosesAt: moved(slot.signUpClosesAt),
          checkInOpensAt: moved(slot.checkInOpensAt),
          checkInClosesAt: moved(slot.checkInClosesAt),
          drawAt: slot.drawAt ? moved(slot.drawAt) : null,
        })),
      )
      .returning()
    await commitDraws(work, lotterySlots(copies))
  }
  const desks = await work.tx.select().from(stalls).where(eq(stalls.eventId, original.id))
  if (desks.length > 0) {
    await work.tx.insert(stalls).values(desks.map((stall) => ({ ...stall, id: newId(), eventId: draft.id })))
  }
  await copyPlan(work, original.id, draft.id)
  const event = held.length > 0 ? await saveEventSlots(work, draft) : draft
  await recordAudit(
    work,
    'event.duplicated',
    { kind: 'event', id: event.id, departmentId: event.departmentId },
    { from: original.id, slots: held.length },
  )
  return { outcome: 'duplicated', event, slots: held.length, stalls: desks.length }
}

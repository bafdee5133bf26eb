import { recordAudit } from '#app/audit/record-audit.server.ts'
import { after, minutes } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { slots } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { commitDraws, lotterySlots } from './commit-draw.server.ts'
import type { Allocation } from './event.ts'
import type { EventRecord, SlotRecord } from './event-queries.server.ts'
import { getEventToEdit, saveEventSlots, slotsOfEvent } from './save-event.server.ts'
import { MOST_SLOTS_AT_ONCE, type SlotTime, startsLike } from './slot-series.ts'

/** The rules that all slots of one save share. Counts are people. */
export type SlotRules = {
  capacity: number
  waitingCapacity: number
  partyMax: number
  allocation: Allocation
  signUpOpensAt: Date
  /** sign-up ends so long before each slot begins */
  signUpClosesMinutesBefore: number
  checkInOpensMinutesBefore: number
  /** lottery only */
  drawAt: Date | null
}

/** The moments of a slot that follow from its start: end of sign-up, check-in window. */
export function slotMoments(time: SlotTime, rules: SlotRules) {
  return {
    signUpOpensAt: rules.signUpOpensAt,
    signUpClosesAt: after(time.startsAt, -minutes(rules.signUpClosesMinutesBefore)),
    checkInOpensAt: after(time.startsAt, -minutes(rules.checkInOpensMinutesBefore)),
    checkInClosesAt: time.endsAt,
    drawAt: rules.allocation === 'lottery' ? rules.drawAt : null,
  }
}

export type AddSlotsOutcome =
  | { outcome: 'added'; event: EventRecord; slots: SlotRecord[]; skipped: number }
  | { outcome: 'nothingToAdd'; skipped: number }
  | { outcome: 'tooMany' }
  | { outcome: 'notEditable' }

/**
 * Adds a slot for each time. A time at which a slot of the event begins already is skipped, so that the same series sent twice
 * makes the slots once.
 */
export async function addSlots(
  work: Work,
  eventId: string,
  input: { times: readonly SlotTime[]; rules: SlotRules },
): Promise<AddSlotsOutcome> {
  const event = await getEventToEdit(work, eventId)
  if (event.state === 'cancelled' || event.state === 'archived') return { outcome: 'notEditable' }
  if (input.times.length > MOST_SLOTS_AT_ONCE) return { outcome: 'tooMany' }
  const isThere = startsLike(await slotsOfEvent(work.tx, event.id))
  const times = input.times.filter((time) => !isThere(time))
  const skipped = input.times.length - times.length
  if (times.length === 0) return { outcome: 'nothingToAdd', skipped }
  const { capacity, waitingCapacity, partyMax, allocation } = input.rules
  const added = await work.tx
    .insert(slots)
    .values(
      times.map((time) => ({
        id: newId(),
        eventId: event.id,
        ...time,
        capacity,
        waitingCapacity,
        partyMax,
        allocation,
        ...slotMoments(time, input.rules),
      })),
    )
    .returning()
  await commitDraws(work, lotterySlots(added))
  const saved = await saveEventSlots(work, event)
  await recordAudit(
    work,
    'slot.added',
    { kind: 'event', id: event.id, departmentId: event.departmentId },
    { slots: added.length, capacity },
  )
  return { outcome: 'added', event: saved, slots: added, skipped }
}

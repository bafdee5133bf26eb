import { recordAudit } from '#app/audit/record-audit.server.ts'
import { after, minutes } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { slots } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { commitDraws, lotterySlots } from './commit-draw.server.ts'
import type { Allocation } from './event.ts'
import type { EventRecord, SlotRecord } from './event-queries.server.ts'
import type { ReservedGroup } from './reserved-group.ts'
import { getEventToEdit, saveEventSlots, slotsOfEvent } from './save-event.server.ts'
import { MOST_SLOTS_AT_ONCE, type SlotTime, slotsLike } from './slot-series.ts'

/** The rules that all slots of one save share. Counts are people. */
export type SlotRules = {
  /** a slot for each of them at each time, instead of one of `capacity` */
  groups?: readonly ReservedGroup[]
  /** the one group that a single slot is for */
  reservedFor?: string | null
  reservedForEn?: string | null
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

/** The slots of a series, in order: their times, whose places they are and how many. */
export function slotsWanted(times: readonly SlotTime[], rules: SlotRules) {
  const { groups = [], reservedFor = null, reservedForEn = null, capacity } = rules
  const each = groups.length
    ? groups.map((group) => ({ reservedFor: group.name, reservedForEn: group.nameEn, capacity: group.capacity }))
    : [{ reservedFor, reservedForEn, capacity }]
  return times.flatMap(({ startsAt, endsAt }) => each.map((group) => ({ startsAt, endsAt, ...group })))
}

export type AddSlotsOutcome =
  | { outcome: 'added'; event: EventRecord; slots: SlotRecord[]; skipped: number }
  | { outcome: 'nothingToAdd'; skipped: number }
  | { outcome: 'tooMany' }
  | { outcome: 'notEditable' }

/**
 * Adds a slot for each time, or for each group at each time. One that the event has already, by start and group, is skipped, so
 * that the same series sent twice makes the slots once.
 */
export async function addSlots(
  work: Work,
  eventId: string,
  input: { times: readonly SlotTime[]; rules: SlotRules },
): Promise<AddSlotsOutcome> {
  const event = await getEventToEdit(work, eventId)
  if (event.state === 'cancelled' || event.state === 'archived') return { outcome: 'notEditable' }
  const wanted = slotsWanted(input.times, input.rules)
  if (wanted.length > MOST_SLOTS_AT_ONCE) return { outcome: 'tooMany' }
  const isThere = slotsLike(await slotsOfEvent(work.tx, event.id))
  const missing = wanted.filter((slot) => !isThere(slot))
  const skipped = wanted.length - missing.length
  if (missing.length === 0) return { outcome: 'nothingToAdd', skipped }
  const { waitingCapacity, partyMax, allocation } = input.rules
  const added = await work.tx
    .insert(slots)
    .values(
      missing.map((slot) => ({
        id: newId(),
        eventId: event.id,
        ...slot,
        waitingCapacity,
        partyMax,
        allocation,
        ...slotMoments(slot, input.rules),
      })),
    )
    .returning()
  await commitDraws(work, lotterySlots(added))
  const saved = await saveEventSlots(work, event)
  await recordAudit(
    work,
    'slot.added',
    { kind: 'event', id: event.id, departmentId: event.departmentId },
    { slots: added.length, capacity: added.reduce((sum, slot) => sum + slot.capacity, 0) },
  )
  return { outcome: 'added', event: saved, slots: added, skipped }
}

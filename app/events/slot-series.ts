// Times of slots made in a series: every so many minutes between two times of day, on each of several days.

import { after, minutes } from '#app/platform/clock.ts'
import { addDays, instantOf, weekdayOf } from '#app/platform/dates.ts'

export type SlotSeries = {
  /** `YYYY-MM-DD`, both days included */
  firstDay: string
  lastDay: string
  /** leaves out Saturdays and Sundays */
  workdaysOnly: boolean
  /** `HH:mm`, Beijing time; no slot begins before `from` or ends after `to` */
  from: string
  to: string
  everyMinutes: number
  durationMinutes: number
  /** `HH:mm`: nothing runs into the break of each day, and the series goes on when it ends */
  pause?: { from: string; to: string }
}
export type SlotTime = { startsAt: Date; endsAt: Date }

/** What one save may make; more is a slip of the hand. */
export const MOST_SLOTS_AT_ONCE = 200
export const MOST_SERIES_DAYS = 62

/** The slots of a series in order, none before the first or after the last time. Empty when nothing fits. */
export function slotTimes(series: SlotSeries): SlotTime[] {
  const times: SlotTime[] = []
  for (const day of seriesDays(series)) {
    const end = instantOf(day, series.to)
    const pause = series.pause && { from: instantOf(day, series.pause.from), to: instantOf(day, series.pause.to) }
    let startsAt = instantOf(day, series.from)
    while (startsAt && end && series.everyMinutes > 0 && series.durationMinutes > 0) {
      const endsAt = after(startsAt, minutes(series.durationMinutes))
      if (endsAt > end) break
      if (pause?.from && pause.to && startsAt < pause.to && endsAt > pause.from) {
        startsAt = pause.to
        continue
      }
      times.push({ startsAt, endsAt })
      if (times.length > MOST_SLOTS_AT_ONCE) return times
      startsAt = after(startsAt, minutes(series.everyMinutes))
    }
  }
  return times
}

type Reserved = { startsAt: Date; reservedFor: string | null }

/**
 * Whether a slot is like one that takes place: it begins when that does, for the same group. Two at one time for the same people
 * are one with more places.
 */
export function slotsLike(slots: readonly (Reserved & { state: 'open' | 'cancelled' })[]): (slot: Reserved) => boolean {
  const nameOf = ({ startsAt, reservedFor }: Reserved) => `${startsAt.getTime()} ${reservedFor ?? ''}`
  const there = new Set(slots.filter(({ state }) => state === 'open').map(nameOf))
  return (slot) => there.has(nameOf(slot))
}

function seriesDays({ firstDay, lastDay, workdaysOnly }: SlotSeries): string[] {
  const days: string[] = []
  for (let day = firstDay; day <= lastDay && days.length <= MOST_SERIES_DAYS; day = addDays(day, 1)) {
    if (!workdaysOnly || (weekdayOf(day) !== 0 && weekdayOf(day) !== 6)) days.push(day)
  }
  return days
}

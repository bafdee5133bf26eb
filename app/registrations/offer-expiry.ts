// Until when an offered place is held: 24 hours, and never into the night, so that nobody loses a place asleep.
import { after, hours } from '#app/platform/clock.ts'
import { addDays, dayOf, instantOf, timeOf } from '#app/platform/dates.ts'

export const OFFER_HOURS = 24
/** No offer ends between 21:00 and 08:00, Beijing time. */
const NIGHT_FROM = '21:00'
const NIGHT_TO = '08:00'
/** When an offer that would end at night ends instead: an hour after the night, so that the morning is enough. */
const MORNING = '09:00'
/** An offer shorter than this is not made. */
const SHORTEST = hours(1)

export function isNight(at: Date): boolean {
  const time = timeOf(at)
  return time >= NIGHT_FROM || time < NIGHT_TO
}

const at = (day: string, time: string) => instantOf(day, time) as Date

/**
 * The moment the offer lapses, never in the night and never after `latest` (the opening of the doors). Undefined when
 * there is no such moment at least an hour away: then no offer is made, and the seat is for whoever comes.
 */
export function offerExpiry(now: Date, latest: Date): Date | undefined {
  const full = after(now, hours(OFFER_HOURS))
  const civil = isNight(full) ? morningAfter(full) : full
  const end = civil <= latest ? civil : isNight(latest) ? eveningBefore(latest) : latest
  return end.getTime() - now.getTime() >= SHORTEST ? end : undefined
}

function morningAfter(night: Date): Date {
  const day = timeOf(night) >= NIGHT_FROM ? addDays(dayOf(night), 1) : dayOf(night)
  return at(day, MORNING)
}

/** Just before the night that `night` lies in. */
function eveningBefore(night: Date): Date {
  const day = timeOf(night) >= NIGHT_FROM ? dayOf(night) : addDays(dayOf(night), -1)
  return new Date(at(day, NIGHT_FROM).getTime() - 60_000)
}

// Upkeep of the library: every published answer has an owner and a day by which it is looked at again (济南市12345条例 art. 28:
// a library that is not kept up to date is a cause for supervision). Half a year is the product's choice. Pure.
import { addDays, dayOf } from '#app/platform/dates.ts'

export const REVIEW_AFTER_DAYS = 180

/** What publishing, or finding that it still holds, sets. */
export function freshUpkeep(ownerId: string, now: Date) {
  return {
    upkeepOwnerId: ownerId,
    reviewBy: addDays(dayOf(now), REVIEW_AFTER_DAYS),
    checkedAt: now,
    staleSince: null,
    staleReason: null,
  }
}

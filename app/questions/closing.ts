// 办结: when an answered question is closed. Its asker may rate first; a bad rating opens it again, so it closes when the time
// to rate is over, or as soon as a rating that asks for nothing stands. Pure.
import { after, days } from '#app/platform/clock.ts'
import { dueMomentOf } from './due-date.ts'
import { CHANGE_WITHIN_DAYS, isBad } from './satisfaction.ts'

export type Answered = {
  /** when the version that stands now was given: to whoever was merged into it later, only then */
  shownAt: Date
  /** limit by the policy in force, such as `closing.v1.60d` */
  dueRule: string
  /** the last rating of the version that stands, by the question's own asker */
  rating: { content: number; ratedAt: Date } | null
  /** others were merged into it, whose time to rate runs as well */
  isShared: boolean
  /** a mark for supervision without its order, or an order (督办) that is open */
  isSupervised: boolean
}

/** From when it may be closed; null while it is under supervision. */
export function closesAt({ shownAt, dueRule, rating, isShared, isSupervised }: Answered): Date | null {
  if (isSupervised) return null
  const over = dueMomentOf({ startedAt: shownAt, dueRule })
  if (!rating || isShared || isBad(rating.content)) return over
  // A rating may be changed for some days, also into a bad one.
  const stands = after(rating.ratedAt, days(CHANGE_WITHIN_DAYS))
  return new Date(Math.min(stands.getTime(), over.getTime()))
}

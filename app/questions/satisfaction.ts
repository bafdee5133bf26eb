// 满意度评价: content and speed apart, five steps each. What a rating brings about follows from the content alone: speed that
// disappointed cannot be done again, but its reason is read. Pure.
import { after, days } from '#app/platform/clock.ts'

export const SCALE = [5, 4, 3, 2, 1] as const
export type Score = (typeof SCALE)[number]
export type Rating = { content: Score; speed: Score }

/** 不满意 and 非常不满意. */
export const isBad = (score: number) => score <= 2

export const needsReason = ({ content, speed }: Rating) => isBad(content) || isBad(speed)

/** Days after publication in which an answer may be rated, and after the rating in which it may be changed. */
export const RATE_WITHIN_DAYS = 60
export const CHANGE_WITHIN_DAYS = 7

/** How often work is done again before a bad rating goes to supervision (督办). */
export const MOST_REWORKS = 1

/** From when the time to rate counts; who was merged into an answered question (`joinedAt`) got the answer only then. */
export function ratedFrom(publishedAt: Date, joinedAt: Date | null): Date {
  return joinedAt && joinedAt > publishedAt ? joinedAt : publishedAt
}

export function mayStillRate(publishedAt: Date, now: Date): boolean {
  return now <= after(publishedAt, days(RATE_WITHIN_DAYS))
}

export function mayStillChange(ratedAt: Date, now: Date): boolean {
  return now <= after(ratedAt, days(CHANGE_WITHIN_DAYS))
}

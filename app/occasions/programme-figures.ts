// What became of the questions of one day on the air. Pure.
import { timelinessOf } from '#app/questions/timeliness.ts'

export type CallFacts = {
  handling: 'answered' | 'takenAlong'
  dueAt: Date
  dueRule: string
  publishedAt: Date | null
}
export type DayFigures = {
  cameIn: number
  answeredOnAir: number
  takenAlong: number
  /** of those taken along: with a published result, and of these within the limit */
  closed: number
  closedOnTime: number
  /** of those taken along: without a result after the limit */
  overdue: number
}

/** Whether a question was, or still is, within its limit at `now`. */
export function isInTime({ dueAt, dueRule, publishedAt }: CallFacts, now: Date): boolean {
  const timeliness = timelinessOf({ dueAt, dueRule, doneAt: publishedAt }, now)
  return timeliness === 'onTime' || timeliness === 'dueSoon'
}

export function figuresOf(calls: readonly CallFacts[], now: Date): DayFigures {
  const along = calls.filter((call) => call.handling === 'takenAlong')
  const closed = along.filter((call) => call.publishedAt !== null)
  return {
    cameIn: calls.length,
    answeredOnAir: calls.length - along.length,
    takenAlong: along.length,
    closed: closed.length,
    closedOnTime: closed.filter((call) => isInTime(call, now)).length,
    overdue: along.filter((call) => call.publishedAt === null && !isInTime(call, now)).length,
  }
}

// What became of the questions of one day on the air. Pure.
import { OPEN_STATUSES, type QuestionStatus } from '#app/questions/question.ts'
import { timelinessOf } from '#app/questions/timeliness.ts'

export type CallFacts = {
  handling: 'answered' | 'takenAlong'
  dueAt: Date
  dueRule: string
  publishedAt: Date | null
  status: QuestionStatus
  /** since when its clock stands still */
  pausedSince: Date | null
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

/** Whether a question was answered, or still is open, past its limit. What ended without an answer is not late. */
export function isLate({ dueAt, dueRule, publishedAt, status, pausedSince }: CallFacts, now: Date): boolean {
  if (publishedAt === null && !(OPEN_STATUSES as readonly QuestionStatus[]).includes(status)) return false
  const timeliness = timelinessOf({ dueAt, dueRule, doneAt: publishedAt, pausedSince }, now)
  return timeliness === 'overdue' || timeliness === 'veryOverdue'
}

export function figuresOf(calls: readonly CallFacts[], now: Date): DayFigures {
  const along = calls.filter((call) => call.handling === 'takenAlong')
  const closed = along.filter((call) => call.publishedAt !== null)
  return {
    cameIn: calls.length,
    answeredOnAir: calls.length - along.length,
    takenAlong: along.length,
    closed: closed.length,
    closedOnTime: closed.filter((call) => !isLate(call, now)).length,
    overdue: along.filter((call) => call.publishedAt === null && isLate(call, now)).length,
  }
}

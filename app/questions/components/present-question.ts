// How questions are shown: words of states, due chips, the strip of days. Pure; pages and the API say the same.
import { dayOf, formatDay, formatMoment, leafOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import type { StripDay as DrawnDay } from '#app/ui/day-strip.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { explainDueDate, foldStrip, type Pause, type StripDay } from '../due-date.ts'
import { dueSentence } from '../due-words.ts'
import type { PublicState } from '../question.ts'
import { questionsMessages } from '../questions-messages.ts'
import { isExact, type Timeliness, workdaysTaken } from '../timeliness.ts'

export const STATE_TONE: Readonly<Record<PublicState, Tone>> = {
  received: 'info',
  accepted: 'info',
  inProgress: 'info',
  answered: 'ok',
  closed: 'ok',
  declined: 'bad',
  merged: 'idle',
  redirected: 'warn',
}

export { dueWords } from '../due-words.ts'

export const TIMELINESS_TONE: Readonly<Record<Timeliness, Tone>> = {
  onTime: 'ok',
  dueSoon: 'warn',
  overdue: 'bad',
  veryOverdue: 'bad',
}

/** 用时 n 个工作日, 当日答复. */
export function takenWords(receivedAt: Date, answeredAt: Date, language: Language): string {
  const text = translator(language, questionsMessages)
  const taken = workdaysTaken(receivedAt, answeredAt)
  return taken === 0 ? text('takenSameDay') : text('taken', { count: taken })
}

export type DueStory = { days: (DrawnDay | 'gap')[]; words: string }

/** The strip and the sentences that tell why an answer is due on its day; undefined for an unknown rule. */
export function dueStory(
  question: {
    receivedAt: Date
    dueAt: Date
    dueRule: string
    addedWorkdays?: number
    pauses?: readonly Pause[]
    departmentId?: string
  },
  now: Date,
  language: Language,
): DueStory | undefined {
  const explained = explainDueDate(question, now)
  return (
    explained && {
      days: foldStrip(explained.strip).map((one) => ('folded' in one ? 'gap' : drawn(one, language))),
      words: dueSentence(explained, question, language),
    }
  )
}

function drawn(one: StripDay, language: Language): DrawnDay {
  const text = translator(language, questionsMessages)
  const { date, weekday } = leafOf(one.day, language)
  const notes = {
    received: () => text('markReceived'),
    counted: () => (one.today ? text('markToday') : text('markCounted', { number: one.number ?? 0 })),
    rest: () => text('markRest'),
    holiday: () => text('markHoliday'),
    closure: () => text('markClosure'),
    makeup: () => text('markMakeup', { number: one.number ?? 0 }),
    paused: () => text('markPaused'),
    due: () => text('markDue'),
  }
  const kind =
    one.mark === 'due'
      ? 'due'
      : one.today
        ? 'today'
        : ['rest', 'holiday', 'closure', 'paused'].includes(one.mark)
          ? 'rest'
          : 'plain'
  return { weekday, date, note: notes[one.mark](), kind }
}

/** The due day in full: `2026年12月11日（星期五）`. */
export function dueDay(dueAt: Date, language: Language): string {
  return formatDay(dayOf(dueAt), language)
}

/** The due day; of a limit that is counted to the minute its moment. */
export function dueWhen({ dueAt, dueRule }: { dueAt: Date; dueRule: string }, language: Language): string {
  return isExact(dueRule) ? formatMoment(dueAt, language) : dueDay(dueAt, language)
}

/** `2026年11月16日（星期一）` of a moment. */
export function dayWords(at: Date, language: Language): string {
  return formatDay(dayOf(at), language)
}

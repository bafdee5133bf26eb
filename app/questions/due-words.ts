// Why something is due then, in one sentence: 收到日 2025-01-24，5 个工作日，春节放假 …，到期 2025-02-07.
import { dayOf, timeOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import type { DueExplanation } from './due-date.ts'
import { dueMessages } from './due-messages.ts'
import type { Limit } from './due-rule.ts'
import { questionsMessages } from './questions-messages.ts'
import { dueIn, halvesIn, hoursIn, hoursOf, isInHalves } from './timeliness.ts'

const UNIT_KEY = { workdays: 'workdays', halfDays: 'halfDays', hours: 'hours', days: 'days' } as const

/** 5 个工作日, 48 小时. */
export function limitWords({ count, unit }: Limit, language: Language): string {
  return translator(language, dueMessages)(UNIT_KEY[unit], { count })
}

export function dueSentence(
  explained: DueExplanation,
  { receivedAt, dueAt }: { receivedAt: Date; dueAt: Date },
  language: Language,
): string {
  const text = translator(language, dueMessages)
  const exact = explained.rule.unit === 'hours' || explained.rule.unit === 'halfDays'
  const moment = (at: Date) => (exact ? `${dayOf(at)} ${timeOf(at)}` : dayOf(at))
  const parts = [
    text('received', { day: moment(receivedAt) }),
    limitWords(explained.rule, language),
    ...explained.holidays.map(({ name, nameEn, from, to, days }) =>
      text(from === to ? 'holidayDay' : 'holiday', { name: language === 'en' ? nameEn : name, from, to, count: days }),
    ),
    ...explained.closures.map(({ name, from, to, days }) =>
      text(from === to ? 'closureDay' : 'closure', { name, from, to, count: days }),
    ),
    ...explained.makeup.map((day) => text('makeup', { day })),
    explained.strip.some(({ mark }) => mark === 'rest') && text('weekends'),
    explained.pausedDays > 0 && text('paused', { count: explained.pausedDays }),
    explained.addedWorkdays > 0 && text('extended', { count: explained.addedWorkdays }),
    text('due', { day: moment(dueAt) }),
  ].filter((part): part is string => typeof part === 'string')
  const sentences = [
    parts.join(text('comma')) + text('stop'),
    text('transfer'),
    explained.moved && text('moved'),
    explained.provisional && text('provisional'),
  ].filter((part): part is string => typeof part === 'string')
  return sentences.join(language === 'en' ? ' ' : '')
}

/** 余 n 个工作日, 今日到期, 逾期 n 个工作日; with a rule in hours 余 n 小时, 逾期 n 小时; with one in half days 余半个工作日. */
export function dueWords(dueAt: Date, now: Date, language: Language, dueRule?: string, departmentId?: string): string {
  const text = translator(language, questionsMessages)
  if (hoursOf(dueRule) !== undefined) {
    const { state, hours } = hoursIn(dueAt, now)
    return text(state === 'left' ? 'dueHoursLeft' : 'dueHoursLate', { count: hours })
  }
  if (isInHalves(dueRule)) {
    const { state, halves } = halvesIn(dueAt, now, departmentId)
    if (state === 'today') return text('dueToday')
    const days = Math.floor(halves / 2)
    if (halves % 2 === 0) return text(state === 'left' ? 'dueLeft' : 'dueLate', { count: days })
    if (days === 0) return text(state === 'left' ? 'dueHalfLeft' : 'dueHalfLate')
    return text(state === 'left' ? 'dueAndHalfLeft' : 'dueAndHalfLate', { days })
  }
  const { state, workdays } = dueIn(dueAt, now, departmentId)
  if (state === 'today') return text('dueToday')
  return text(state === 'left' ? 'dueLeft' : 'dueLate', { count: workdays })
}

// When something is due, and why then. The day of receipt is day 0; a limit in days ends with the last moment of its day,
// one in hours runs day and night. Pauses come from the history and are left out. Days are compared, not instants.
import { after, hours } from '#app/platform/clock.ts'
import { addDays, dayOf, instantOf, timeOf } from '#app/platform/dates.ts'
import { type DueRule, type LimitUnit, readRule } from './due-rule.ts'
import { addWorkdays, closureOf, type DayKind, dayKind, holidayOf, isAnnounced, isWorkday } from './working-calendar.ts'

/** From the moment the clock stood still; `to` null while it still does. */
export type Pause = { from: Date; to: Date | null }
export type Running = {
  startedAt: Date
  dueRule: string
  addedWorkdays?: number
  pauses?: readonly Pause[]
  /** whose clock it is: days on which the offices of its place were closed do not count */
  departmentId?: string
}

/** The last moment of a Beijing day. */
export const endOfDay = (day: string) => after(instantOf(addDays(day, 1)) as Date, -1)

/**
 * A day on which the clock stood still: after the day of the pause, up to and including the day it went on, which is a
 * day 0 like that of receipt.
 */
function isPaused(day: string, pauses: readonly Pause[]): boolean {
  return pauses.some(({ from, to }) => to !== null && day > dayOf(from) && day <= dayOf(to))
}

/** The moment a clock is due. Pauses that still last count for nothing yet: they move it when they end. */
export function dueMomentOf({ startedAt, dueRule, addedWorkdays = 0, pauses = [], departmentId }: Running): Date {
  const rule = readRule(dueRule)
  if (!rule) throw new Error(`no such rule: ${dueRule}`)
  const inside = pauses.filter(({ to }) => to === null || to > startedAt)
  const isWorked = (day: string) => isWorkday(day, departmentId)
  const base = baseMoment(startedAt, rule, inside, isWorked)
  if (addedWorkdays === 0) return base
  return endOfDay(countOn(dayOf(base), addedWorkdays, inside, isWorked))
}

type IsWorked = (day: string) => boolean

function baseMoment(startedAt: Date, { count, unit }: DueRule, pauses: readonly Pause[], isWorked: IsWorked): Date {
  switch (unit) {
    case 'hours': {
      const stood = pauses.reduce((sum, { from, to }) => {
        const begun = Math.max(from.getTime(), startedAt.getTime())
        return to ? sum + Math.max(0, to.getTime() - begun) : sum
      }, 0)
      return after(startedAt, hours(count) + stood)
    }
    case 'days':
      return endOfDay(countOn(dayOf(startedAt), count, pauses, () => true))
    case 'workdays':
      return endOfDay(countOn(dayOf(startedAt), count, pauses, isWorked))
    case 'halfDays':
      return halfDayMoment(startedAt, count, pauses, isWorked)
  }
}

function countOn(from: string, count: number, pauses: readonly Pause[], counts: IsWorked): string {
  let day = from
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (counts(day) && !isPaused(day, pauses)) left -= 1
  }
  return day
}

/** Working days have two halves, until noon and until the end of the day; the half of receipt is half 0. */
function halfDayMoment(startedAt: Date, count: number, pauses: readonly Pause[], isWorked: IsWorked): Date {
  let day = dayOf(startedAt)
  let isMorning = isWorked(day) && timeOf(startedAt) < '12:00'
  for (let left = count; left > 0; left--) {
    if (isMorning) isMorning = false
    else {
      day = countOn(day, 1, pauses, isWorked)
      isMorning = true
    }
  }
  return isMorning ? (instantOf(day, '12:00') as Date) : endOfDay(day)
}

/** The day a department aims at, when that is earlier than the due day. */
export function aimOf({
  receivedAt,
  dueAt,
  dueRule,
  departmentId,
}: {
  receivedAt: Date
  dueAt: Date
  dueRule: string
  departmentId?: string
}): string | null {
  const aim = readRule(dueRule)?.aim ?? null
  if (aim === null) return null
  const aimOn = addWorkdays(dayOf(receivedAt), aim, departmentId)
  return aimOn < dayOf(dueAt) ? aimOn : null
}

export type StripDay = {
  day: string
  mark: 'received' | 'counted' | 'rest' | 'holiday' | 'makeup' | 'closure' | 'paused' | 'due'
  /** 1 for the first counted working day */
  number: number | null
  today: boolean
}

export type DueExplanation = {
  rule: DueRule
  receivedOn: string
  /** first day that counts */
  startsOn: string
  dueOn: string
  strip: StripDay[]
  /** free days between receipt and due day that are not plain weekends, by holiday */
  holidays: { name: string; nameEn: string; from: string; to: string; days: number }[]
  /** working days on which the offices of the place were closed, by reason */
  closures: { name: string; from: string; to: string; days: number }[]
  /** weekend days that were worked and counted */
  makeup: string[]
  /** days left out because the clock stood still */
  pausedDays: number
  addedWorkdays: number
  /** the due day lies in, or is reached through, a year whose holidays are not announced yet */
  provisional: boolean
  /** the stored due day is not the one that rule, pauses and extensions give */
  moved: boolean
}

type Explained = {
  receivedAt: Date
  dueAt: Date
  dueRule: string
  addedWorkdays?: number
  pauses?: readonly Pause[]
  departmentId?: string
}

/** How the due day came about, day by day. undefined for a rule this program does not know. */
export function explainDueDate(
  { receivedAt, dueAt, dueRule, addedWorkdays = 0, pauses = [], departmentId }: Explained,
  now: Date,
): DueExplanation | undefined {
  const rule = readRule(dueRule)
  if (!rule) return undefined
  const receivedOn = dayOf(receivedAt)
  const dueOn = dayOf(dueAt)
  const today = dayOf(now)
  const strip: StripDay[] = [{ day: receivedOn, mark: 'received', number: null, today: receivedOn === today }]
  const holidays: DueExplanation['holidays'] = []
  const closures: DueExplanation['closures'] = []
  const makeup: string[] = []
  let number = 0
  let pausedDays = 0
  const everyDay = rule.unit === 'hours' || rule.unit === 'days'
  for (let day = addDays(receivedOn, 1); day <= dueOn; day = addDays(day, 1)) {
    const kind = dayKind(day, departmentId)
    const stood = isPaused(day, pauses)
    const isWorked = everyDay || kind === 'work' || kind === 'makeup'
    const counts = isWorked && !stood
    if (counts) number += 1
    if (stood && isWorked) pausedDays += 1
    if (kind === 'makeup' && counts) makeup.push(day)
    const holiday = kind === 'holiday' ? holidayOf(day) : undefined
    if (holiday) {
      const known = holidays.find(({ name }) => name === holiday.name)
      if (known) Object.assign(known, { days: known.days + 1, to: day })
      else holidays.push({ name: holiday.name, nameEn: holiday.nameEn, from: day, to: day, days: 1 })
    }
    const closure = kind === 'closure' ? closureOf(day, departmentId) : undefined
    if (closure) {
      const known = closures.find(({ name }) => name === closure)
      if (known) Object.assign(known, { days: known.days + 1, to: day })
      else closures.push({ name: closure, from: day, to: day, days: 1 })
    }
    strip.push({
      day,
      mark: day === dueOn ? 'due' : stood ? 'paused' : markOf(kind, everyDay),
      number: counts ? number : null,
      today: day === today,
    })
  }
  const computed = dueMomentOf({ startedAt: receivedAt, dueRule, addedWorkdays, pauses, departmentId })
  return {
    rule,
    receivedOn,
    startsOn: everyDay ? addDays(receivedOn, 1) : addWorkdays(receivedOn, 1, departmentId),
    dueOn,
    strip,
    holidays: everyDay ? [] : holidays,
    closures: everyDay ? [] : closures,
    makeup: everyDay ? [] : makeup,
    pausedDays,
    addedWorkdays,
    provisional: isProvisional(rule.unit, dueOn),
    moved: dayOf(computed) !== dueOn,
  }
}

function markOf(kind: DayKind, everyDay: boolean): StripDay['mark'] {
  if (everyDay || kind === 'work') return 'counted'
  return kind === 'weekend' ? 'rest' : kind
}

/** Whether a due day may still move with the State Council's notice: only limits in working days do. */
export function isProvisional(unit: LimitUnit, dueOn: string): boolean {
  return (unit === 'workdays' || unit === 'halfDays') && !isAnnounced(dueOn)
}

/** The strip with its middle folded away when it is longer than a phone is wide; its ends and today stay. */
export function foldStrip(strip: readonly StripDay[], most = 7): (StripDay | { folded: number })[] {
  if (strip.length <= most) return [...strip]
  const today = strip.findIndex((day) => day.today)
  const isInside = today >= 3 && today < strip.length - 3
  const end = isInside ? 2 : 3
  const folded: (StripDay | { folded: number })[] = []
  strip.forEach((day, index) => {
    const last = folded.at(-1)
    if (index < end || index >= strip.length - end || index === today) folded.push(day)
    else if (last && 'folded' in last) last.folded += 1
    else folded.push({ folded: 1 })
  })
  return folded
}

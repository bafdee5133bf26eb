// When an answer is due, and why on that day. The day of receipt is day 0; the limit ends with the last working day.
// 5 working days are promised in public (潍坊 12345 条例 art. 20, 济南 12345 条例 art. 24); for consultations the department
// aims at 3 (吕梁 2024). The promise is the due day; the aim only makes the case come up sooner.
import { after } from '#app/platform/clock.ts'
import { addDays, dayOf, instantOf } from '#app/platform/dates.ts'
import type { QuestionKind } from './question.ts'
import { addWorkdays, dayKind, holidayOf, isAnnounced, isWorkday } from './working-calendar.ts'

/** Rules by the name that is stored with the question. A rule is never changed; a new limit is a new rule. */
export const DUE_RULES = {
  consult5: { workdays: 5, aim: 3, basis: '潍坊市12345政务服务便民热线条例第二十条；内部目标按吕梁市2024年规则' },
  general5: { workdays: 5, aim: null, basis: '潍坊市12345政务服务便民热线条例第二十条' },
} as const satisfies Record<string, { workdays: number; aim: number | null; basis: string }>
export type DueRule = keyof typeof DUE_RULES

export function dueRuleOf(kind: QuestionKind): DueRule {
  return kind === 'consult' ? 'consult5' : 'general5'
}

/** The last moment of the due day. */
export function dueMoment(receivedAt: Date, rule: DueRule): Date {
  const dueOn = addWorkdays(dayOf(receivedAt), DUE_RULES[rule].workdays)
  return after(instantOf(addDays(dueOn, 1)) as Date, -1)
}

/** The day a department aims at, when that is earlier than the due day. */
export function aimOf({
  receivedAt,
  dueAt,
  dueRule,
}: {
  receivedAt: Date
  dueAt: Date
  dueRule: string
}): string | null {
  const aim = isDueRule(dueRule) ? DUE_RULES[dueRule].aim : null
  if (aim === null) return null
  const aimOn = addWorkdays(dayOf(receivedAt), aim)
  return aimOn < dayOf(dueAt) ? aimOn : null
}

export type StripDay = {
  day: string
  mark: 'received' | 'counted' | 'rest' | 'holiday' | 'makeup' | 'due'
  /** 1 for the first counted working day */
  number: number | null
  today: boolean
}

export type DueExplanation = {
  rule: DueRule
  workdays: number
  receivedOn: string
  /** first day that counts */
  startsOn: string
  dueOn: string
  strip: StripDay[]
  /** free days between receipt and due day that are not plain weekends, by holiday */
  holidays: { name: string; nameEn: string; days: number }[]
  /** weekend days that were worked and counted */
  makeup: string[]
  /** the due day lies in, or is reached through, a year whose holidays are not announced yet */
  provisional: boolean
  /** the stored due day is not the one the rule gives (extended, or the calendar came later) */
  moved: boolean
}

function isDueRule(rule: string): rule is DueRule {
  return rule in DUE_RULES
}

/** How the due day came about, day by day. undefined for a rule this program does not know. */
export function explainDueDate(
  { receivedAt, dueAt, dueRule }: { receivedAt: Date; dueAt: Date; dueRule: string },
  now: Date,
): DueExplanation | undefined {
  if (!isDueRule(dueRule)) return undefined
  const receivedOn = dayOf(receivedAt)
  const dueOn = dayOf(dueAt)
  const today = dayOf(now)
  const strip: StripDay[] = [{ day: receivedOn, mark: 'received', number: null, today: receivedOn === today }]
  const holidays = new Map<string, { name: string; nameEn: string; days: number }>()
  const makeup: string[] = []
  let number = 0
  for (let day = addDays(receivedOn, 1); day <= dueOn; day = addDays(day, 1)) {
    const kind = dayKind(day)
    if (isWorkday(day)) number += 1
    if (kind === 'makeup') makeup.push(day)
    const holiday = kind === 'holiday' ? holidayOf(day) : undefined
    if (holiday) {
      const known = holidays.get(holiday.name)
      holidays.set(holiday.name, { ...holiday, days: (known?.days ?? 0) + 1 })
    }
    strip.push({
      day,
      mark: day === dueOn ? 'due' : kind === 'work' ? 'counted' : kind === 'weekend' ? 'rest' : kind,
      number: isWorkday(day) ? number : null,
      today: day === today,
    })
  }
  const { workdays } = DUE_RULES[dueRule]
  return {
    rule: dueRule,
    workdays,
    receivedOn,
    startsOn: addWorkdays(receivedOn, 1),
    dueOn,
    strip,
    holidays: [...holidays.values()].map(({ name, nameEn, days }) => ({ name, nameEn, days })),
    makeup,
    provisional: !isAnnounced(dueOn),
    moved: addWorkdays(receivedOn, workdays) !== dueOn,
  }
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

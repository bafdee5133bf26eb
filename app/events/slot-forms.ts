// The forms of slots: one, and a series. Both share the rules of signing up. An error is a key of event-form-messages.
import { z } from 'zod'
import { dayOf, instantOf, timeOf } from '#app/platform/dates.ts'
import { cleanLine } from '#app/platform/text.ts'
import type { SlotRules } from './add-slots.server.ts'
import { ALLOCATIONS } from './event.ts'
import { LONGEST_GROUP, type NamedSlot, readGroups } from './reserved-group.ts'
import { MOST_SERIES_DAYS, MOST_SLOTS_AT_ONCE, type SlotSeries, type SlotTime, slotTimes } from './slot-series.ts'

const text = z.string().default('').transform(cleanLine)
const whole = (least: number, most: number, error: string) =>
  text
    .refine((value) => /^\d{1,7}$/.test(value) && Number(value) >= least && Number(value) <= most, { error })
    .transform(Number)

/** Choices of how long before a slot the sign-up ends and the doors open, in minutes. */
export const SIGN_UP_CLOSES = [0, 30, 60, 120, 720, 1440, 2880, 4320] as const
export const CHECK_IN_OPENS = [15, 30, 60, 90, 120] as const

const groupName = text.refine((value) => value.length <= LONGEST_GROUP, { error: 'groupTooLong' })

const ruleFields = {
  groups: z.string().default(''),
  reservedFor: groupName,
  reservedForEn: groupName,
  capacity: whole(1, 100_000, 'capacityWrong'),
  waitingCapacity: whole(0, 1_000_000, 'waitingWrong'),
  partyMax: whole(1, 50, 'partyMaxWrong'),
  allocation: z.enum(ALLOCATIONS, { error: 'allocationMissing' }),
  opensOn: text,
  opensAt: text,
  closesBefore: whole(0, 60 * 24 * 60, 'closesWrong'),
  checkInBefore: whole(0, 24 * 60, 'checkInWrong'),
  drawOn: text,
  drawAt: text,
}
type RuleValues = z.output<z.ZodObject<typeof ruleFields>>
type Wrong = (path: string, message: string) => void

/** The rules of a form for slots that begin at these times. Reports what does not fit together. */
function rulesOf(values: RuleValues, times: readonly SlotTime[], wrong: Wrong): SlotRules | undefined {
  const signUpOpensAt = instantOf(values.opensOn, values.opensAt)
  if (!instantOf(values.opensOn)) wrong('opensOn', 'dayWrong')
  else if (!signUpOpensAt) wrong('opensAt', 'timeWrong')
  const groups = readGroups(values.groups)
  if (!groups) wrong('groups', 'groupsWrong')
  if (values.reservedForEn !== '' && values.reservedFor === '') wrong('reservedFor', 'groupEnAlone')
  const fewest = Math.min(...(groups?.length ? groups.map(({ capacity }) => capacity) : [values.capacity]))
  if (values.partyMax > fewest) wrong('partyMax', 'partyMaxAboveCapacity')
  const drawAt = values.allocation === 'lottery' ? instantOf(values.drawOn, values.drawAt) : null
  if (drawAt === undefined) wrong(instantOf(values.drawOn) ? 'drawAt' : 'drawOn', 'drawMissing')
  if (!signUpOpensAt || drawAt === undefined) return undefined
  for (const { startsAt } of times) {
    const closes = startsAt.getTime() - values.closesBefore * 60_000
    if (signUpOpensAt.getTime() >= closes) {
      wrong('opensOn', 'opensAfterClose')
      break
    }
    if (drawAt && (drawAt.getTime() < closes || drawAt >= startsAt)) {
      wrong('drawOn', 'drawOutside')
      break
    }
  }
  return {
    groups: groups ?? [],
    reservedFor: values.reservedFor || null,
    reservedForEn: values.reservedForEn || null,
    capacity: values.capacity,
    waitingCapacity: values.waitingCapacity,
    partyMax: values.partyMax,
    allocation: values.allocation,
    signUpOpensAt,
    signUpClosesMinutesBefore: values.closesBefore,
    checkInOpensMinutesBefore: values.checkInBefore,
    drawAt,
  }
}

export type SlotFormValue = { times: SlotTime[]; rules: SlotRules }

/** One slot. */
export const slotForm = z
  .object({ day: text, from: text, to: text, ...ruleFields })
  .transform((values, context): SlotFormValue => {
    const wrong: Wrong = (path, message) => context.addIssue({ code: 'custom', path: [path], message })
    const startsAt = instantOf(values.day, values.from)
    const endsAt = instantOf(values.day, values.to)
    if (!instantOf(values.day)) wrong('day', 'dayWrong')
    else if (!startsAt) wrong('from', 'timeWrong')
    else if (!endsAt) wrong('to', 'timeWrong')
    else if (endsAt <= startsAt) wrong('to', 'endBeforeStart')
    const times = startsAt && endsAt ? [{ startsAt, endsAt }] : []
    const rules = rulesOf(values, times, wrong)
    return rules ? { times, rules } : z.NEVER
  })

/** A series of slots. */
export const seriesForm = z
  .object({
    firstDay: text,
    lastDay: text,
    workdaysOnly: z.string().default(''),
    from: text,
    to: text,
    every: whole(5, 24 * 60, 'everyWrong'),
    duration: whole(5, 24 * 60, 'durationWrong'),
    pauseFrom: text,
    pauseTo: text,
    ...ruleFields,
  })
  .transform((values, context): SlotFormValue => {
    const wrong: Wrong = (path, message) => context.addIssue({ code: 'custom', path: [path], message })
    const first = instantOf(values.firstDay)
    const last = instantOf(values.lastDay || values.firstDay)
    if (!first) wrong('firstDay', 'dayWrong')
    else if (!last) wrong('lastDay', 'dayWrong')
    else if (last < first) wrong('lastDay', 'lastBeforeFirst')
    else if (last.getTime() - first.getTime() > MOST_SERIES_DAYS * 86_400_000) wrong('lastDay', 'tooManyDays')
    if (!instantOf('2000-01-01', values.from)) wrong('from', 'timeWrong')
    else if (!instantOf('2000-01-01', values.to)) wrong('to', 'timeWrong')
    else if (values.to <= values.from) wrong('to', 'endBeforeStart')
    const { pauseFrom, pauseTo } = values
    const timeOfDay = (value: string) => instantOf('2000-01-01', value) !== undefined
    if ((pauseFrom !== '' || pauseTo !== '') && !timeOfDay(pauseFrom)) wrong('pauseFrom', 'pauseWrong')
    else if (pauseFrom !== '' && (!timeOfDay(pauseTo) || pauseTo <= pauseFrom)) wrong('pauseTo', 'pauseWrong')
    if (context.issues.length > 0) return z.NEVER
    const series: SlotSeries = {
      firstDay: values.firstDay,
      lastDay: values.lastDay || values.firstDay,
      workdaysOnly: values.workdaysOnly !== '',
      from: values.from,
      to: values.to,
      everyMinutes: values.every,
      durationMinutes: values.duration,
      ...(pauseFrom ? { pause: { from: pauseFrom, to: pauseTo } } : {}),
    }
    const times = slotTimes(series)
    if (times.length === 0) wrong('duration', 'nothingFits')
    const rules = rulesOf(values, times, wrong)
    if (times.length * Math.max(1, rules?.groups?.length ?? 1) > MOST_SLOTS_AT_ONCE) wrong('every', 'tooManySlots')
    return rules ? { times, rules } : z.NEVER
  })

type StoredSlot = Omit<NamedSlot, 'reservedForEn' | 'reservedFor'> & {
  reservedFor?: string | null
  reservedForEn?: string | null
  capacity: number
  waitingCapacity: number
  partyMax: number
  allocation: string
  signUpOpensAt: Date
  signUpClosesAt: Date
  checkInOpensAt: Date
  drawAt: Date | null
}

/** The form of one slot filled with what is stored. */
export function slotFormValues(slot: StoredSlot): Record<string, string> {
  const minutesBefore = (at: Date) => String(Math.max(0, Math.round((slot.startsAt.getTime() - at.getTime()) / 60_000)))
  return {
    day: dayOf(slot.startsAt),
    from: timeOf(slot.startsAt),
    to: timeOf(slot.endsAt),
    reservedFor: slot.reservedFor ?? '',
    reservedForEn: slot.reservedForEn ?? '',
    capacity: String(slot.capacity),
    waitingCapacity: String(slot.waitingCapacity),
    partyMax: String(slot.partyMax),
    allocation: slot.allocation,
    opensOn: dayOf(slot.signUpOpensAt),
    opensAt: timeOf(slot.signUpOpensAt),
    closesBefore: minutesBefore(slot.signUpClosesAt),
    checkInBefore: minutesBefore(slot.checkInOpensAt),
    drawOn: slot.drawAt ? dayOf(slot.drawAt) : '',
    drawAt: slot.drawAt ? timeOf(slot.drawAt) : '',
  }
}

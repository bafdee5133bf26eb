// Forms of limits and of the working calendar. Messages are keys of policy-messages.ts.

import { z } from 'zod'
import { addDays, instantOf } from '#app/platform/dates.ts'
import { cleanLine, cleanText } from '#app/platform/text.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import { LIMIT_UNITS } from '#db/schema/question-duty.ts'
import { POLICY_KEYS } from './due-policies.ts'
import { type Holiday, holidayNameEn } from './working-calendar.ts'

const whole = (message: string, least: number, most: number) =>
  z.coerce.number({ error: message }).int(message).min(least, message).max(most, message)

export const policyForm = z.object({
  key: z.enum(POLICY_KEYS),
  areaId: z
    .string()
    .max(64)
    .default('')
    .transform((id) => id || null),
  count: whole('countWrong', 1, 365),
  unit: z.enum(LIMIT_UNITS, { error: 'unitMissing' }),
  aim: z
    .string()
    .default('')
    .transform((text, context) => {
      if (text.trim() === '') return null
      const days = Number(text)
      if (!Number.isInteger(days) || days < 1 || days > 365) context.addIssue({ code: 'custom', message: 'aimWrong' })
      return days
    }),
  basis: z
    .string({ error: 'basisMissing' })
    .transform(cleanText)
    .pipe(z.string().min(4, 'basisMissing').max(300, 'tooLong')),
  extensions: whole('extensionsWrong', 0, 20),
  extensionWorkdays: whole('extensionsWrong', 0, 60),
  silence: z.enum(['consent', 'wait']).default('consent'),
  basedOn: z.unknown().optional().transform(versionOf),
})

/** `2027-02-05 2027-02-11 春节 2027-02-04 2027-02-20`: first and last free day, name, make-up working days. */
const LINE = /^(\d{4}-\d{2}-\d{2})\s+(\d{4}-\d{2}-\d{2})\s+(\S+)((?:\s+\d{4}-\d{2}-\d{2})*)$/
const LONGEST_HOLIDAY = 20

/** Lines of holidays of a year; undefined when one cannot be read or does not fit the year. */
export function readHolidays(text: string, year: string): Holiday[] | undefined {
  const holidays: Holiday[] = []
  for (const line of text.split('\n').map((one) => one.normalize('NFKC').trim())) {
    if (line === '') continue
    const found = LINE.exec(line)
    if (!found) return undefined
    const [, from = '', to = '', name = '', more = ''] = found
    const makeup = more.split(/\s+/).filter(Boolean)
    const days = [from, to, ...makeup]
    if (days.some((day) => instantOf(day) === undefined)) return undefined
    if (from.slice(0, 4) !== year || to < from || to > addDays(from, LONGEST_HOLIDAY)) return undefined
    if (makeup.some((day) => (day >= from && day <= to) || Math.abs(Number(day.slice(0, 4)) - Number(year)) > 1)) {
      return undefined
    }
    holidays.push({ name, nameEn: holidayNameEn(name), from, to, makeup })
  }
  return holidays.length > 0 ? holidays : undefined
}

export function writeHolidays(holidays: readonly Holiday[]): string {
  return holidays.map(({ name, from, to, makeup }) => [from, to, name, ...makeup].join(' ')).join('\n')
}

const day = (message: string) =>
  z
    .string({ error: message })
    .trim()
    .refine((text) => instantOf(text) !== undefined, message)
const LONGEST_CLOSURE = 30

/** Days on which the offices of one place are closed; without a last day it is the first alone. */
export const closureForm = z
  .object({
    areaId: z.string({ error: 'closureAreaMissing' }).min(1, 'closureAreaMissing').max(64, 'closureAreaMissing'),
    firstDay: day('closureDayWrong'),
    lastDay: z.union([z.literal(''), day('closureDayWrong')], { error: 'closureDayWrong' }).default(''),
    reason: z
      .string({ error: 'closureReasonMissing' })
      .transform(cleanLine)
      .pipe(z.string().min(2, 'closureReasonMissing').max(40, 'tooLong')),
    closureSource: z
      .string({ error: 'sourceMissing' })
      .transform(cleanLine)
      .pipe(z.string().min(4, 'sourceMissing').max(200, 'tooLong')),
  })
  .transform((form, context) => {
    const lastDay = form.lastDay || form.firstDay
    if (lastDay < form.firstDay) context.addIssue({ code: 'custom', message: 'closureEndsEarly', path: ['lastDay'] })
    else if (lastDay > addDays(form.firstDay, LONGEST_CLOSURE))
      context.addIssue({ code: 'custom', message: 'closureTooLong', path: ['lastDay'] })
    const { areaId, firstDay, reason, closureSource: source } = form
    return { areaId, firstDay, lastDay, reason, source }
  })

export const calendarForm = z
  .object({
    year: z.string({ error: 'yearWrong' }).regex(/^20\d{2}$/, 'yearWrong'),
    source: z
      .string({ error: 'sourceMissing' })
      .transform(cleanLine)
      .pipe(z.string().min(4, 'sourceMissing').max(200, 'tooLong')),
    holidays: z.string({ error: 'holidaysWrong' }).transform(cleanText),
  })
  .transform((form, context) => {
    const holidays = readHolidays(form.holidays, form.year)
    if (!holidays) context.addIssue({ code: 'custom', message: 'holidaysWrong', path: ['holidays'] })
    return { ...form, holidays: holidays ?? [] }
  })

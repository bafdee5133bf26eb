// Forms of programmes, their schedule, and the questions that come in. Messages are keys of programme-messages.
import { z } from 'zod'
import { isHttpsLink } from '#app/events/allowed-links.ts'
import { instantOf } from '#app/platform/dates.ts'
import { cleanLine, cleanText, lengthOf } from '#app/platform/text.ts'
import { CALL_HANDLINGS } from '#db/schema/programmes.ts'
import { QUESTION_KINDS } from '#db/schema/questions.ts'

export const CALL_SOURCES = ['hotline', 'wechat', 'qq', 'sms'] as const
export const CALL_KINDS = QUESTION_KINDS
export type CallSource = (typeof CALL_SOURCES)[number]

const line = (most: number) =>
  z
    .string()
    .default('')
    .transform(cleanLine)
    .refine((text) => lengthOf(text) <= most, { error: 'tooLong' })
const needed = (most: number, error: string) => line(most).refine((text) => text !== '', { error })
const orNull = (text: string) => text || null
const time = line(5).refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), { error: 'timeWrong' })

export const programmeForm = z
  .object({
    departmentId: needed(64, 'departmentMissing'),
    name: needed(40, 'nameMissing'),
    nameEn: line(80).transform(orNull),
    summary: needed(200, 'summaryMissing'),
    summaryEn: line(400).transform(orNull),
    station: needed(60, 'stationMissing'),
    stationEn: line(120).transform(orNull),
    frequency: line(40),
    weekday: line(1)
      .refine((text) => /^[0-6]$/.test(text), { error: 'weekdayMissing' })
      .transform(Number),
    fromTime: time,
    toTime: time,
    hotline: line(40),
    wechat: line(40),
    qq: line(40),
    sms: line(40),
    listenUrl: line(400)
      .refine((text) => text === '' || isHttpsLink(text), { error: 'linkWrong' })
      .transform(orNull),
  })
  .refine((programme) => programme.fromTime < programme.toTime, { path: ['toTime'], error: 'endBeforeStart' })
export type ProgrammeContent = z.output<typeof programmeForm>

export const dayForm = z.object({
  day: line(10).refine((text) => instantOf(text) !== undefined, { error: 'dayWrong' }),
  departmentId: needed(64, 'departmentMissing'),
  leader: line(60),
  topic: line(120),
  cancelled: z
    .string()
    .optional()
    .transform((ticked) => ticked !== undefined),
})
export type DayContent = z.output<typeof dayForm>

export const callForm = z
  .object({
    source: z.enum(CALL_SOURCES, { error: 'sourceMissing' }),
    kind: z.enum(QUESTION_KINDS).default('consult'),
    text: z
      .string()
      .default('')
      .transform(cleanText)
      .refine((text) => text !== '', { error: 'textMissing' })
      .refine((text) => lengthOf(text) <= 1000, { error: 'tooLong' }),
    phone: line(20).refine((text) => text === '' || /^1\d{10}$/.test(text), { error: 'phoneWrong' }),
    handling: z.enum(CALL_HANDLINGS, { error: 'handlingMissing' }),
    speaker: line(60),
    summary: z
      .string()
      .default('')
      .transform(cleanText)
      .refine((text) => lengthOf(text) <= 3000, { error: 'tooLong' }),
    keepHints: z
      .string()
      .optional()
      .transform((ticked) => ticked !== undefined),
    key: z.string().min(8).max(64),
  })
  .superRefine((call, context) => {
    if (call.handling !== 'answered') return
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (call.speaker === '') wrong('speaker', 'speakerMissing')
    if (call.summary === '') wrong('summary', 'summaryOnAirMissing')
  })
export type CallContent = z.output<typeof callForm>

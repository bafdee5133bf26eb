// The form of a mailing as it is posted. An error is a key of mailingErrors.
import { z } from 'zod'
import { templateFaults } from '#app/outbox/message-template.ts'
import { instantOf } from '#app/platform/dates.ts'
import { cleanLine, cleanText, lengthOf } from '#app/platform/text.ts'

export const LONGEST_SUBJECT = 60
export const LONGEST_BODY = 3000
export const LONGEST_SMS = 300

const fillable = (text: string) => templateFaults(text).length === 0
const line = (most: number) =>
  z
    .string()
    .default('')
    .transform(cleanLine)
    .refine((text) => lengthOf(text) <= most, { error: 'tooLong' })
    .refine(fillable, { error: 'unknownVariable' })
const paragraphs = (most: number) =>
  z
    .string()
    .default('')
    .transform(cleanText)
    .refine((text) => lengthOf(text) <= most, { error: 'tooLong' })
    .refine(fillable, { error: 'unknownVariable' })

/** `2026-12-05T09:00` as the browser sends it, in Beijing time; empty: at once. */
const moment = z
  .string()
  .default('')
  .transform((text, context) => {
    if (text.trim() === '') return undefined
    const [day = '', time = ''] = text.trim().split('T')
    const at = instantOf(day, time.slice(0, 5))
    if (!at) context.addIssue({ code: 'custom', message: 'timeWrong' })
    return at
  })

export const mailingForm = z
  .object({
    subject: line(LONGEST_SUBJECT).refine((text) => text !== '', { error: 'subjectMissing' }),
    body: paragraphs(LONGEST_BODY).refine((text) => text !== '', { error: 'bodyMissing' }),
    sms: line(LONGEST_SMS),
    subjectEn: line(2 * LONGEST_SUBJECT),
    bodyEn: paragraphs(2 * LONGEST_BODY),
    smsEn: line(2 * LONGEST_SMS),
    scheduledAt: moment,
  })
  .refine(({ subjectEn, bodyEn }) => bodyEn === '' || subjectEn !== '', {
    error: 'subjectEnMissing',
    path: ['subjectEn'],
  })
export type MailingInput = z.output<typeof mailingForm>

/** The faulty pieces of every field, for the message beside it. */
export function faultsOf(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    ['subject', 'body', 'sms', 'subjectEn', 'bodyEn', 'smsEn', 'introduction', 'closing'].flatMap((field) => {
      const faults = templateFaults(String(values[field] ?? ''))
      return faults.length > 0 ? [[field, faults.join(' ')]] : []
    }),
  )
}

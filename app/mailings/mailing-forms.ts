// The form of a mailing as it is posted. An error is a key of mailingErrors.
import { z } from 'zod'
import { type TemplateValues, templateFaults } from '#app/outbox/message-template.ts'
import { fittedSms, MOST_SMS_PARTS } from '#app/outbox/own-words.ts'
import { instantOf } from '#app/platform/dates.ts'
import { smsLength } from '#app/platform/sms-segments.ts'
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

/** The longest likely values; titles are cut when a letter is filled (fit-sms.ts), the rest is not. */
const LONGEST: TemplateValues = {
  name: '欧阳'.repeat(4),
  event: '字'.repeat(60),
  time: '2026年12月25日（星期六）09:00–11:00',
  place: '字'.repeat(60),
  people: '50',
  code: '12345678',
  link: `https://${'x'.repeat(64)}`,
  department: '字'.repeat(20),
  phone: '0532-00001301',
}

/** A text message of at most three parts once it is filled. */
const shortMessage = (most: number) =>
  line(most).refine((text) => smsLength(fittedSms(text, LONGEST)).segments <= MOST_SMS_PARTS, { error: 'smsTooLong' })

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
    sms: shortMessage(LONGEST_SMS),
    subjectEn: line(2 * LONGEST_SUBJECT),
    bodyEn: paragraphs(2 * LONGEST_BODY),
    smsEn: shortMessage(2 * LONGEST_SMS),
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

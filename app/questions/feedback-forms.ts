// Schemas of what citizens send back to an answer. Messages are keys of feedback-messages.ts.
import { z } from 'zod'
import { cleanText, lengthOf } from '#app/platform/text.ts'
import { readEmail } from './question-contact.ts'
import { LONGEST_QUESTION } from './question-forms.ts'
import { needsReason, SCALE, type Score } from './satisfaction.ts'

const LONGEST_REASON = 500

const score = (message: string) =>
  z
    .string({ error: message })
    .refine((value) => SCALE.some((step) => String(step) === value), message)
    .transform((value) => Number(value) as Score)

export const rateForm = z
  .object({
    content: score('contentMissing'),
    speed: score('speedMissing'),
    reason: z
      .string()
      .default('')
      .transform(cleanText)
      .refine((text) => lengthOf(text) <= LONGEST_REASON, 'reasonTooLong'),
  })
  .refine((form) => !needsReason(form) || form.reason, { path: ['reason'], message: 'reasonMissing' })

export const followUpForm = z.object({
  text: z
    .string({ error: 'followUpMissing' })
    .transform(cleanText)
    .refine((text) => lengthOf(text) > 0, 'followUpMissing')
    .refine((text) => lengthOf(text) === 0 || lengthOf(text) >= 4, 'followUpTooShort')
    .refine((text) => lengthOf(text) <= LONGEST_QUESTION, 'followUpTooLong'),
  key: z.string().max(64).optional(),
})

/** There is no way back: the box says that it is meant. */
export const withdrawForm = z.object({ sure: z.literal('yes', { error: 'sureMissing' }) })

export const followForm = z.object({
  email: z.string({ error: 'emailMissing' }).transform((typed, context) => {
    const email = typed.trim() ? readEmail(typed) : undefined
    if (!email) context.addIssue({ code: 'custom', message: typed.trim() ? 'emailUnreadable' : 'emailMissing' })
    return email ?? ''
  }),
})

// What visitors may say afterwards: how satisfied, in the five steps of the “好差评” of government services (国办发〔2019〕51号).
// Pure.
import { z } from 'zod'
import { cleanText, lengthOf } from '#app/platform/text.ts'
import type { RegistrationStatus } from './registration.ts'

/** 5 very satisfied … 1 very dissatisfied */
export const SATISFACTIONS = [5, 4, 3, 2, 1] as const
export type Satisfaction = (typeof SATISFACTIONS)[number]
export const LONGEST_FEEDBACK = 1000

export const feedbackForm = z.object({
  satisfaction: z
    .enum(['5', '4', '3', '2', '1'], { error: 'satisfactionMissing' })
    .transform((text) => Number(text) as Satisfaction),
  text: z
    .string()
    .default('')
    .transform(cleanText)
    .refine((text) => lengthOf(text) <= LONGEST_FEEDBACK, { error: 'feedbackTooLong' }),
})
export type FeedbackInput = z.output<typeof feedbackForm>

/** From the end of the session on, for those who had a place. */
export function mayGiveFeedback(
  registration: { status: RegistrationStatus },
  slot: { endsAt: Date },
  now: Date,
): boolean {
  return registration.status === 'confirmed' && slot.endsAt <= now
}

/** Share of 4 and 5, in percent with one decimal; undefined when nobody said anything. */
export function satisfactionRate(counts: Readonly<Record<Satisfaction, number>>): number | undefined {
  const total = SATISFACTIONS.reduce((sum, step) => sum + counts[step], 0)
  return total === 0 ? undefined : Math.round(((counts[5] + counts[4]) / total) * 1000) / 10
}

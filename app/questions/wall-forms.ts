// Forms of the question wall. Messages are keys of wall-messages.ts.
import { z } from 'zod'
import { cleanLine, cleanText, lengthOf } from '#app/platform/text.ts'
import { WALL_STEPS } from './wall-step.ts'

const id = z.string().min(1).max(64)

export const voteForm = z.object({ vote: id })

export const wallStepForm = z.object({ question: id, step: z.enum(WALL_STEPS) })

export const LONGEST_PUBLIC_COPY = 500

export const releaseForm = z.object({
  publicText: z
    .string({ error: 'publicTextNeeded' })
    .transform(cleanText)
    .refine((text) => text !== '' && lengthOf(text) <= LONGEST_PUBLIC_COPY, { message: 'publicTextNeeded' }),
  keepHints: z.string().optional(),
})

export const LONGEST_SPEAKER = 60
export const LONGEST_SUMMARY = 3000

export const spokenForm = z.object({
  speaker: z
    .string({ error: 'speakerNeeded' })
    .transform(cleanLine)
    .refine((text) => text !== '' && lengthOf(text) <= LONGEST_SPEAKER, { message: 'speakerNeeded' }),
  summary: z
    .string({ error: 'summaryNeeded' })
    .transform(cleanText)
    .refine((text) => text !== '' && lengthOf(text) <= LONGEST_SUMMARY, { message: 'summaryNeeded' }),
  keepHints: z.string().optional(),
  key: z.string({ error: 'summaryNeeded' }).min(8, 'summaryNeeded').max(64, 'summaryNeeded'),
})

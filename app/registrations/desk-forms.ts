// Forms of the sign-up list and of acts on many registrations. Errors are keys of desk-messages.
import { z } from 'zod'
import { cleanLine, lengthOf } from '#app/platform/text.ts'

export const LONGEST_VIEW_NAME = 20

export const viewForm = z.object({
  view: z
    .string('viewMissing')
    .transform(cleanLine)
    .refine((text) => text !== '', { error: 'viewMissing', abort: true })
    .refine((text) => lengthOf(text) <= LONGEST_VIEW_NAME, { error: 'viewTooLong' }),
})

/** Ticked rows, or all that the filter means. */
export const selectionForm = z.object({
  intent: z.enum(['approve', 'refuse', 'move', 'cancel', 'mail'], 'intentMissing'),
  ids: z
    .union([
      z.array(z.string().max(64)),
      z
        .string()
        .max(64)
        .transform((id) => [id]),
    ])
    .default([]),
  all: z.literal('yes').optional(),
})

/** Which one of a group of duplicates stays. */
export const mergeForm = z.object({
  keep: z.string('keepMissing').min(1, 'keepMissing').max(64),
  ids: z.array(z.string().max(64), 'keepMissing').min(2, 'keepMissing').max(20),
})

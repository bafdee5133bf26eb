// The titles of an attachment as they are posted. An error is a key of attachment-messages.
import { z } from 'zod'
import { cleanLine, lengthOf } from '#app/platform/text.ts'
import { LONGEST_TITLE } from './attachment.ts'

const line = (most: number, error: string) =>
  z
    .string()
    .default('')
    .transform(cleanLine)
    .refine((text) => lengthOf(text) <= most, { error })

export const attachmentForm = z
  .object({
    title: line(LONGEST_TITLE, 'problem_titleTooLong').refine((text) => text !== '', {
      error: 'problem_titleMissing',
    }),
    titleEn: line(2 * LONGEST_TITLE, 'problem_titleEnTooLong'),
  })
  .transform(({ title, titleEn }) => ({ title, ...(titleEn && { titleEn }) }))

// What a picture shows, in words. Messages are keys of event-form-messages.ts.
import { z } from 'zod'
import { lineOf } from '#app/platform/form-text.ts'

const LONGEST_WORDS = 200

export const pictureWordsForm = z.object({
  alt: lineOf(LONGEST_WORDS).transform((text) => text || null),
  altEn: lineOf(2 * LONGEST_WORDS).transform((text) => text || null),
})

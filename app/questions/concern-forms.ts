// The form of a concern from elsewhere, in the order of the page: so its errors are listed. Messages are keys of concern-messages.ts.
import { z } from 'zod'
import { instantOf } from '#app/platform/dates.ts'
import { cleanLine, cleanText, lengthOf } from '#app/platform/text.ts'
import { CONCERN_MEDIA } from '#db/schema/concerns.ts'
import { GRAVITIES } from '#db/schema/question-duty.ts'
import { isWebAddress } from './question-forms.ts'

export const LONGEST_CONCERN = 1000
/** What there is to choose from. */
export const CONCERN_CHOICES = { medium: CONCERN_MEDIA, gravity: GRAVITIES } as const
const MOST_VOICES = 1_000_000_000

const line = (longest: number) =>
  z
    .string()
    .default('')
    .transform(cleanLine)
    .refine((text) => lengthOf(text) <= longest, 'tooLong')

export const concernForm = z.object({
  text: z
    .string({ error: 'textMissing' })
    .transform(cleanText)
    .refine((text) => lengthOf(text) >= 4, 'textMissing')
    .refine((text) => lengthOf(text) <= LONGEST_CONCERN, 'tooLong'),
  medium: z.enum(CONCERN_MEDIA, { error: 'mediumMissing' }),
  outlet: line(60).refine((text) => text.length > 0, 'outletMissing'),
  title: line(100),
  url: z
    .string()
    .default('')
    .transform((url) => url.trim())
    .refine((url) => url === '' || (url.length <= 500 && isWebAddress(url)), 'urlUnreadable'),
  reference: line(60),
  foundOn: z.string({ error: 'foundOnMissing' }).refine((day) => instantOf(day) !== undefined, 'foundOnMissing'),
  voices: z
    .string()
    .default('1')
    .transform((typed) => typed.normalize('NFKC').trim())
    .refine(
      (typed) => /^\d{1,10}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= MOST_VOICES,
      'voicesUnreadable',
    )
    .transform(Number),
  concernKind: z.string({ error: 'concernMissing' }).min(1, 'concernMissing').max(60, 'concernMissing'),
  gravity: z.enum(GRAVITIES, { error: 'gravityMissing' }),
  topic: line(20),
  statePolicy: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
  areaIds: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => [...new Set(value === undefined ? [] : [value].flat())].filter(Boolean).slice(0, 50)),
  named: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
  key: z.string().min(1).max(64).optional(),
})
export type ConcernForm = z.output<typeof concernForm>

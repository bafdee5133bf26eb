// Schemas of the small forms around an answer. Messages are keys of answer-messages.ts.
import { z } from 'zod'
import { instantOf } from '#app/platform/dates.ts'
import { cleanLine, cleanText } from '#app/platform/text.ts'
import { ANSWER_CHANNELS } from '#db/schema/answers.ts'
import { isWebAddress } from './question-forms.ts'

export const fileForm = z.object({
  fileId: z.string().max(64),
  publicity: z
    .union([z.literal(''), z.enum(['public', 'asker', 'internal'])])
    .transform((publicity) => publicity || null),
})

export const channelForm = z.object({
  channel: z.enum(ANSWER_CHANNELS),
  title: z
    .string({ error: 'channelTitleMissing' })
    .transform(cleanLine)
    .refine((title) => title.length > 0 && title.length <= 100, 'channelTitleMissing'),
  url: z
    .string()
    .default('')
    .transform((url) => url.trim())
    .refine((url) => url === '' || (url.length <= 500 && isWebAddress(url)), 'channelUrlUnreadable'),
  givenOn: z
    .string({ error: 'channelDayUnreadable' })
    .refine((day) => instantOf(day) !== undefined, 'channelDayUnreadable'),
})

export const progressForm = z.object({
  text: z
    .string({ error: 'progressMissing' })
    .transform(cleanText)
    .refine((text) => text.length > 0 && text.length <= 2000, 'progressMissing'),
})

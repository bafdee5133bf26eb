// The form that urges departments. Messages are keys of campaign-messages.ts.
import { z } from 'zod'
import { cleanText } from '#app/platform/text.ts'

export const urgeForm = z.object({
  urge: z.array(z.string().max(64), 'whoMissing').min(1, 'whoMissing'),
  note: z
    .string({ error: 'noteMissing' })
    .transform(cleanText)
    .pipe(z.string().min(4, 'noteMissing').max(300, 'tooLong')),
})

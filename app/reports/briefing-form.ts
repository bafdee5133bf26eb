// The written parts of a briefing. Messages are keys of briefing-messages.
import { z } from 'zod'
import { cleanText } from '#app/platform/text.ts'

const part = z.string().default('').transform(cleanText).pipe(z.string().max(3000, 'tooLong'))

export const briefingForm = z.object({
  intent: z.enum(['save', 'issue']),
  version: z.coerce.number().int().min(0).catch(0),
  remarks: part,
  practice: part,
})

// The written parts of a briefing. Messages are keys of briefing-messages.

import { z } from 'zod'
import { cleanText } from '#app/platform/text.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'

const part = z.string().default('').transform(cleanText).pipe(z.string().max(3000, 'tooLong'))

export const briefingForm = z.object({
  intent: z.enum(['save', 'issue']),
  version: z.unknown().optional().transform(versionOf),
  remarks: part,
  practice: part,
})

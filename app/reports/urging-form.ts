// The form of an urging. Messages are keys of urging-messages.
import { z } from 'zod'
import { cleanText } from '#app/platform/text.ts'
import { demandForm } from '#app/questions/supervision-forms.ts'
import { REPORT_KINDS } from './event-report.ts'

export const urgingForm = z.object({
  kinds: z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()),
    z.array(z.enum(REPORT_KINDS, { error: 'kindsMissing' })).min(1, 'kindsMissing'),
  ),
  note: z
    .string({ error: 'noteMissing' })
    .transform(cleanText)
    .pipe(z.string().min(4, 'noteMissing').max(1000, 'tooLong')),
  demandedOn: demandForm.shape.demandedOn,
})

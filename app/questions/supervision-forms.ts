// Forms of orders and of the settings of oversight. Messages are keys of oversight-messages.ts.

import { z } from 'zod'
import { instantOf } from '#app/platform/dates.ts'
import { cleanLine, cleanText } from '#app/platform/text.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import { PUBLIC_OVERDUE } from '#db/schema/oversight.ts'

const text = (missing: string, most = 2000) =>
  z.string({ error: missing }).transform(cleanText).pipe(z.string().min(4, missing).max(most, 'tooLong'))
const day = z
  .string({ error: 'dateMissing' })
  .trim()
  .refine((value) => instantOf(value) !== undefined, 'dateMissing')
const whole = (least: number, most: number) =>
  z
    .string({ error: 'numberWrong' })
    .trim()
    .regex(/^\d{1,3}$/, 'numberWrong')
    .transform(Number)
    .pipe(z.number().min(least, 'numberWrong').max(most, 'numberWrong'))

export const demandForm = z.object({ reason: text('reasonMissing'), demandedOn: day })
export const issueForm = z.object({
  level: z.enum(['nudge', 'blue'], { error: 'levelMissing' }),
  ...demandForm.shape,
  copyTo: z.string().default('').transform(cleanLine).pipe(z.string().max(200, 'tooLong')),
})
export const replyForm = z.object({ reply: text('replyMissing', 5000) })
export const closeForm = z.object({ closeNote: text('closeNoteMissing') })

export const oversightForm = z.object({
  areaId: z
    .string()
    .max(64)
    .default('')
    .transform((id) => id || null),
  remindWorkdays: whole(0, 30),
  tellHead: z.preprocess((value) => value === 'yes', z.boolean()),
  escalateWorkdays: whole(0, 60),
  autoUrge: z.preprocess((value) => value === 'yes', z.boolean()),
  publicOverdue: z.enum(PUBLIC_OVERDUE, { error: 'publicMissing' }),
  silentMonths: whole(0, 24),
  yearlyEvents: whole(0, 24),
  basis: text('basisMissing', 300),
  basedOn: z.unknown().optional().transform(versionOf),
})

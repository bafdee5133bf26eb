// The forms of text modules. Messages are keys of text-module-messages.ts.
import { z } from 'zod'
import { LANGUAGES } from '#app/platform/language.ts'
import { cleanLine, cleanText, lengthOf } from '#app/platform/text.ts'

export const LONGEST_MODULE_TITLE = 30
export const LONGEST_MODULE = 2000
/** What `departmentId` says of a common module. */
export const COMMON = 'common'

export const textModuleForm = z.object({
  departmentId: z
    .string({ error: 'ownerMissing' })
    .min(1, 'ownerMissing')
    .max(64)
    .transform((id) => (id === COMMON ? null : id)),
  title: z
    .string({ error: 'titleMissing' })
    .transform(cleanLine)
    .refine((title) => lengthOf(title) > 0, 'titleMissing')
    .refine((title) => lengthOf(title) <= LONGEST_MODULE_TITLE, 'titleTooLong'),
  text: z
    .string({ error: 'textMissing' })
    .transform(cleanText)
    .refine((text) => lengthOf(text) > 0, 'textMissing')
    .refine((text) => lengthOf(text) <= LONGEST_MODULE, 'textTooLong'),
  language: z.enum(LANGUAGES, { error: 'languageMissing' }),
})
export type TextModuleInput = z.output<typeof textModuleForm>

/** Of one that is there, also when its reader saw it changed last: whoever comes second reads it first. */
export const changeModuleForm = textModuleForm
  .omit({ departmentId: true })
  .extend({ seen: z.coerce.date({ error: 'titleMissing' }) })

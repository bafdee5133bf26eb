// The forms of templates. Messages are keys of event-template-messages.ts.
import { z } from 'zod'
import { cleanLine, lengthOf } from '#app/platform/text.ts'
import { LONGEST_TEMPLATE_NAME } from './event-template.ts'

const name = z
  .string({ error: 'nameMissing' })
  .transform(cleanLine)
  .refine((text) => text !== '', { error: 'nameMissing', abort: true })
  .refine((text) => lengthOf(text) <= LONGEST_TEMPLATE_NAME, { error: 'nameTooLong' })

export const makeTemplateForm = z.object({
  name,
  /** `common`: for every department */
  owner: z
    .enum(['department', 'common'])
    .catch('department')
    .transform((owner) => owner === 'common'),
})

/** As its reader saw it: whoever comes second reads it first. */
export const renameTemplateForm = z.object({ name, seen: z.coerce.date({ error: 'nameMissing' }) })

// The forms of the kinds of concern. Messages are keys of concern-kind-messages.ts.
import { z } from 'zod'
import { cleanLine, lengthOf } from '#app/platform/text.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'

const line = (longest: number, missing?: string) =>
  z
    .string()
    .default('')
    .transform(cleanLine)
    .refine((text) => missing === undefined || lengthOf(text) > 0, { error: missing })
    .refine((text) => lengthOf(text) <= longest, 'tooLong')

const basedOn = z.unknown().optional().transform(versionOf)

export const concernKindForm = z.object({
  name: line(30, 'nameMissing'),
  nameEn: line(60, 'nameEnMissing').refine((text) => text === '' || /[A-Za-z]/.test(text), 'nameEnWrong'),
  short: line(10),
  shortEn: line(30),
  basis: line(300, 'basisMissing'),
  basedOn,
})
export type ConcernKindForm = z.output<typeof concernKindForm>

export const retireForm = z.object({ basedOn })

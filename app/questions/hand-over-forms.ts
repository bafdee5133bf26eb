// Forms of handing a rumour over. Messages are keys of hand-over-messages.
import { z } from 'zod'
import { isHttpsLink } from '#app/events/allowed-links.ts'
import { instantOf } from '#app/platform/dates.ts'
import { cleanLine, cleanText, lengthOf } from '#app/platform/text.ts'
import { RUMOUR_AUTHORITIES, RUMOUR_OUTCOMES } from '#db/schema/rumours.ts'

const LONGEST_LINE = 100
const LONGEST_TEXT = 500

const line = z
  .string()
  .default('')
  .transform(cleanLine)
  .refine((text) => lengthOf(text) <= LONGEST_LINE, { error: 'tooLong' })
const paragraph = z
  .string()
  .default('')
  .transform(cleanText)
  .refine((text) => lengthOf(text) <= LONGEST_TEXT, { error: 'tooLong' })
const day = line.refine((text) => instantOf(text) !== undefined, { error: 'dayWrong' })

export const handOverForm = z
  .object({
    authority: z.enum(RUMOUR_AUTHORITIES, { error: 'authorityMissing' }),
    body: line.refine((text) => text !== '', { error: 'bodyMissing' }),
    handedOn: day,
    reason: paragraph.refine((text) => text !== '', { error: 'reasonMissing' }),
    basis: line.refine((text) => text !== '', { error: 'basisMissing' }),
    reference: line,
    /** keepAnswering: the answer is owed as before · endHere: it is a lead only, and the case ends with the hand-over */
    ending: z.enum(['keepAnswering', 'endHere'], { error: 'endingMissing' }),
    publicReason: paragraph,
  })
  .refine((form) => form.ending !== 'endHere' || form.publicReason !== '', {
    path: ['publicReason'],
    error: 'publicReasonMissing',
  })
export type HandOverInput = z.output<typeof handOverForm>

export const handOverOutcomeForm = z
  .object({
    outcome: z.enum(RUMOUR_OUTCOMES, { error: 'outcomeMissing' }),
    toldOn: day,
    outcomeNote: paragraph,
    outcomeUrl: z
      .string()
      .default('')
      .transform(cleanLine)
      .refine((text) => text === '' || (text.length <= 400 && isHttpsLink(text)), { error: 'linkWrong' }),
    reference: line,
  })
  .refine((form) => form.outcome !== 'refuted' || form.outcomeUrl !== '', {
    path: ['outcomeUrl'],
    error: 'linkMissing',
  })
export type HandOverOutcomeInput = z.output<typeof handOverOutcomeForm>

// Forms of scores. Messages are keys of score-messages.ts.
import { z } from 'zod'
import { cleanText } from '#app/platform/text.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import { OBJECTION_VERDICTS } from '#db/schema/scores.ts'
import { SCORE_LINES } from './score.ts'

const text = (missing: string, most: number) =>
  z.string({ error: missing }).transform(cleanText).pipe(z.string().min(4, missing).max(most, 'tooLong'))
const points = z
  .string({ error: 'pointsWrong' })
  .trim()
  .regex(/^\d{1,3}$/, 'pointsWrong')
  .transform(Number)
  .pipe(z.number().max(100, 'pointsWrong'))

export const scoreRulesForm = z
  .object({
    onTime: points,
    answered: points,
    satisfaction: points,
    events: points,
    orange: points,
    red: points,
    fromMonth: z
      .string({ error: 'monthWrong' })
      .trim()
      .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'monthWrong'),
    basis: text('basisMissing', 300),
    basedOn: z.unknown().optional().transform(versionOf),
  })
  .refine((rules) => rules.onTime + rules.answered + rules.satisfaction + rules.events === 100, {
    path: ['onTime'],
    error: 'notHundred',
  })

export const objectionForm = z.object({
  line: z.enum(SCORE_LINES, { error: 'lineMissing' }),
  reason: text('reasonMissing', 2000),
})
export const objectionAnswerForm = z.object({
  id: z.string({ error: 'idMissing' }).max(64),
  verdict: z.enum(OBJECTION_VERDICTS, { error: 'verdictMissing' }),
  answer: text('answerMissing', 2000),
})

// Schemas of the forms about triage and duty. Messages are keys of duty-messages.ts.
import { z } from 'zod'
import { instantOf } from '#app/platform/dates.ts'
import { cleanText, lengthOf } from '#app/platform/text.ts'
import { QUESTION_KINDS } from '#db/schema/questions.ts'
import { REQUIRED_REVIEWS } from './question.ts'
import { LONGEST_QUESTION } from './question-forms.ts'

const LONGEST = 500

const required = (message: string, longest = LONGEST) =>
  z
    .string({ error: message })
    .transform(cleanText)
    .refine((text) => lengthOf(text) > 0, message)
    .refine((text) => lengthOf(text) <= longest, 'tooLong')
const optional = z
  .string()
  .default('')
  .transform(cleanText)
  .refine((text) => lengthOf(text) <= LONGEST, 'tooLong')
const department = z.string({ error: 'departmentMissing' }).min(1, 'departmentMissing').max(64)
const list = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : typeof value === 'string' ? [value] : value))
  .transform((values) => values.filter(Boolean).slice(0, 50))
const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'yes')

export const assessForm = z.object({
  kind: z.enum(QUESTION_KINDS, { error: 'kindMissing' }),
  topic: z.string().default('').transform(cleanText).pipe(z.string().max(20, 'tooLong')),
  concernKind: z
    .string()
    .max(60)
    .optional()
    .transform((kind) => kind || null),
  gravity: z.enum(['normal', 'major', 'exceptional'], { error: 'gravityMissing' }),
  statePolicy: ticked,
  areaIds: list,
  note: optional,
})
export const splitForm = z.object({
  firstText: required('partTextMissing', LONGEST_QUESTION),
  secondText: required('partTextMissing', LONGEST_QUESTION),
  isSummary: ticked,
  basedOn: z.coerce.number().int().min(0).catch(0),
})
export const mergeForm = z.object({ code: required('codeMissing', 30) })
export const returnForm = z.object({ reason: required('reasonMissing'), basis: required('basisMissing') })
export const designateForm = z.object({ departmentId: department, reason: required('reasonMissing') })
export const coUnitForm = z.object({ departmentId: department, part: required('partMissing') })
export const coReplyForm = z.object({ reply: required('replyMissing', 2000) })
export const confirmForm = z.object({
  versionHash: z.string().max(64),
  verdict: z.enum(['confirmed', 'objected']),
  note: optional,
})
export const releaseForm = z.object({ departmentId: department, reason: required('reasonMissing') })
export const clarifyForm = z.object({ request: required('requestMissing') })
export const extendForm = z.object({
  workdays: z.coerce.number({ error: 'workdaysMissing' }).int('workdaysMissing').min(1, 'workdaysMissing').max(60),
  reason: required('reasonMissing'),
})
export const decideForm = z.object({ verdict: z.enum(['approved', 'refused']), note: optional })
export const consultForm = z.object({
  heldOn: z.string({ error: 'heldOnMissing' }).refine((day) => instantOf(day) !== undefined, 'heldOnMissing'),
  departmentIds: list.refine((ids) => ids.length > 0, 'departmentMissing'),
  conclusion: required('conclusionMissing', 2000),
})
export const interimForm = z.object({ text: required('interimMissing', 2000), keepHints: ticked })
/** Passing it needs all reviews, giving it back a note; the use case and this form say so beside their fields. */
export const decideInterimForm = z
  .object({ interimId: z.string().max(64), verdict: z.enum(['send', 'return']), reviews: list, note: optional })
  .superRefine(({ verdict, reviews, note }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (verdict === 'send' && REQUIRED_REVIEWS.some((type) => !reviews.includes(type))) {
      refuse('reviews', 'problem_interimReviewsMissing')
    }
    if (verdict === 'return' && !note) refuse('note', 'interimNoteMissing')
  })
export const supplementForm = z.object({ supplement: required('supplementMissing', 1000) })
export const statementForm = z.object({ where: required('whereMissing') })

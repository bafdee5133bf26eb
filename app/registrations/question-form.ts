// The page on which an organiser writes a question of the form. Messages are keys of form-console-messages.ts.
import { z } from 'zod'
import { cleanLine, cleanText } from '#app/platform/text.ts'
import { FORM_QUESTION_KINDS, type FormChoice } from '#db/schema/registration-forms.ts'
import type { QuestionInput } from './change-form.server.ts'
import { type FormQuestion, MOST_CHOICES } from './event-form.ts'
import { LARGEST_GROUP } from './registration.ts'

const LONGEST_LABEL = 80
const LONGEST_HELP = 200
const LONGEST_CHOICE = 40

const line = (longest: number) => z.string().max(longest, 'tooLong').transform(cleanLine).default('')
const limit = z
  .string()
  .default('')
  .transform((text, context) => {
    if (text.trim() === '') return null
    if (!/^-?\d{1,9}$/.test(text.trim())) context.addIssue({ code: 'custom', message: 'limitWrong' })
    return Number(text)
  })
const lines = z
  .string()
  .max(MOST_CHOICES * (LONGEST_CHOICE + 2) * 3, 'tooLong')
  .default('')
  .transform((text) => cleanText(text).split('\n').map(cleanLine).filter(Boolean))

export const questionForm = z
  .object({
    kind: z.enum(FORM_QUESTION_KINDS, 'kindMissing'),
    label: z
      .string('labelMissing')
      .max(LONGEST_LABEL, 'tooLong')
      .transform(cleanLine)
      .pipe(z.string().min(1, 'labelMissing')),
    labelEn: line(2 * LONGEST_LABEL),
    help: line(LONGEST_HELP),
    helpEn: line(2 * LONGEST_HELP),
    required: z.literal('yes').optional(),
    choices: lines,
    choicesEn: lines,
    minimum: limit,
    maximum: limit,
    /** `QUESTION CHOICE`, or empty: asked of everybody */
    condition: z.string().max(200).default(''),
  })
  .superRefine((form, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (form.minimum !== null && form.maximum !== null && form.minimum > form.maximum) fault('maximum', 'limitsCrossed')
    if (form.kind !== 'one' && form.kind !== 'several') return
    if (form.choices.length < 2) fault('choices', 'choicesTooFew')
    if (form.choices.length > MOST_CHOICES) fault('choices', 'choicesTooMany')
    if (new Set(form.choices).size < form.choices.length) fault('choices', 'choicesTwice')
    if (form.choices.some((choice) => choice.length > LONGEST_CHOICE)) fault('choices', 'choiceTooLong')
    if (form.choicesEn.length > 0 && form.choicesEn.length !== form.choices.length) fault('choicesEn', 'choicesUneven')
  })

/** The question as it will be stored. Choices keep their values by their words, or by their place when reworded. */
export function questionInput(form: z.output<typeof questionForm>, before: FormQuestion | undefined): QuestionInput {
  const [showQuestionId, showChoice] = form.condition.split(' ')
  const orNull = (text: string) => text || null
  const isChoice = form.kind === 'one' || form.kind === 'several'
  return {
    kind: form.kind,
    label: form.label,
    labelEn: orNull(form.labelEn),
    help: orNull(form.help),
    helpEn: orNull(form.helpEn),
    required: form.required === 'yes',
    choices: isChoice ? choicesOf(form.choices, form.choicesEn, before?.choices ?? []) : [],
    minimum: form.kind === 'number' ? form.minimum : null,
    maximum: form.kind === 'number' ? form.maximum : null,
    showQuestionId: showQuestionId && showChoice ? showQuestionId : null,
    showChoice: showQuestionId && showChoice ? showChoice : null,
  }
}

export function choicesOf(
  texts: readonly string[],
  textsEn: readonly string[],
  before: readonly FormChoice[],
): FormChoice[] {
  let last = Math.max(0, ...before.map(({ value }) => Number(value.slice(1)) || 0))
  const sameLength = texts.length === before.length
  return texts.map((text, place) => {
    const known = before.find((choice) => choice.text === text)
    const there = before[place]
    const reworded = sameLength && there && !texts.includes(there.text) ? there : undefined
    last += 1
    const value = known?.value ?? reworded?.value ?? `c${last}`
    const textEn = textsEn[place]
    return { value, text, ...(textEn ? { textEn } : {}) }
  })
}

/** Empty: groups do not sign up by themselves. */
const groupSize = z
  .string()
  .default('')
  .transform((text, context) => {
    const typed = text.normalize('NFKC').trim()
    if (typed === '') return 0
    const people = /^\d{1,4}$/.test(typed) ? Number(typed) : 0
    if (people < 2 || people > LARGEST_GROUP) context.addIssue({ code: 'custom', message: 'groupMaxWrong' })
    return people
  })

/** Who may come and what is asked of everybody. */
export const rulesForm = z
  .object({
    minors: z.enum(['allowed', 'adultsOnly'], 'choiceMissing'),
    identity: z.enum(['none', 'optional', 'required'], 'choiceMissing'),
    identityReason: line(LONGEST_HELP),
    identityReasonEn: line(2 * LONGEST_HELP),
    confirmContact: z.literal('yes').optional(),
    groupMax: groupSize,
  })
  .superRefine((form, context) => {
    if (form.identity !== 'none' && form.identityReason === '')
      context.addIssue({ code: 'custom', path: ['identityReason'], message: 'reasonMissing' })
  })

// An event's form as the API shows it.
import { z } from 'zod'
import { FORM_QUESTION_KINDS } from '#db/schema/registration-forms.ts'
import type { EventForm } from './event-form.ts'

const localised = z.object({ 'zh-CN': z.string(), en: z.string().nullable() })

export const apiForm = z
  .object({
    version: z.int(),
    minors: z.enum(['allowed', 'adultsOnly']),
    identity: z
      .enum(['none', 'optional', 'required'])
      .describe('sent as answers.idNumber; sending it is the visitor’s separate consent'),
    identityReason: localised.nullable(),
    confirmContact: z.boolean().describe('the contact has to be confirmed within 15 minutes, else the place goes'),
    groupMax: z.int().describe('people of a class or delegation that signs up on the page with its list; 0: none does'),
    questions: z.array(
      z.object({
        id: z.string().describe('key in answers'),
        kind: z.enum(FORM_QUESTION_KINDS).describe('files are handed in on the page only'),
        label: localised,
        help: localised.nullable(),
        required: z.boolean(),
        choices: z.array(z.object({ value: z.string(), label: localised })),
        minimum: z.int().nullable(),
        maximum: z.int().nullable(),
        showIf: z.object({ question: z.string(), choice: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'EventForm' })

export function toApiForm({ version, rules, questions }: EventForm): z.output<typeof apiForm> {
  const both = (zh: string, en: string | null | undefined) => ({ 'zh-CN': zh, en: en ?? null })
  return {
    version,
    minors: rules.minors,
    identity: rules.identity,
    identityReason: rules.identityReason ? both(rules.identityReason, rules.identityReasonEn) : null,
    confirmContact: rules.confirmContact,
    groupMax: rules.groupMax,
    questions: questions.map((question) => ({
      id: question.id,
      kind: question.kind,
      label: both(question.label, question.labelEn),
      help: question.help ? both(question.help, question.helpEn) : null,
      required: question.required,
      choices: question.choices.map(({ value, text, textEn }) => ({ value, label: both(text, textEn) })),
      minimum: question.minimum,
      maximum: question.maximum,
      showIf:
        question.showQuestionId && question.showChoice
          ? { question: question.showQuestionId, choice: question.showChoice }
          : null,
    })),
  }
}

// An event's form in the reader's language, as pages draw it.
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import type { EventForm, FormQuestion } from './event-form.ts'

export type QuestionView = ReturnType<typeof questionView>
export type FormView = ReturnType<typeof formView>

function questionView(question: FormQuestion, all: readonly FormQuestion[], language: Language) {
  const { id, kind, label, labelEn, help, helpEn, required, minimum, maximum } = question
  const condition = all.find((other) => other.id === question.showQuestionId)
  const choice = condition?.choices.find(({ value }) => value === question.showChoice)
  return {
    id,
    /** of the field, and what the error summary links to */
    name: `q-${id}`,
    kind,
    label: localName(language, label, labelEn),
    help: help ? localName(language, help, helpEn) : null,
    required,
    minimum,
    maximum,
    choices: question.choices.map(({ value, text, textEn }) => ({ value, label: localName(language, text, textEn) })),
    /** asked only of those who chose this */
    onlyIf:
      condition && choice
        ? {
            name: `q-${condition.id}`,
            value: choice.value,
            question: localName(language, condition.label, condition.labelEn),
            choice: localName(language, choice.text, choice.textEn),
          }
        : null,
  }
}

const CHILD_BELOW = 14

/** `ageFrom`: lowest age of the event's visitors, in years; children are asked about only where they may come. */
export function formView(form: EventForm, language: Language, ageFrom: number | null = null) {
  const { minors, identity, identityReason, identityReasonEn } = form.rules
  return {
    minors,
    children: minors === 'allowed' && (ageFrom ?? 0) < CHILD_BELOW,
    identity,
    identityReason: identityReason ? localName(language, identityReason, identityReasonEn) : null,
    confirmContact: form.rules.confirmContact,
    groupMax: form.rules.groupMax,
    questions: form.questions.map((question) => questionView(question, form.questions, language)),
    takesFiles: form.questions.some(({ kind }) => kind === 'file'),
  }
}

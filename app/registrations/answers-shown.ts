// Answers as people read them: the question's words beside the chosen words. Used by the citizen's page, the console and exports.
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import type { Answers } from '#db/schema/registrations.ts'
import type { FormQuestion } from './event-form.ts'
import { formMessages } from './form-messages.ts'

export type ShownAnswer = {
  id: string
  kind: FormQuestion['kind']
  label: string
  /** choices joined by 、; a file's id */
  text: string
}

export function answerText(question: FormQuestion, answer: string | readonly string[], language: Language): string {
  const words = (value: string) => {
    const choice = question.choices.find((each) => each.value === value)
    return choice ? localName(language, choice.text, choice.textEn) : value
  }
  return typeof answer === 'string' ? words(answer) : answer.map(words).join(language === 'en' ? ', ' : '、')
}

/** In the order of the questions; what was not answered is left out. */
export function shownAnswers(
  questions: readonly FormQuestion[],
  answers: Answers | null,
  language: Language,
): ShownAnswer[] {
  return questions.flatMap((question) => {
    const answer = answers?.[question.id]
    if (answer === undefined) return []
    const label = localName(language, question.label, question.labelEn)
    return [{ id: question.id, kind: question.kind, label, text: answerText(question, answer, language) }]
  })
}

/** Columns of a table of sign-ups, one per question. */
export function answerHeads(questions: readonly FormQuestion[], language: Language): string[] {
  return questions.map((question) => localName(language, question.label, question.labelEn))
}

/** Cells under `answerHeads`. Files stay in the system; the table says that there is one. */
export function answerCells(questions: readonly FormQuestion[], answers: Answers | null, language: Language): string[] {
  return questions.map((question) => {
    const answer = answers?.[question.id]
    if (answer === undefined) return ''
    return question.kind === 'file'
      ? translator(language, formMessages)('fileGiven')
      : answerText(question, answer, language)
  })
}

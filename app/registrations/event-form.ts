// The questions an event asks of its own, and what counts as an answer. Asked alike by the page, the API and staff.

import { cleanLine, cleanText, lengthOf } from '#app/platform/text.ts'
import type { FORM_QUESTION_KINDS, FormChoice } from '#db/schema/registration-forms.ts'
import type { Answers } from '#db/schema/registrations.ts'

export type QuestionKind = (typeof FORM_QUESTION_KINDS)[number]
/** In the order in which an organiser is offered them. */
export const QUESTION_KINDS = [
  'text',
  'longText',
  'one',
  'several',
  'number',
  'file',
] as const satisfies readonly QuestionKind[]
export type FormQuestion = {
  id: string
  kind: QuestionKind
  label: string
  labelEn: string | null
  help: string | null
  helpEn: string | null
  required: boolean
  choices: readonly FormChoice[]
  minimum: number | null
  maximum: number | null
  /** asked only if the answer to that earlier question is, or holds, `showChoice` */
  showQuestionId: string | null
  showChoice: string | null
}
export type EventRules = {
  minors: 'allowed' | 'adultsOnly'
  identity: 'none' | 'optional' | 'required'
  identityReason: string | null
  identityReasonEn: string | null
  confirmContact: boolean
  /** people of a class or delegation that signs up by itself; 0: none does */
  groupMax: number
}
export type EventForm = { version: number; rules: EventRules; questions: readonly FormQuestion[] }

export const PLAIN_RULES: EventRules = {
  minors: 'allowed',
  identity: 'none',
  identityReason: null,
  identityReasonEn: null,
  confirmContact: false,
  groupMax: 0,
}

export const MOST_QUESTIONS = 20
export const MOST_CHOICES = 20
export const LONGEST_TEXT = 100
export const LONGEST_LONG_TEXT = 500

export type GivenAnswers = Readonly<Record<string, string | readonly string[]>>
/** Keys of registrationErrors. */
export type AnswerFault =
  | 'answerMissing'
  | 'choiceMissing'
  | 'fileMissing'
  | 'textTooLong'
  | 'answerTooLong'
  | 'choiceUnknown'
  | 'numberWrong'
  | 'numberOutside'
  | 'unknownQuestion'
export type AnswersChecked =
  | { ok: true; answers: Answers }
  | { ok: false; faults: Readonly<Record<string, AnswerFault>> }

const listOf = (given: string | readonly string[] | undefined): string[] =>
  (given === undefined ? [] : typeof given === 'string' ? [given] : [...given]).filter((item) => item.trim() !== '')

/** True when the question is asked of somebody who answered so far as `answers` says. */
export function isAsked(question: FormQuestion, answers: Answers): boolean {
  if (question.showQuestionId === null) return true
  return listOf(answers[question.showQuestionId]).includes(question.showChoice ?? '')
}

/**
 * Answers in their stored form, by question in the order of asking. What was answered to a question that is not asked
 * is dropped: the other answers say that it does not apply. `demanding` false lets required answers be missing, for
 * staff who write down what they are told.
 */
export function checkAnswers(
  questions: readonly FormQuestion[],
  given: GivenAnswers,
  { demanding = true }: { demanding?: boolean } = {},
): AnswersChecked {
  const answers: Answers = {}
  const faults: Record<string, AnswerFault> = {}
  for (const id of Object.keys(given))
    if (!questions.some((question) => question.id === id)) faults[id] = 'unknownQuestion'
  for (const question of questions) {
    if (!isAsked(question, answers)) continue
    const read = readAnswer(question, listOf(given[question.id]))
    if ('fault' in read) faults[question.id] = read.fault
    else if (read.answer !== undefined) answers[question.id] = read.answer
    else if (question.required && demanding) faults[question.id] = missing(question.kind)
  }
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, answers }
}

function missing(kind: QuestionKind): AnswerFault {
  return kind === 'file' ? 'fileMissing' : kind === 'one' || kind === 'several' ? 'choiceMissing' : 'answerMissing'
}

type Read = { answer: string | string[] | undefined } | { fault: AnswerFault }

function readAnswer(question: FormQuestion, given: string[]): Read {
  const [first] = given
  if (first === undefined) return { answer: undefined }
  const isChoice = (value: string) => question.choices.some((choice) => choice.value === value)
  switch (question.kind) {
    case 'several': {
      if (!given.every(isChoice)) return { fault: 'choiceUnknown' }
      return { answer: question.choices.map(({ value }) => value).filter((value) => given.includes(value)) }
    }
    case 'one':
      return isChoice(first) && given.length === 1 ? { answer: first } : { fault: 'choiceUnknown' }
    case 'number':
      return readNumber(question, first)
    case 'text':
    case 'longText': {
      const [text, longest, fault] =
        question.kind === 'text'
          ? ([cleanLine(first), LONGEST_TEXT, 'textTooLong'] as const)
          : ([cleanText(first), LONGEST_LONG_TEXT, 'answerTooLong'] as const)
      return lengthOf(text) > longest ? { fault } : { answer: text || undefined }
    }
    case 'file':
      // Whether the file is there, and of this event, is seen when it is claimed.
      return { answer: first }
  }
}

function readNumber({ minimum, maximum }: FormQuestion, typed: string): Read {
  const text = typed.normalize('NFKC').trim()
  if (!/^-?\d{1,9}$/.test(text)) return { fault: 'numberWrong' }
  const value = Number(text)
  if ((minimum !== null && value < minimum) || (maximum !== null && value > maximum)) return { fault: 'numberOutside' }
  return { answer: String(value) }
}

/** Ids of files among the answers. */
export function filesOf(questions: readonly FormQuestion[], answers: Answers): Map<string, string> {
  const files = new Map<string, string>()
  for (const { id, kind } of questions) {
    const answer = answers[id]
    if (kind === 'file' && typeof answer === 'string') files.set(id, answer)
  }
  return files
}

/** The earlier questions of choice that a question at this place may depend on. */
export function conditionsFor(questions: readonly FormQuestion[], before: number): readonly FormQuestion[] {
  return questions.slice(0, before).filter(({ kind }) => kind === 'one' || kind === 'several')
}

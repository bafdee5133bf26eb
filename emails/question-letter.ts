// What letters about a question are made of. None repeats what the asker typed: the address is not proved to be theirs.
import { formatDay } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import type { Translate } from '#app/platform/messages.ts'
import { fitSms } from './fit-sms.ts'
import { type Block, type Fact, factsOf, type Letter, type Tone } from './letter.ts'
import { letterMessages } from './letter-messages.ts'
import { questionMailMessages } from './question-mail-messages.ts'
import { greetingOf } from './registration-letter.ts'
import type { FilledValues, LetterValues } from './variables.ts'
import { wordsOf } from './words.ts'

export type QuestionLetterProps = {
  language: Language
  site: string
  name: string | undefined
  trackingCode: string
  url: string
  /** the asker's own page: rating, asking on; left out for people who only follow */
  askerUrl?: string
  department: { name: string; phone: string | undefined }
  eventTitle: string | undefined
}

const wordsIn = wordsOf(questionMailMessages)
const sharedIn = wordsOf(letterMessages)

export type QuestionWords = Translate<(typeof questionMailMessages.keys)[number]>

/** A published answer as its readers see it. */
export type AnswerProps = {
  question: string
  /** Markdown; left out when the answer is not public, it is then read on the asker's own page */
  answer: string | undefined
  policyBasis: string
  /** Beijing calendar day */
  publishedOn: string
}

/** The words of the house, and what the variables in subjects, leads and text messages stand for; `more` goes before. */
export function questionWords(props: QuestionLetterProps, more: LetterValues = {}) {
  return { text: wordsIn(props.language) as QuestionWords, values: { ...questionValues(props), ...more } }
}

/** Whom a letter calls by no name. */
const SOMEONE = { 'zh-CN': '市民', en: 'citizen' } as const

export function questionValues(props: QuestionLetterProps) {
  return {
    name: props.name ?? SOMEONE[props.language],
    reference: props.trackingCode,
    link: props.askerUrl ?? props.url,
    department: props.department.name,
    phone: props.department.phone ?? '12345',
  }
}

type Content = {
  subject: string
  preview: string
  heading: string
  tone: Tone
  /** the text message, which must not get too long */
  sms: (values: FilledValues) => string
  values: FilledValues
  blocks: Block[]
  reason?: string
}

export function questionLetter(props: QuestionLetterProps, { reason, sms, ...content }: Content): Letter {
  const shared = sharedIn(props.language)
  const { text } = questionWords(props)
  const { name, phone } = props.department
  return {
    language: props.language,
    greeting: greetingOf(props.language, props.name),
    footer: {
      sender: props.site,
      contact: phone
        ? shared('contact', { department: name, phone })
        : shared('contactWithoutPhone', { department: name }),
      reason: reason ?? text('reason'),
    },
    sms: fitSms(sms, content.values),
    ...content,
  }
}

export function questionFacts(props: QuestionLetterProps, ...more: (Fact | false | null)[]): Block {
  const { text } = questionWords(props)
  return factsOf(
    { label: text('code'), value: props.trackingCode, strong: true },
    props.eventTitle !== undefined && { label: text('event'), value: props.eventTitle },
    ...more,
  )
}

/** Question, answer and policy basis, and who answered when. */
export function answerBlocks(props: QuestionLetterProps & AnswerProps): (Block | false)[] {
  const { text } = questionWords(props)
  return [
    questionFacts(
      props,
      { label: text('answeredBy'), value: props.department.name },
      { label: text('answeredOn'), value: formatDay(props.publishedOn, props.language) },
    ),
    props.answer !== undefined && { kind: 'prose', title: text('yourQuestion'), markdown: props.question },
    props.answer !== undefined && { kind: 'prose', title: text('answer'), markdown: props.answer },
    props.answer !== undefined &&
      props.policyBasis !== '' && { kind: 'prose', title: text('basis'), markdown: props.policyBasis },
    {
      kind: 'action',
      label: text('read'),
      href: props.answer === undefined ? (props.askerUrl ?? props.url) : props.url,
    },
    props.askerUrl !== undefined && {
      kind: 'links',
      title: text('yourPage'),
      items: [{ label: text('rateAnswer'), href: props.askerUrl, note: text('yourPageNote') }],
    },
  ]
}

// 文字实录: what one entry of a transcript is, and how it is read from a form. Messages are keys of transcript-messages.
import { z } from 'zod'
import { lineOf as line, paragraphsOf as paragraphs } from '#app/platform/form-text.ts'
import { EXCHANGE_KINDS } from '#db/schema/occasions.ts'

export { EXCHANGE_KINDS }
export type ExchangeKind = (typeof EXCHANGE_KINDS)[number]

export type ExchangeContent = {
  kind: ExchangeKind
  asker: string
  journalist: string | null
  question: string
  speaker: string
  answer: string
  questionId: string | null
}

const LONGEST_QUESTION = 1000
const LONGEST_ANSWER = 10_000

export const exchangeForm = z
  .object({
    kind: z.enum(EXCHANGE_KINDS).default('question'),
    asker: line(40),
    journalist: line(20),
    journalistAgreed: z.string().optional(),
    question: paragraphs(LONGEST_QUESTION),
    questionId: line(64),
    speaker: line(120),
    answer: paragraphs(LONGEST_ANSWER),
    keepHints: z.string().optional(),
  })
  .transform((fields, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const { journalistAgreed, keepHints, ...content } = fields
    const isQuestion = content.kind === 'question'
    if (isQuestion && content.question === '' && content.questionId === '') wrong('question', 'questionMissing')
    if (content.speaker === '') wrong('speaker', 'speakerMissing')
    if (content.answer === '') wrong('answer', 'answerMissing')
    // The name of a journalist is kept only with their consent to it being public.
    if (content.journalist !== '' && journalistAgreed === undefined) wrong('journalistAgreed', 'journalistNotAgreed')
    return {
      keepHints: keepHints !== undefined,
      content: {
        ...content,
        asker: isQuestion ? content.asker : '',
        question: isQuestion ? content.question : '',
        journalist: (isQuestion && content.journalist) || null,
        questionId: (isQuestion && content.questionId) || null,
      } satisfies ExchangeContent,
    }
  })

import { blocksOf, type Letter } from './letter.ts'
import {
  type AnswerProps,
  answerBlocks,
  type QuestionLetterProps,
  questionLetter,
  questionWords,
} from './question-letter.ts'

/** The matter was handled again after a bad rating: the new answer, and that it may be rated once more. */
export function answerReworked(props: QuestionLetterProps & AnswerProps & { note: string }): Letter {
  const { text, values } = questionWords(props)
  const lead = text('reworkedLead', values)
  return questionLetter(props, {
    subject: text('reworkedSubject', values),
    preview: lead,
    heading: text('reworkedHeading'),
    tone: 'good',
    sms: (fitted) => text('reworkedSms', fitted),
    values,
    blocks: blocksOf(
      { kind: 'paragraph', text: lead, lead: true },
      props.note !== '' && { kind: 'prose', title: text('reworkNote'), markdown: props.note },
      ...answerBlocks(props),
    ),
  })
}

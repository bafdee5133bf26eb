import { blocksOf, type Letter } from './letter.ts'
import {
  type AnswerProps,
  answerBlocks,
  type QuestionLetterProps,
  questionLetter,
  questionWords,
} from './question-letter.ts'

/** The answer, in the mail itself. */
export function answerPublished(props: QuestionLetterProps & AnswerProps): Letter {
  const { text, values } = questionWords(props)
  const lead = text('answeredLead', values)
  return questionLetter(props, {
    subject: text('answeredSubject', values),
    preview: lead,
    heading: text('answeredHeading'),
    tone: 'good',
    sms: (fitted) => text('answeredSms', fitted),
    values,
    blocks: blocksOf({ kind: 'paragraph', text: lead, lead: true }, ...answerBlocks(props)),
  })
}

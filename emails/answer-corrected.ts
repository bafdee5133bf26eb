import { blocksOf, type Letter } from './letter.ts'
import {
  type AnswerProps,
  answerBlocks,
  type QuestionLetterProps,
  questionLetter,
  questionWords,
} from './question-letter.ts'

/** A published answer was corrected: what changed, and the answer as it stands now. */
export function answerCorrected(props: QuestionLetterProps & AnswerProps & { correctionNote: string }): Letter {
  const { text, values } = questionWords(props)
  const lead = text('correctedLead', values)
  return questionLetter(props, {
    subject: text('correctedSubject', values),
    preview: lead,
    heading: text('correctedHeading'),
    tone: 'attention',
    sms: (fitted) => text('correctedSms', fitted),
    values,
    blocks: blocksOf(
      { kind: 'paragraph', text: lead, lead: true },
      props.correctionNote !== '' && { kind: 'prose', title: text('correctionNote'), markdown: props.correctionNote },
      ...answerBlocks(props),
    ),
  })
}

import { blocksOf, type Letter } from './letter.ts'
import { type QuestionLetterProps, questionFacts, questionLetter, questionValues } from './question-letter.ts'
import { questionStepMessages } from './question-step-messages.ts'
import { wordsOf } from './words.ts'

const wordsIn = wordsOf(questionStepMessages)

export type WithdrawnProps = QuestionLetterProps & {
  /** why staff took it back; empty where the asker did so themselves */
  reason: string
  /** others had asked the same, and are answered */
  goesOn: boolean
  /** days until contact and wording are deleted */
  keptDays: number
}

/** 撤回: the question is taken back; what becomes of the data, and whom to call if it was not the asker's wish. */
export function questionWithdrawn(props: WithdrawnProps): Letter {
  const text = wordsIn(props.language)
  const values = { ...questionValues(props), link: props.url }
  return questionLetter(props, {
    subject: text('withdrawnSubject', values),
    preview: text('withdrawnLead', values),
    heading: text('withdrawnHeading'),
    tone: 'plain',
    sms: (fitted) => text('withdrawnSms', fitted),
    values,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('withdrawnLead', values), lead: true },
      props.reason !== '' && { kind: 'prose', title: text('withdrawnReason'), markdown: props.reason },
      props.reason !== '' && { kind: 'paragraph', text: text('withdrawnNotYours') },
      {
        kind: 'paragraph',
        text: props.goesOn ? text('withdrawnGoesOn') : text('withdrawnData', { days: props.keptDays }),
      },
      questionFacts(props),
      { kind: 'action', label: text('track'), href: props.url },
    ),
  })
}

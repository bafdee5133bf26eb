import { blocksOf, factsOf, type Letter } from './letter.ts'
import { type QuestionLetterProps, questionFacts, questionLetter, questionValues } from './question-letter.ts'
import { questionStepMessages } from './question-step-messages.ts'
import { wordsOf } from './words.ts'

const wordsIn = wordsOf(questionStepMessages)

/** 阶段性答复: how far the matter is; that it is not the answer, and when that is due. */
export function questionInterim(props: QuestionLetterProps & { reply: string; dueOn: string }): Letter {
  const text = wordsIn(props.language)
  const values = { ...questionValues(props), link: props.url, deadline: props.dueOn }
  return questionLetter(props, {
    subject: text('interimSubject', values),
    preview: text('interimLead', values),
    heading: text('interimHeading'),
    tone: 'plain',
    sms: (fitted) => text('interimSms', fitted),
    values,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('interimLead', values), lead: true },
      { kind: 'prose', title: text('interimReply'), markdown: props.reply },
      factsOf({ label: text('interimDue'), value: props.dueOn, strong: true }),
      questionFacts(props),
      { kind: 'action', label: text('track'), href: props.url },
    ),
  })
}

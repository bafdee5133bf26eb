import { blocksOf, type Letter } from './letter.ts'
import { type QuestionLetterProps, questionFacts, questionLetter, questionValues } from './question-letter.ts'
import { questionStepMessages } from './question-step-messages.ts'
import { wordsOf } from './words.ts'

const wordsIn = wordsOf(questionStepMessages)

/** 拆分: what was asked in one go is answered as two; both codes, in one letter. */
export function questionSplit(props: QuestionLetterProps & { other: { trackingCode: string; url: string } }): Letter {
  const text = wordsIn(props.language)
  const { other } = props
  const values = { ...questionValues(props), link: props.url, other: other.trackingCode }
  return questionLetter(props, {
    subject: text('splitSubject', values),
    preview: text('splitLead', values),
    heading: text('splitHeading'),
    tone: 'plain',
    sms: (fitted) => text('splitSms', fitted),
    values,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('splitLead', values), lead: true },
      questionFacts(props, { label: text('splitOther'), value: other.trackingCode, strong: true }),
      { kind: 'action', label: text('track'), href: props.url },
      { kind: 'links', title: text('splitOther'), items: [{ label: text('splitTrackOther'), href: other.url }] },
    ),
  })
}

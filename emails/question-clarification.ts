import { blocksOf, factsOf, type Letter } from './letter.ts'
import { type QuestionLetterProps, questionFacts, questionLetter } from './question-letter.ts'
import { questionStepMessages } from './question-step-messages.ts'
import { wordsOf } from './words.ts'

const wordsIn = wordsOf(questionStepMessages)

/** 补正: the department needs more from the asker; the clock stands still until it comes. */
export function questionClarification(props: QuestionLetterProps & { request: string; supplyUrl: string }): Letter {
  const text = wordsIn(props.language)
  const values = { code: props.trackingCode, department: props.department.name, url: props.supplyUrl }
  return questionLetter(props, {
    subject: text('clarifySubject', values),
    preview: text('clarifyLead', values),
    heading: text('clarifyHeading'),
    tone: 'attention',
    sms: text('clarifySms', values),
    blocks: blocksOf(
      { kind: 'paragraph', text: text('clarifyLead', values) },
      { kind: 'prose', title: text('clarifyWhat'), markdown: props.request },
      questionFacts(props),
      { kind: 'action', label: text('clarifyAction'), href: props.supplyUrl, note: text('clarifyNote') },
    ),
  })
}

/** 延期: a later day, why, and that somebody approved it. */
export function questionExtended(props: QuestionLetterProps & { reason: string; dueOn: string }): Letter {
  const text = wordsIn(props.language)
  const values = { code: props.trackingCode, department: props.department.name, day: props.dueOn, url: props.url }
  return questionLetter(props, {
    subject: text('extendedSubject', values),
    preview: text('extendedLead', values),
    heading: text('extendedHeading'),
    tone: 'attention',
    sms: text('extendedSms', values),
    blocks: blocksOf(
      { kind: 'paragraph', text: text('extendedLead', values) },
      props.reason !== '' && { kind: 'prose', title: text('extendedReason'), markdown: props.reason },
      factsOf({ label: text('newDue'), value: props.dueOn, strong: true }),
      questionFacts(props),
      { kind: 'action', label: text('track'), href: props.url },
    ),
  })
}

/** 合并办理: the same matter was asked by somebody else; this asker is told the same. */
export function questionMerged(props: QuestionLetterProps): Letter {
  const text = wordsIn(props.language)
  const values = { code: props.trackingCode, department: props.department.name, url: props.url }
  return questionLetter(props, {
    subject: text('mergedSubject', values),
    preview: text('mergedLead', values),
    heading: text('mergedHeading'),
    tone: 'plain',
    sms: text('mergedSms', values),
    blocks: blocksOf({ kind: 'paragraph', text: text('mergedLead', values) }, questionFacts(props), {
      kind: 'action',
      label: text('track'),
      href: props.url,
    }),
  })
}

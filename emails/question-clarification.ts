import { blocksOf, factsOf, type Letter } from './letter.ts'
import { type QuestionLetterProps, questionFacts, questionLetter, questionValues } from './question-letter.ts'
import { questionStepMessages } from './question-step-messages.ts'
import { wordsOf } from './words.ts'

const wordsIn = wordsOf(questionStepMessages)

type ClarificationProps = QuestionLetterProps & {
  request: string
  supplyUrl: string
  /** until when, in words; left out for those of before there was a limit */
  dueOn?: string
  /** some days before the limit, nothing having come yet */
  reminder?: boolean
}

/** 补正: the department needs more from the asker; the clock stands still until it comes, or until the limit has passed. */
export function questionClarification(props: ClarificationProps): Letter {
  const text = wordsIn(props.language)
  const values = { ...questionValues(props), link: props.supplyUrl }
  return questionLetter(props, {
    subject: text(props.reminder ? 'clarifyAgainSubject' : 'clarifySubject', values),
    preview: text('clarifyLead', values),
    heading: text(props.reminder ? 'clarifyAgainHeading' : 'clarifyHeading'),
    tone: 'attention',
    sms: (fitted) => text('clarifySms', fitted),
    values,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('clarifyLead', values), lead: true },
      { kind: 'prose', title: text('clarifyWhat'), markdown: props.request },
      questionFacts(
        props,
        props.dueOn !== undefined && { label: text('clarifyUntil'), value: props.dueOn, strong: true },
      ),
      props.dueOn !== undefined && { kind: 'paragraph', text: text('clarifyAfter') },
      { kind: 'action', label: text('clarifyAction'), href: props.supplyUrl, note: text('clarifyNote') },
    ),
  })
}

/** 延期: a later day, why, and that somebody approved it. */
export function questionExtended(props: QuestionLetterProps & { reason: string; dueOn: string }): Letter {
  const text = wordsIn(props.language)
  const values = { ...questionValues(props), link: props.url, deadline: props.dueOn }
  return questionLetter(props, {
    subject: text('extendedSubject', values),
    preview: text('extendedLead', values),
    heading: text('extendedHeading'),
    tone: 'attention',
    sms: (fitted) => text('extendedSms', fitted),
    values,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('extendedLead', values), lead: true },
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
  const values = { ...questionValues(props), link: props.url }
  return questionLetter(props, {
    subject: text('mergedSubject', values),
    preview: text('mergedLead', values),
    heading: text('mergedHeading'),
    tone: 'plain',
    sms: (fitted) => text('mergedSms', fitted),
    values,
    blocks: blocksOf({ kind: 'paragraph', text: text('mergedLead', values), lead: true }, questionFacts(props), {
      kind: 'action',
      label: text('track'),
      href: props.url,
    }),
  })
}

/** 撤下: a published answer is no longer for everybody to read, and why. */
export function answerWithheld(props: QuestionLetterProps & { reason: string }): Letter {
  const text = wordsIn(props.language)
  const values = { ...questionValues(props), link: props.url }
  return questionLetter(props, {
    subject: text('withheldSubject', values),
    preview: text('withheldLead', values),
    heading: text('withheldHeading'),
    tone: 'plain',
    sms: (fitted) => text('withheldSms', fitted),
    values,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('withheldLead', values), lead: true },
      props.reason !== '' && { kind: 'prose', title: text('withheldReason'), markdown: props.reason },
      questionFacts(props),
      { kind: 'action', label: text('track'), href: props.url },
    ),
  })
}

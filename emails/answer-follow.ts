import { blocksOf, type Letter } from './letter.ts'
import { type QuestionLetterProps, questionFacts, questionLetter, questionWords } from './question-letter.ts'

export type FollowProps = QuestionLetterProps & {
  /** the question as it is public; empty while the department has not cleared it */
  question: string
  /** where following is confirmed and ended */
  followUrl: string
}

/** Somebody typed this address to be told of news: the button behind the link confirms it. */
export function answerFollowConfirm(props: FollowProps): Letter {
  const { text, values } = questionWords(props)
  const lead = text('followConfirmLead', values)
  return questionLetter(props, {
    subject: text('followConfirmSubject', values),
    preview: lead,
    heading: text('followConfirmHeading'),
    tone: 'plain',
    sms: (fitted) => text('followConfirmLead', fitted),
    values,
    reason: text('followConfirmReason'),
    blocks: blocksOf(
      { kind: 'paragraph', text: lead, lead: true },
      props.question !== '' && { kind: 'prose', title: text('followedQuestion'), markdown: props.question },
      { kind: 'action', label: text('followConfirmAction'), href: props.followUrl },
    ),
  })
}

/** A followed question was taken back: there will be no answer, and the address is forgotten. */
export function answerFollowEnded(props: QuestionLetterProps): Letter {
  const { text, values } = questionWords(props)
  const lead = text('followEndedLead', values)
  return questionLetter(props, {
    subject: text('followEndedSubject', values),
    preview: lead,
    heading: text('followEndedHeading'),
    tone: 'plain',
    sms: () => lead,
    values,
    reason: text('followReason'),
    blocks: blocksOf({ kind: 'paragraph', text: lead, lead: true }, questionFacts(props)),
  })
}

/** A followed question was answered, or its answer corrected. */
export function answerFollowNews(props: FollowProps & { corrected: boolean; note: string }): Letter {
  const { text, values } = questionWords(props)
  const lead = text(props.corrected ? 'followCorrectedLead' : 'followAnsweredLead', values)
  return questionLetter(props, {
    subject: text(props.corrected ? 'followCorrectedSubject' : 'followAnsweredSubject', values),
    preview: lead,
    heading: text(props.corrected ? 'correctedHeading' : 'followAnsweredHeading'),
    tone: props.corrected ? 'attention' : 'good',
    sms: () => lead,
    values,
    reason: text('followReason'),
    blocks: blocksOf(
      { kind: 'paragraph', text: lead, lead: true },
      questionFacts(props, { label: text('answeredBy'), value: props.department.name }),
      props.question !== '' && { kind: 'prose', title: text('followedQuestion'), markdown: props.question },
      props.note !== '' && { kind: 'prose', title: text('correctionNote'), markdown: props.note },
      { kind: 'action', label: text('read'), href: props.url },
      { kind: 'links', items: [{ label: text('unfollow'), href: props.followUrl }] },
    ),
  })
}

import { blocksOf, type Letter } from './letter.ts'
import { type QuestionLetterProps, questionFacts, questionLetter, questionWords } from './question-letter.ts'

export type DeclineRoute = 'disclosure' | 'petition' | 'hotline' | 'police' | 'court' | 'other'

type Declined = QuestionLetterProps & {
  reason: string
  route: DeclineRoute | null
  body?: string | null
  hotline: string
}

/** Not accepted: why, and where else to turn. `body`: whose it is, where that is none of the usual ways. */
export function questionDeclined(props: Declined): Letter {
  const { text, values } = questionWords(props)
  const { reason, route, body, hotline } = props
  return questionLetter(props, {
    subject: text('declinedSubject', values),
    preview: text('declinedLead'),
    heading: text('declinedHeading'),
    tone: 'attention',
    sms: (fitted) => text('declinedSms', fitted),
    values,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('declinedLead'), lead: true },
      reason !== '' && { kind: 'prose', markdown: reason },
      route && {
        kind: 'notice',
        tone: 'attention',
        text: text('declinedRoute', { route: body || text(`route.${route}`, { hotline }) }),
      },
      questionFacts(props),
      { kind: 'action', label: text('track'), href: props.url },
    ),
  })
}

import { blocksOf, type Letter } from './letter.ts'
import {
  eventLink,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  registrationWords,
} from './registration-letter.ts'

/** Afterwards: thanks, and the way to ask more. */
export function eventThanks(props: RegistrationLetterProps): Letter {
  const { text, values } = registrationWords(props)
  return registrationLetter(props, {
    subject: text('thanksSubject', values),
    heading: text('thanksHeading'),
    tone: 'good',
    sms: text('thanksSms', { ...values, url: `${props.manageUrl}/feedback` }),
    afterwards: true,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('thanksLead') },
      registrationFacts(props),
      props.registration.status === 'confirmed' && {
        kind: 'action',
        label: text('thanksFeedback'),
        href: `${props.manageUrl}/feedback`,
      },
      { kind: 'action', label: text('thanksAsk'), href: props.event.askUrl },
      eventLink(props),
    ),
  })
}

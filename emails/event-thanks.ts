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
  const { text, values } = registrationWords(props, { link: `${props.manageUrl}/feedback` })
  return registrationLetter(props, {
    subject: text('thanksSubject', values),
    heading: text('thanksHeading'),
    tone: 'good',
    sms: (fitted) => text('thanksSms', fitted),
    values,
    afterwards: true,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('thanksLead'), lead: true },
      registrationFacts(props),
      props.registration.status === 'confirmed' && {
        kind: 'action',
        label: text('thanksFeedback'),
        href: values.link,
      },
      { kind: 'action', label: text('thanksAsk'), href: props.event.askUrl },
      eventLink(props),
    ),
  })
}

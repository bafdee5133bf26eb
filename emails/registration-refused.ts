import { blocksOf, type Letter } from './letter.ts'
import {
  eventLink,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  registrationWords,
} from './registration-letter.ts'

/** Not approved, and why. */
export function registrationRefused(props: RegistrationLetterProps & { reason: string }): Letter {
  const { reason } = props
  const { text, values } = registrationWords(props, { reason })
  return registrationLetter(props, {
    subject: text('refusedSubject', values),
    heading: text('refusedHeading'),
    tone: 'bad',
    sms: (fitted) => text('refusedSms', fitted),
    values,
    afterwards: true,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('refusedLead'), lead: true },
      { kind: 'notice', tone: 'bad', text: text('cancelReason', { reason }) },
      registrationFacts(props),
      eventLink(props),
    ),
  })
}

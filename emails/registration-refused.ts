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
  const { text, values } = registrationWords(props)
  const { reason } = props
  return registrationLetter(props, {
    subject: text('refusedSubject', values),
    heading: text('refusedHeading'),
    tone: 'bad',
    sms: text('refusedSms', { ...values, reason }),
    afterwards: true,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('refusedLead') },
      { kind: 'notice', tone: 'bad', text: text('cancelReason', { reason }) },
      registrationFacts(props),
      eventLink(props),
    ),
  })
}

import { blocksOf, type Letter } from './letter.ts'
import {
  eventLink,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  registrationWords,
} from './registration-letter.ts'

/**
 * To the address that a registration had until now. It names nobody and holds no link to the registration: an address may
 * have been wrong from the beginning.
 */
export function registrationContactChanged(given: RegistrationLetterProps): Letter {
  const props = { ...given, name: undefined }
  const { text, values } = registrationWords(props, { link: props.event.url })
  return registrationLetter(props, {
    subject: text('contactChangedSubject', values),
    heading: text('contactChangedHeading'),
    tone: 'attention',
    sms: (fitted) => text('contactChangedSms', fitted),
    values,
    afterwards: true,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('contactChangedLead'), lead: true },
      { kind: 'notice', tone: 'attention', text: text('contactChangedNotYou') },
      registrationFacts(props),
      eventLink(props),
    ),
  })
}

import { sentences } from '#app/platform/local-text.ts'
import { blocksOf, type Letter } from './letter.ts'
import {
  manageBlock,
  movedOn,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  registrationWords,
  ticketBlock,
} from './registration-letter.ts'

/** The receipt and the ticket. Carries a calendar invitation. */
export function registrationConfirmed(props: RegistrationLetterProps): Letter {
  const { text, values } = registrationWords(props)
  const isConfirmed = props.registration.status === 'confirmed'
  return registrationLetter(props, {
    subject: text('confirmedSubject', values),
    heading: text('confirmedHeading'),
    tone: 'good',
    sms: (fitted) => text('confirmedSms', fitted),
    values,
    blocks: blocksOf(
      movedOn(props, 'confirmed'),
      isConfirmed && { kind: 'paragraph', text: text('confirmedLead'), lead: true },
      ticketBlock(props),
      registrationFacts(props),
      manageBlock(props),
      isConfirmed && props.registration.partySize > 1 && { kind: 'paragraph', text: text('ownCodes') },
      isConfirmed && { kind: 'paragraph', text: sentences(props.language, text('cannotCome'), text('calendarNote')) },
    ),
  })
}

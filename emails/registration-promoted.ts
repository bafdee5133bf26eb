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

/** From the waiting list, the draw or the approval to a place. Carries a calendar invitation. */
export function registrationPromoted(props: RegistrationLetterProps): Letter {
  const { text, values } = registrationWords(props)
  const isConfirmed = props.registration.status === 'confirmed'
  return registrationLetter(props, {
    subject: text('promotedSubject', values),
    heading: text('promotedHeading'),
    tone: 'good',
    sms: (fitted) => text('promotedSms', fitted),
    values,
    blocks: blocksOf(
      movedOn(props, 'confirmed'),
      isConfirmed && { kind: 'paragraph', text: text('promotedLead'), lead: true },
      ticketBlock(props),
      registrationFacts(props),
      manageBlock(props),
      isConfirmed && { kind: 'paragraph', text: sentences(props.language, text('cannotCome'), text('calendarNote')) },
    ),
  })
}

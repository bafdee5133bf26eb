import { sentences } from '#app/platform/local-text.ts'
import type { Letter } from './letter.ts'
import { placeLetter } from './place-letter.ts'
import { type RegistrationLetterProps, registrationWords } from './registration-letter.ts'

/** The receipt and the ticket. Carries a calendar invitation. */
export function registrationConfirmed(props: RegistrationLetterProps): Letter {
  const { text, values } = registrationWords(props)
  return placeLetter(props, {
    subject: text('confirmedSubject', values),
    heading: text('confirmedHeading'),
    sms: (fitted) => text('confirmedSms', fitted),
    values,
    lead: text('confirmedLead'),
    notes: [
      props.registration.partySize > 1 && text('ownCodes'),
      sentences(props.language, text('cannotCome'), text('calendarNote')),
    ],
  })
}

import { sentences } from '#app/platform/local-text.ts'
import type { Letter } from './letter.ts'
import { placeLetter } from './place-letter.ts'
import { type RegistrationLetterProps, registrationWords } from './registration-letter.ts'

/** From the waiting list, the draw or the approval to a place. Carries a calendar invitation. */
export function registrationPromoted(props: RegistrationLetterProps): Letter {
  const { text, values } = registrationWords(props)
  return placeLetter(props, {
    subject: text('promotedSubject', values),
    heading: text('promotedHeading'),
    sms: (fitted) => text('promotedSms', fitted),
    values,
    lead: text('promotedLead'),
    notes: [sentences(props.language, text('cannotCome'), text('calendarNote'))],
  })
}

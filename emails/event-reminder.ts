import type { Letter } from './letter.ts'
import { placeLetter } from './place-letter.ts'
import { type RegistrationLetterProps, registrationWords } from './registration-letter.ts'

/** Shortly before: when, where, what to bring, and the ticket again. */
export function eventReminder(props: RegistrationLetterProps): Letter {
  const { text, values } = registrationWords(props)
  return placeLetter(props, {
    subject: text('reminderSubject', values),
    heading: text('reminderHeading'),
    sms: (fitted) => text('reminderSms', fitted),
    values,
    lead: text('reminderLead', values),
    notes: [text('cannotCome')],
  })
}

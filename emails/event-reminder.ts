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

/** Shortly before: when, where, what to bring, and the ticket again. */
export function eventReminder(props: RegistrationLetterProps): Letter {
  const { text, values } = registrationWords(props)
  const isConfirmed = props.registration.status === 'confirmed'
  return registrationLetter(props, {
    subject: text('reminderSubject', values),
    heading: text('reminderHeading'),
    tone: 'good',
    sms: (fitted) => text('reminderSms', fitted),
    values,
    blocks: blocksOf(
      movedOn(props, 'confirmed'),
      isConfirmed && { kind: 'paragraph', text: text('reminderLead', values), lead: true },
      ticketBlock(props),
      registrationFacts(props),
      manageBlock(props),
      isConfirmed && { kind: 'paragraph', text: text('cannotCome') },
    ),
  })
}

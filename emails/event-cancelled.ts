import { blocksOf, type Letter } from './letter.ts'
import {
  eventLink,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  registrationWords,
} from './registration-letter.ts'

/** The department cancelled the event or the session. Carries the calendar cancellation. */
export function eventCancelled(props: RegistrationLetterProps & { reason: string }): Letter {
  const { text, values } = registrationWords(props)
  const { reason } = props
  return registrationLetter(props, {
    subject: text('eventCancelledSubject', values),
    heading: text('eventCancelledHeading'),
    tone: 'bad',
    sms: text('eventCancelledSms', { ...values, reason }),
    afterwards: true,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('eventCancelledLead') },
      { kind: 'notice', tone: 'bad', text: text('cancelReason', { reason }) },
      registrationFacts(props),
      props.calendar === 'CANCEL' && { kind: 'paragraph', text: text('cancelledCalendar') },
      eventLink(props),
    ),
  })
}

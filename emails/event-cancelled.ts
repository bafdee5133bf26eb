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
  const { reason } = props
  const { text, values } = registrationWords(props, { reason })
  return registrationLetter(props, {
    subject: text('eventCancelledSubject', values),
    heading: text('eventCancelledHeading'),
    tone: 'bad',
    sms: (fitted) => text('eventCancelledSms', fitted),
    values,
    afterwards: true,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('eventCancelledLead'), lead: true },
      { kind: 'notice', tone: 'bad', text: text('cancelReason', { reason }) },
      registrationFacts(props),
      props.calendar === 'CANCEL' && { kind: 'paragraph', text: text('cancelledCalendar') },
      eventLink(props),
    ),
  })
}

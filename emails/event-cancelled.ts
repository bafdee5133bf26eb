import { blocksOf, type Letter } from './letter.ts'
import {
  eventLink,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  registrationWords,
} from './registration-letter.ts'

/**
 * The department cancelled the event, or only the session, so that the others stand. Carries the calendar cancellation.
 */
export function eventCancelled(props: RegistrationLetterProps & { reason: string; session?: boolean }): Letter {
  const { reason, session } = props
  const { text, values } = registrationWords(props, { reason })
  return registrationLetter(props, {
    subject: text(session ? 'slotCancelledSubject' : 'eventCancelledSubject', values),
    heading: text(session ? 'slotCancelledHeading' : 'eventCancelledHeading'),
    tone: 'bad',
    sms: (fitted) => text(session ? 'slotCancelledSms' : 'eventCancelledSms', fitted),
    values,
    afterwards: true,
    blocks: blocksOf(
      { kind: 'paragraph', text: text(session ? 'slotCancelledLead' : 'eventCancelledLead'), lead: true },
      { kind: 'notice', tone: 'bad', text: text('cancelReason', { reason }) },
      registrationFacts(props),
      props.calendar === 'CANCEL' && { kind: 'paragraph', text: text('cancelledCalendar') },
      session && { kind: 'paragraph', text: text('slotCancelledOthers') },
      eventLink(props),
    ),
  })
}

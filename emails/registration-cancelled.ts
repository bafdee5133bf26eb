import { blocksOf, type Letter } from './letter.ts'
import {
  eventLink,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  registrationWords,
} from './registration-letter.ts'

/** Cancelled by the citizen or by others, with the reason then. Carries the calendar cancellation. */
export function registrationCancelled(props: RegistrationLetterProps & { reason: string | undefined }): Letter {
  const { text, values } = registrationWords(props, { link: props.event.url })
  const isOwnWish = props.registration.cancelledBy === 'citizen'
  return registrationLetter(props, {
    subject: text('cancelledSubject', values),
    heading: text('cancelledHeading'),
    tone: isOwnWish ? 'plain' : 'bad',
    sms: (fitted) => text('cancelledSms', fitted),
    values,
    afterwards: true,
    blocks: blocksOf(
      { kind: 'paragraph', text: text(isOwnWish ? 'cancelledByCitizen' : 'cancelledByOthers'), lead: true },
      props.reason ? { kind: 'notice', tone: 'bad', text: text('cancelReason', { reason: props.reason }) } : null,
      registrationFacts(props),
      props.calendar === 'CANCEL' && { kind: 'paragraph', text: text('cancelledCalendar') },
      eventLink(props, isOwnWish ? 'registerAgain' : 'eventPage'),
    ),
  })
}

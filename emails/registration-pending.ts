import { blocksOf, type Letter } from './letter.ts'
import {
  manageBlock,
  movedOn,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  registrationWords,
} from './registration-letter.ts'

/** Received; the organiser decides. */
export function registrationPending(props: RegistrationLetterProps): Letter {
  const { text, values } = registrationWords(props)
  return registrationLetter(props, {
    subject: text('pendingSubject', values),
    heading: text('pendingHeading'),
    tone: 'plain',
    sms: (fitted) => text('pendingSms', fitted),
    values,
    blocks: blocksOf(
      movedOn(props, 'pendingApproval'),
      props.registration.status === 'pendingApproval' && { kind: 'paragraph', text: text('pendingLead'), lead: true },
      registrationFacts(props),
      manageBlock(props),
    ),
  })
}

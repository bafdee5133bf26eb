import { blocksOf, type Letter } from './letter.ts'
import {
  changesBlock,
  type LetterChange,
  manageBlock,
  movedOn,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  registrationWords,
  ticketBlock,
} from './registration-letter.ts'

/** The department changed time, place or name. Carries the invitation with a raised sequence. */
export function eventChanged(props: RegistrationLetterProps & { changes: readonly LetterChange[] }): Letter {
  const { text, values } = registrationWords(props)
  const isConfirmed = props.registration.status === 'confirmed'
  return registrationLetter(props, {
    subject: text('eventChangedSubject', values),
    heading: text('eventChangedHeading'),
    tone: 'attention',
    sms: (fitted) => text('eventChangedSms', fitted),
    values,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('eventChangedLead'), lead: true },
      isConfirmed && { kind: 'paragraph', text: text('eventChangedStill') },
      movedOn(props, 'confirmed', 'waiting', 'pendingApproval', 'inLottery', 'offered'),
      changesBlock(props, props.changes),
      registrationFacts(props),
      ticketBlock(props),
      manageBlock(props),
      isConfirmed && { kind: 'paragraph', text: text('cannotCome') },
    ),
  })
}

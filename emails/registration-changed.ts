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

/** The citizen, or the organiser for them, changed the registration. Carries the invitation with a raised sequence. */
export function registrationChanged(props: RegistrationLetterProps & { changes: readonly LetterChange[] }): Letter {
  const { text, values } = registrationWords(props)
  return registrationLetter(props, {
    subject: text('changedSubject', values),
    heading: text('changedHeading'),
    tone: 'good',
    sms: (fitted) => text('changedSms', fitted),
    values,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('changedLead'), lead: true },
      movedOn(props, 'confirmed', 'waiting', 'pendingApproval', 'inLottery', 'offered'),
      changesBlock(props, props.changes),
      registrationFacts(props),
      ticketBlock(props),
      manageBlock(props),
    ),
  })
}

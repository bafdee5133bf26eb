import { blocksOf, type Letter } from './letter.ts'
import {
  manageBlock,
  movedOn,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  registrationWords,
} from './registration-letter.ts'

/** On the waiting list: the number, and how places are passed on. */
export function registrationWaiting(props: RegistrationLetterProps): Letter {
  const position = props.registration.waitingPosition
  const { text, values } = registrationWords(props, { position: String(position ?? '') })
  const isWaiting = props.registration.status === 'waiting'
  return registrationLetter(props, {
    subject: text('waitingSubject', values),
    heading: text('waitingHeading'),
    tone: 'attention',
    sms: (fitted) => text('waitingSms', fitted),
    values,
    blocks: blocksOf(
      movedOn(props, 'waiting'),
      isWaiting && { kind: 'paragraph', text: text('waitingLead'), lead: true },
      isWaiting && { kind: 'notice', tone: 'attention', text: text('waitingDoNotCome') },
      registrationFacts(
        props,
        isWaiting &&
          position !== null && { label: text('position'), value: text('positionNumber', { position }), strong: true },
      ),
      isWaiting && {
        kind: 'paragraph',
        text: text(props.slot.allocation === 'approval' ? 'waitingRuleReview' : 'waitingRule'),
      },
      manageBlock(props),
    ),
  })
}

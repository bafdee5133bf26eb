import { blocksOf, type Letter } from './letter.ts'
import {
  manageBlock,
  movedOn,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  registrationWords,
} from './registration-letter.ts'

/** The organiser decides: on somebody new, or on whoever was first on the waiting list when a place came free. */
export function registrationPending(
  props: RegistrationLetterProps & {
    /** it comes from the waiting list */
    turn?: boolean
    /** people it asked for, when there were places for fewer */
    asked?: string
  },
): Letter {
  const { text, values } = registrationWords(props)
  const isPending = props.registration.status === 'pendingApproval'
  return registrationLetter(props, {
    subject: text(props.turn ? 'turnSubject' : 'pendingSubject', values),
    heading: text(props.turn ? 'turnHeading' : 'pendingHeading'),
    tone: 'plain',
    sms: (fitted) => text(props.turn ? 'turnSms' : 'pendingSms', fitted),
    values,
    blocks: blocksOf(
      movedOn(props, 'pendingApproval'),
      isPending && { kind: 'paragraph', text: text(props.turn ? 'turnLead' : 'pendingLead'), lead: true },
      isPending &&
        Boolean(props.asked) && {
          kind: 'notice',
          tone: 'attention',
          text: text('turnFewer', { asked: props.asked ?? '', people: props.registration.partySize }),
        },
      registrationFacts(props),
      manageBlock(props),
    ),
  })
}

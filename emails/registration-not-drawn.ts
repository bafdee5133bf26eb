import { blocksOf, type Letter } from './letter.ts'
import { type DrawLetterProps, drawParts } from './registration-drawn.ts'
import {
  manageBlock,
  movedOn,
  registrationFacts,
  registrationLetter,
  registrationWords,
} from './registration-letter.ts'

/** Not drawn: on the waiting list in the order drawn. */
export function registrationNotDrawn(props: DrawLetterProps): Letter {
  const { status, waitingPosition: position } = props.registration
  const { text: shared, values } = registrationWords(props, {
    number: props.number,
    position: String(position ?? ''),
  })
  const { text, fact, link } = drawParts(props)
  const isWaiting = status === 'waiting'
  return registrationLetter(props, {
    subject: text('notDrawnSubject', values),
    heading: text('notDrawnHeading'),
    tone: 'attention',
    sms: (fitted) => text('notDrawnSms', fitted),
    values,
    blocks: blocksOf(
      movedOn(props, 'waiting'),
      isWaiting && { kind: 'paragraph', text: text('notDrawnLead'), lead: true },
      isWaiting && { kind: 'notice', tone: 'attention', text: shared('waitingDoNotCome') },
      registrationFacts(
        props,
        fact,
        isWaiting &&
          position !== null && {
            label: shared('position'),
            value: shared('positionNumber', { position }),
            strong: true,
          },
      ),
      isWaiting && { kind: 'paragraph', text: shared('waitingRule') },
      manageBlock(props),
      link,
    ),
  })
}

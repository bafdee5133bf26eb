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
  const { text: shared, values } = registrationWords(props)
  const { text, fact, link } = drawParts(props)
  const { status, waitingPosition: position } = props.registration
  const isWaiting = status === 'waiting'
  return registrationLetter(props, {
    subject: text('notDrawnSubject', values),
    heading: text('notDrawnHeading'),
    tone: 'attention',
    sms: text('notDrawnSms', { ...values, position: position ?? '' }),
    blocks: blocksOf(
      movedOn(props, 'waiting'),
      isWaiting && { kind: 'paragraph', text: text('notDrawnLead') },
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

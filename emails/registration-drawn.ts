import { sentences } from '#app/platform/local-text.ts'
import { drawMailMessages } from './draw-mail-messages.ts'
import { blocksOf, type Letter } from './letter.ts'
import {
  manageBlock,
  movedOn,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  registrationWords,
  ticketBlock,
} from './registration-letter.ts'
import { wordsOf } from './words.ts'

export type DrawLetterProps = RegistrationLetterProps & {
  /** public number in the draw */
  number: string
  slotId: string
}

const wordsIn = wordsOf(drawMailMessages)

/** The number in the draw as a fact, and the page where everybody can check the result. */
export function drawParts({ language, event, number, slotId }: DrawLetterProps) {
  const text = wordsIn(language)
  return {
    text,
    fact: { label: text('number'), value: text('numberValue', { number }), strong: true },
    link: { kind: 'links' as const, items: [{ label: text('result'), href: `${event.url}/draw/${slotId}` }] },
  }
}

/** Drawn: the place is confirmed. Carries a calendar invitation. */
export function registrationDrawn(props: DrawLetterProps): Letter {
  const { text: shared, values } = registrationWords(props, { number: props.number })
  const { text, fact, link } = drawParts(props)
  const isConfirmed = props.registration.status === 'confirmed'
  return registrationLetter(props, {
    subject: text('drawnSubject', values),
    heading: text('drawnHeading'),
    tone: 'good',
    sms: (fitted) => text('drawnSms', fitted),
    values,
    blocks: blocksOf(
      movedOn(props, 'confirmed'),
      isConfirmed && { kind: 'paragraph', text: text('drawnLead'), lead: true },
      ticketBlock(props),
      registrationFacts(props, fact),
      manageBlock(props),
      isConfirmed && {
        kind: 'paragraph',
        text: sentences(props.language, shared('cannotCome'), shared('calendarNote')),
      },
      link,
    ),
  })
}

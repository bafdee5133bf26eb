import { sentences } from '#app/platform/local-text.ts'
import { drawMailMessages } from './draw-mail-messages.ts'
import type { Letter } from './letter.ts'
import { placeLetter } from './place-letter.ts'
import { type RegistrationLetterProps, registrationWords } from './registration-letter.ts'
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
  return placeLetter(props, {
    subject: text('drawnSubject', values),
    heading: text('drawnHeading'),
    sms: (fitted) => text('drawnSms', fitted),
    values,
    lead: text('drawnLead'),
    notes: [sentences(props.language, shared('cannotCome'), shared('calendarNote'))],
    facts: [fact],
    link,
  })
}

import { blocksOf, type Letter } from './letter.ts'
import {
  manageBlock,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  ticketBlock,
} from './registration-letter.ts'

/** A letter in the organiser's own words, to people they chose. `text` is Markdown, variables filled. */
export function eventLetter(
  props: RegistrationLetterProps,
  words: { subject: string; text: string; sms: string; afterwards: boolean },
): Letter {
  const isLive = props.registration.status !== 'cancelled' && props.registration.status !== 'expired'
  return registrationLetter(props, {
    subject: words.subject,
    heading: words.subject,
    tone: 'plain',
    sms: () => words.sms,
    values: {},
    afterwards: words.afterwards,
    blocks: blocksOf(
      { kind: 'prose', markdown: words.text, plain: true },
      registrationFacts(props),
      !words.afterwards && ticketBlock(props),
      isLive && !words.afterwards && manageBlock(props),
    ),
  })
}

// The letter of somebody who has a place, whatever gave it to them or reminds them of it.
import { type Block, blocksOf, type Fact, type Letter } from './letter.ts'
import {
  manageBlock,
  movedOn,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  ticketBlock,
} from './registration-letter.ts'
import type { FilledValues } from './variables.ts'

type PlaceWords = {
  subject: string
  heading: string
  sms: (values: FilledValues) => string
  values: FilledValues
  lead: string
  /** said below the button that leads to the registration */
  notes: readonly (string | false)[]
  facts?: readonly Fact[]
  /** stands last, whatever became of the place */
  link?: Block
}

/** The code, when and where, and how to change it. Once the registration has moved on it says so instead of lead and notes. */
export function placeLetter(
  props: RegistrationLetterProps,
  { lead, notes, facts = [], link, ...words }: PlaceWords,
): Letter {
  const isHeld = props.registration.status === 'confirmed'
  const said = isHeld ? notes.filter((text) => text !== false) : []
  return registrationLetter(props, {
    ...words,
    tone: 'good',
    blocks: blocksOf(
      movedOn(props, 'confirmed'),
      isHeld && { kind: 'paragraph', text: lead, lead: true },
      ticketBlock(props),
      registrationFacts(props, ...facts),
      manageBlock(props),
      ...said.map((text): Block => ({ kind: 'paragraph', text })),
      link ?? false,
    ),
  })
}

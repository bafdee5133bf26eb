import { formatMomentShort } from '#app/platform/dates.ts'
import { blocksOf, type Letter } from './letter.ts'
import {
  movedOn,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  registrationWords,
} from './registration-letter.ts'

/** Asks the owner of the contact whether it was them; the link is nowhere else. */
export function registrationConfirm(props: RegistrationLetterProps & { confirmUrl: string; until: Date }): Letter {
  const deadline = formatMomentShort(props.until, props.language)
  const { text, values } = registrationWords(props, { deadline, link: props.confirmUrl })
  const ended = movedOn(props, 'confirmed', 'waiting', 'pendingApproval', 'inLottery', 'offered')
  return registrationLetter(props, {
    subject: text('confirmSubject', values),
    heading: text('confirmHeading'),
    tone: 'attention',
    sms: (fitted) => text('confirmSms', fitted),
    values,
    blocks: blocksOf(
      ended,
      !ended && { kind: 'paragraph', text: text('confirmLead', values), lead: true },
      !ended && { kind: 'action', label: text('confirmAction'), href: props.confirmUrl, note: text('confirmNotYou') },
      registrationFacts(props),
    ),
  })
}

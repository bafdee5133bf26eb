import { formatMoment } from '#app/platform/dates.ts'
import { blocksOf, type Letter } from './letter.ts'
import {
  movedOn,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  registrationWords,
} from './registration-letter.ts'

/** A place is held until `expiresAt`; the manage page takes or leaves it. */
export function registrationOffered(
  props: RegistrationLetterProps & {
    expiresAt: Date
    /** people it asked for, when the offer is for fewer */
    asked?: string
  },
): Letter {
  const deadline = formatMoment(props.expiresAt, props.language)
  const { text, values } = registrationWords(props, { deadline })
  const isOffered = props.registration.status === 'offered'
  return registrationLetter(props, {
    subject: text('offeredSubject', values),
    heading: text('offeredHeading'),
    tone: 'good',
    sms: (fitted) => text('offeredSms', fitted),
    values,
    blocks: blocksOf(
      movedOn(props, 'offered'),
      isOffered && { kind: 'notice', tone: 'good', text: text('offeredLead', values), lead: true },
      isOffered &&
        Boolean(props.asked) && {
          kind: 'notice',
          tone: 'attention',
          text: text('offeredFewer', { asked: props.asked ?? '', people: props.registration.partySize }),
        },
      registrationFacts(props, { label: text('confirmBy'), value: deadline, strong: true }),
      { kind: 'action', label: text('offeredAction'), href: props.manageUrl, note: text('offeredNote') },
    ),
  })
}

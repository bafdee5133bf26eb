import { formatMoment } from '#app/platform/dates.ts'
import { blocksOf, type Letter } from './letter.ts'
import {
  eventLink,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  registrationWords,
} from './registration-letter.ts'

/** The held place was not taken in time. */
export function registrationOfferExpired(props: RegistrationLetterProps & { expiredAt: Date }): Letter {
  const deadline = formatMoment(props.expiredAt, props.language)
  const { text, values } = registrationWords(props, { deadline, link: props.event.url })
  return registrationLetter(props, {
    subject: text('offerExpiredSubject', values),
    heading: text('offerExpiredHeading'),
    tone: 'attention',
    sms: (fitted) => text('offerExpiredSms', fitted),
    values,
    afterwards: true,
    blocks: blocksOf(
      { kind: 'paragraph', text: text('offerExpiredLead', values), lead: true },
      registrationFacts(props),
      { kind: 'paragraph', text: text('offerExpiredAgain') },
      eventLink(props),
    ),
  })
}

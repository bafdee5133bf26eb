import { formatMoment } from '#app/platform/dates.ts'
import { blocksOf, type Letter } from './letter.ts'
import {
  manageBlock,
  movedOn,
  type RegistrationLetterProps,
  registrationFacts,
  registrationLetter,
  registrationWords,
} from './registration-letter.ts'

/** In the draw, and when it is held. */
export function registrationInLottery(props: RegistrationLetterProps): Letter {
  const { text, values } = registrationWords(props)
  const { drawAt } = props.slot
  return registrationLetter(props, {
    subject: text('lotterySubject', values),
    heading: text('lotteryHeading'),
    tone: 'plain',
    sms: (fitted) => text('lotterySms', fitted),
    values,
    blocks: blocksOf(
      movedOn(props, 'inLottery'),
      props.registration.status === 'inLottery' && { kind: 'paragraph', text: text('lotteryLead'), lead: true },
      registrationFacts(
        props,
        drawAt && { label: text('drawAt'), value: formatMoment(drawAt, props.language), strong: true },
      ),
      manageBlock(props),
    ),
  })
}

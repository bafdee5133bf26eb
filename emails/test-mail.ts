import { formatMoment } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { blocksOf, factsOf, type Letter } from './letter.ts'
import { greetingOf } from './registration-letter.ts'
import { staffMailMessages } from './staff-mail-messages.ts'

export type TestMailProps = { language: Language; site: string; name: string | undefined; sender: string; sentAt: Date }

/** To the member of staff who asked for it: the way out works. */
export function testMail({ language, site, name, sender, sentAt }: TestMailProps): Letter {
  const text = translator(language, staffMailMessages)
  const lead = text('testLead', { site })
  return {
    language,
    subject: text('testSubject', { site }),
    preview: lead,
    heading: text('testHeading'),
    tone: 'good',
    greeting: greetingOf(language, name),
    blocks: blocksOf(
      { kind: 'paragraph', text: lead },
      factsOf(
        { label: text('testSentAt'), value: formatMoment(sentAt, language) },
        { label: text('testSender'), value: sender },
      ),
    ),
    footer: { sender: site, contact: text('contact'), reason: text('testReason') },
    sms: lead,
  }
}

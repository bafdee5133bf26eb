// What letters to members of staff are made of.
import { formatMoment } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { blocksOf, factsOf, type Letter } from './letter.ts'
import { greetingOf } from './registration-letter.ts'
import { staffMailMessages } from './staff-mail-messages.ts'

export type StaffLetterProps = {
  language: Language
  site: string
  name: string | undefined
  address: string
  /** a page that works once; opening it uses nothing up */
  url: string
  expiresAt: Date
}

/** A letter around a link that works once. */
export function oneTimeLetter(props: StaffLetterProps, kind: 'invitation' | 'reset'): Letter {
  const { language, site, name, address, url, expiresAt } = props
  const text = translator(language, staffMailMessages)
  const until = formatMoment(expiresAt, language)
  return {
    language,
    subject: text(`${kind}Subject`, { site }),
    preview: text('onceOnly'),
    heading: text(`${kind}Heading`),
    tone: 'plain',
    greeting: greetingOf(language, name),
    blocks: blocksOf(
      { kind: 'paragraph', text: text(`${kind}Lead`, { site }) },
      factsOf({ label: text('account'), value: address }, { label: text('validUntil'), value: until, strong: true }),
      { kind: 'action', label: text(`${kind}Action`), href: url, note: text('onceOnly') },
    ),
    footer: { sender: site, contact: text('contact'), reason: text(`${kind}Reason`) },
    sms: text(`${kind}Sms`, { site, url, until }),
  }
}

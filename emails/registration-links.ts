import { formatRange } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { blocksOf, type Letter } from './letter.ts'
import { greetingOf, type RegistrationStatus } from './registration-letter.ts'
import { registrationMailMessages } from './registration-mail-messages.ts'

export type RegistrationLinksProps = {
  language: Language
  site: string
  registrations: readonly {
    title: string
    startsAt: Date
    endsAt: Date
    status: RegistrationStatus
    manageUrl: string
  }[]
}

/** The manage links of everything that was registered with one address, asked for on the "find my registrations" page. */
export function registrationLinks({ language, site, registrations }: RegistrationLinksProps): Letter {
  const text = translator(language, registrationMailMessages)
  const items = registrations.map(({ title, startsAt, endsAt, status, manageUrl }) => ({
    label: title,
    href: manageUrl,
    note: text('linksNote', { time: formatRange(startsAt, endsAt, language), status: text(`status.${status}`) }),
  }))
  const isEmpty = items.length === 0
  return {
    language,
    subject: text('linksSubject'),
    preview: text(isEmpty ? 'linksNone' : 'linksLead'),
    heading: text('linksHeading'),
    tone: 'plain',
    greeting: greetingOf(language, undefined),
    blocks: blocksOf(
      { kind: 'paragraph', text: text(isEmpty ? 'linksNone' : 'linksLead') },
      !isEmpty && { kind: 'links', items },
      !isEmpty && { kind: 'paragraph', text: text('manageNote') },
    ),
    footer: { sender: site, contact: text('linksContact'), reason: text('linksReason') },
    sms: isEmpty
      ? text('linksSmsNone')
      : text('linksSms', { count: items.length, link: items.map((item) => item.href).join(' ') }),
  }
}

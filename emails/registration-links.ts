import { formatRange } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { blocksOf, type Letter } from './letter.ts'
import { linksMailMessages } from './links-mail-messages.ts'
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
  questions: readonly { code: string; askedOn: string; state: 'open' | 'answered' | 'ended'; url: string }[]
  /** the page that shows all of it; where there are questions */
  all: string | undefined
}

/** The links of everything that was registered and asked with one address, asked for on the "find my registrations" page. */
export function registrationLinks({ language, site, registrations, questions, all }: RegistrationLinksProps): Letter {
  const text = translator(language, linksMailMessages)
  const shared = translator(language, registrationMailMessages)
  const items = registrations.map(({ title, startsAt, endsAt, status, manageUrl }) => ({
    label: title,
    href: manageUrl,
    note: text('note', { time: formatRange(startsAt, endsAt, language), status: shared(`status.${status}`) }),
  }))
  const asked = questions.map(({ code, askedOn, state, url }) => ({
    label: text('question', { code }),
    href: url,
    note: text('questionNote', { day: askedOn, state: text(`question.${state}`) }),
  }))
  const lead = items.length > 0 ? 'lead' : asked.length > 0 ? 'askedLead' : 'none'
  return {
    language,
    subject: text(asked.length > 0 ? 'allSubject' : 'subject'),
    preview: text(lead),
    heading: text(asked.length > 0 ? 'allSubject' : 'heading'),
    tone: 'plain',
    greeting: greetingOf(language, undefined),
    blocks: blocksOf(
      { kind: 'paragraph', text: text(lead) },
      items.length > 0 && { kind: 'links', items },
      items.length > 0 && { kind: 'paragraph', text: shared('manageNote') },
      asked.length > 0 && { kind: 'links', title: text('questions'), items: asked },
      all !== undefined && { kind: 'action', label: text('all'), href: all, note: text('allNote') },
    ),
    footer: { sender: site, contact: text('contact'), reason: text('reason') },
    sms: smsOf(),
  }

  function smsOf(): string {
    if (all !== undefined && items.length === 0) return text('allSms', { link: all })
    if (items.length === 0) return text('smsNone')
    return text('sms', { count: items.length, link: items.map((item) => item.href).join(' ') })
  }
}

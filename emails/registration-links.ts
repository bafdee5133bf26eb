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
  questions: readonly { code: string; askedOn: string; state: 'open' | 'answered' | 'ended'; url: string }[]
  /** the page that shows all of it; where there are questions */
  all: string | undefined
}

/** The links of everything that was registered and asked with one address, asked for on the "find my registrations" page. */
export function registrationLinks({ language, site, registrations, questions, all }: RegistrationLinksProps): Letter {
  const text = translator(language, registrationMailMessages)
  const items = registrations.map(({ title, startsAt, endsAt, status, manageUrl }) => ({
    label: title,
    href: manageUrl,
    note: text('linksNote', { time: formatRange(startsAt, endsAt, language), status: text(`status.${status}`) }),
  }))
  const asked = questions.map(({ code, askedOn, state, url }) => ({
    label: text('linksQuestion', { code }),
    href: url,
    note: text('linksQuestionNote', { day: askedOn, state: text(`linksQuestion.${state}`) }),
  }))
  const lead = items.length > 0 ? 'linksLead' : asked.length > 0 ? 'linksAskedLead' : 'linksNone'
  return {
    language,
    subject: text(asked.length > 0 ? 'linksAllSubject' : 'linksSubject'),
    preview: text(lead),
    heading: text(asked.length > 0 ? 'linksAllSubject' : 'linksHeading'),
    tone: 'plain',
    greeting: greetingOf(language, undefined),
    blocks: blocksOf(
      { kind: 'paragraph', text: text(lead) },
      items.length > 0 && { kind: 'links', items },
      items.length > 0 && { kind: 'paragraph', text: text('manageNote') },
      asked.length > 0 && { kind: 'links', title: text('linksQuestions'), items: asked },
      all !== undefined && { kind: 'action', label: text('linksAll'), href: all, note: text('linksAllNote') },
    ),
    footer: { sender: site, contact: text('linksContact'), reason: text('linksReason') },
    sms: smsOf(),
  }

  function smsOf(): string {
    if (all !== undefined && items.length === 0) return text('linksAllSms', { link: all })
    if (items.length === 0) return text('linksSmsNone')
    return text('linksSms', { count: items.length, link: items.map((item) => item.href).join(' ') })
  }
}

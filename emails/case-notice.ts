import { formatDay } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { caseNoticeMessages } from './case-notice-messages.ts'
import { blocksOf, factsOf, type Letter } from './letter.ts'
import { greetingOf } from './registration-letter.ts'
import { wordsOf } from './words.ts'

export type CaseNotice =
  | 'assigned'
  | 'returned'
  | 'objection'
  | 'designated'
  | 'coordinate'
  | 'coUnitAsked'
  | 'coUnitReplied'
  | 'clarified'
  | 'extensionRequested'
  | 'extensionDecided'
  | 'dueSoon'
  | 'dueNow'
  | 'escalated'
  | 'nudged'
  | 'supervised'
  | 'supervisionReplied'
  | 'supervisionExtended'
  | 'supervisionClosed'
  | 'reworkOpened'
  | 'reviewRequested'
  | 'reviewReturned'
  | 'consistencyAsked'
  | 'answerStale'
  | 'withdrawn'
  | 'nudgedCopy'
  | 'supplementExpired'

export type CaseNoticeProps = {
  language: Language
  site: string
  name: string | undefined
  notice: CaseNotice
  trackingCode: string
  /** Beijing calendar day; null where nothing is due */
  dueOn: string | null
  url: string
}

const URGENT: readonly CaseNotice[] = [
  'assigned',
  'reworkOpened',
  'coUnitAsked',
  'designated',
  'dueNow',
  'escalated',
  'nudged',
  'nudgedCopy',
  'supervised',
  'supervisionExtended',
]
const wordsIn = wordsOf(caseNoticeMessages)

/** To members of staff: a case needs them now. It says nothing of the question itself; that is read after signing in. */
export function caseNotice(props: CaseNoticeProps): Letter {
  const { language, site, name, notice, trackingCode, dueOn, url } = props
  const text = wordsIn(language)
  const day = dueOn === null ? null : formatDay(dueOn, language)
  const heading = text(`${notice}.title`)
  return {
    language,
    subject: text('subject', { title: heading, code: trackingCode }),
    preview: text(`${notice}.text`),
    heading,
    tone: URGENT.includes(notice) ? 'attention' : 'plain',
    greeting: greetingOf(language, name),
    blocks: blocksOf(
      { kind: 'paragraph', text: text(`${notice}.text`) },
      factsOf(
        { label: text('code'), value: trackingCode, strong: true },
        day !== null && { label: text('due'), value: day },
      ),
      { kind: 'action', label: text('open'), href: url, note: text('signIn') },
    ),
    footer: { sender: site, contact: text('contact'), reason: text('reason') },
    sms:
      day !== null
        ? text('sms', { title: heading, code: trackingCode, day, url })
        : text('smsUndue', { title: heading, code: trackingCode, url }),
  }
}

// A notice to staff about what is reviewed before it is public: it waits for their review, or theirs was decided on. What it is
// (an event, a topic) has its own words in a file of its own.
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { defineMessages, type Translate } from '#app/platform/messages.ts'
import { blocksOf, type Fact, factsOf, type Letter } from './letter.ts'
import { greetingOf } from './registration-letter.ts'
import { wordsOf } from './words.ts'

export type ReviewNotice = 'handedIn' | 'returned' | 'published'

export type ReviewedProps = {
  language: Language
  site: string
  name: string | undefined
  notice: ReviewNotice
  title: string
  department: string
  departmentEn: string
  /** why it was sent back */
  note: string | null
  url: string
}

const reviewedMessages = defineMessages('reviewed', {
  'zh-CN': {
    note: '审核意见',
    signIn: '需要登录工作台。',
    contact: '如有疑问，请联系本单位的系统管理员。本邮件由系统发出，请勿直接回复。',
    sms: '{{title}}。{{url}}',
  },
  en: {
    note: 'Note of the reviewer',
    signIn: 'You need to sign in.',
    contact: 'Questions? Please ask the administrator of your organisation. This mailbox is not read.',
    sms: '{{title}}. {{url}}',
  },
})

type OwnKey = `${ReviewNotice}.${'title' | 'text' | 'open'}` | 'what' | 'ofDepartment' | 'reason'

const wordsIn = wordsOf(reviewedMessages)

/** `own`: the words for what is reviewed, in the letter's language; `title` already in it; `more`: further facts. */
export function reviewedLetter(props: ReviewedProps, own: Translate<OwnKey>, more: readonly Fact[] = []): Letter {
  const { language, site, name, notice, note, url } = props
  const text = wordsIn(language)
  const title = own(`${notice}.title`, { title: props.title })
  return {
    language,
    subject: title,
    preview: own(`${notice}.text`),
    heading: title,
    tone: notice === 'returned' ? 'attention' : 'plain',
    greeting: greetingOf(language, name),
    blocks: blocksOf(
      { kind: 'paragraph', text: own(`${notice}.text`) },
      factsOf(
        { label: own('what'), value: props.title, strong: true },
        { label: own('ofDepartment'), value: localName(language, props.department, props.departmentEn) },
        ...more,
        note ? { label: text('note'), value: note } : undefined,
      ),
      {
        kind: 'action',
        label: own(`${notice}.open`),
        href: url,
        ...(notice === 'published' ? {} : { note: text('signIn') }),
      },
    ),
    footer: { sender: site, contact: text('contact'), reason: own('reason') },
    sms: text('sms', { title, url }),
  }
}

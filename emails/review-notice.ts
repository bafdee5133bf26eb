import { formatRange } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { defineMessages } from '#app/platform/messages.ts'
import { blocksOf, factsOf, type Letter } from './letter.ts'
import { greetingOf } from './registration-letter.ts'
import { wordsOf } from './words.ts'

export type ReviewNotice = 'handedIn' | 'returned' | 'published'

export type ReviewNoticeProps = {
  language: Language
  site: string
  name: string | undefined
  notice: ReviewNotice
  title: string
  titleEn: string | null
  department: string
  departmentEn: string
  startsAt: Date
  endsAt: Date
  /** why it was sent back */
  note: string | null
  url: string
}

const reviewNoticeMessages = defineMessages('reviewNotice', {
  'zh-CN': {
    'handedIn.title': '活动待审核：{{title}}',
    'handedIn.text': '这个活动已提交审核。请核对内容、场次和活动方案后发布；需要修改的，写明意见退回。',
    'handedIn.open': '去审核',
    'returned.title': '活动退回修改：{{title}}',
    'returned.text': '您参与编写的活动没有通过审核，已退回草稿。请按审核意见修改后重新提交。',
    'returned.open': '去修改',
    'published.title': '活动已发布：{{title}}',
    'published.text': '您参与编写的活动已通过审核并公开。',
    'published.open': '查看活动',
    event: '活动',
    ofDepartment: '主办单位',
    time: '时间',
    note: '审核意见',
    signIn: '需要登录工作台。',
    contact: '如有疑问，请联系本单位的系统管理员。本邮件由系统发出，请勿直接回复。',
    reason: '您收到这封邮件，是因为您组织活动或者审核活动。',
    sms: '{{title}}。{{url}}',
  },
  en: {
    'handedIn.title': 'To review: {{title}}',
    'handedIn.text':
      'This event was handed in. Please check its words, sessions and plan, then publish it, or send it back with a note.',
    'handedIn.open': 'Review it',
    'returned.title': 'Sent back: {{title}}',
    'returned.text':
      'An event that you wrote was not passed and is a draft again. Please change it as the note says and hand it in again.',
    'returned.open': 'Change it',
    'published.title': 'Published: {{title}}',
    'published.text': 'An event that you wrote has passed its review and is public.',
    'published.open': 'See the event',
    event: 'Event',
    ofDepartment: 'Department',
    time: 'Time',
    note: 'Note of the reviewer',
    signIn: 'You need to sign in.',
    contact: 'Questions? Please ask the administrator of your organisation. This mailbox is not read.',
    reason: 'You get this mail because you organise or review events.',
    sms: '{{title}}. {{url}}',
  },
})

const wordsIn = wordsOf(reviewNoticeMessages)

/** To members of staff: an event waits for their review, or theirs was decided on. */
export function reviewNotice(props: ReviewNoticeProps): Letter {
  const { language, site, name, notice, note, url } = props
  const text = wordsIn(language)
  const event = localName(language, props.title, props.titleEn)
  const title = text(`${notice}.title`, { title: event })
  return {
    language,
    subject: title,
    preview: text(`${notice}.text`),
    heading: title,
    tone: notice === 'returned' ? 'attention' : 'plain',
    greeting: greetingOf(language, name),
    blocks: blocksOf(
      { kind: 'paragraph', text: text(`${notice}.text`) },
      factsOf(
        { label: text('event'), value: event, strong: true },
        { label: text('ofDepartment'), value: localName(language, props.department, props.departmentEn) },
        { label: text('time'), value: formatRange(props.startsAt, props.endsAt, language) },
        note ? { label: text('note'), value: note } : undefined,
      ),
      {
        kind: 'action',
        label: text(`${notice}.open`),
        href: url,
        ...(notice === 'published' ? {} : { note: text('signIn') }),
      },
    ),
    footer: { sender: site, contact: text('contact'), reason: text('reason') },
    sms: text('sms', { title, url }),
  }
}

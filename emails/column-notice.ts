import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { defineMessages } from '#app/platform/messages.ts'
import { blocksOf, factsOf, type Letter } from './letter.ts'
import { greetingOf } from './registration-letter.ts'
import { wordsOf } from './words.ts'

export type ColumnNoticeProps = {
  language: Language
  site: string
  name: string | undefined
  notice: 'handedIn' | 'returned' | 'published'
  title: string
  titleEn: string
  department: string
  departmentEn: string
  /** why it was sent back */
  note: string | null
  url: string
}

const columnNoticeMessages = defineMessages('columnNotice', {
  'zh-CN': {
    'handedIn.title': '专题待审核：{{title}}',
    'handedIn.text': '本单位的专题已提交审核。请核对内容、图片和链接后发布；需要修改的，写明理由退回。',
    'handedIn.open': '去审核',
    'returned.title': '专题退回修改：{{title}}',
    'returned.text': '您参与编写的专题没有通过审核。请按审核意见修改后重新提交；已公开的内容不受影响。',
    'returned.open': '去修改',
    'published.title': '专题已发布：{{title}}',
    'published.text': '您参与编写的专题已通过审核并公开。',
    'published.open': '查看专题',
    column: '专题',
    ofDepartment: '单位',
    note: '审核意见',
    signIn: '需要登录工作台。',
    contact: '如有疑问，请联系本单位的系统管理员。本邮件由系统发出，请勿直接回复。',
    reason: '您收到这封邮件，是因为您编写或者审核本单位的专题。',
    sms: '{{title}}。{{url}}',
  },
  en: {
    'handedIn.title': 'To review: {{title}}',
    'handedIn.text':
      'A topic of your office was handed in. Please check its words, pictures and links, then publish it, or send it back with a note.',
    'handedIn.open': 'Review it',
    'returned.title': 'Sent back: {{title}}',
    'returned.text':
      'A topic that you wrote was not passed. Please change it as the note says and hand it in again. What is public stays as it is.',
    'returned.open': 'Change it',
    'published.title': 'Published: {{title}}',
    'published.text': 'A topic that you wrote has passed its review and is public.',
    'published.open': 'See the topic',
    column: 'Topic',
    ofDepartment: 'Department',
    note: 'Note of the reviewer',
    signIn: 'You need to sign in.',
    contact: 'Questions? Please ask the administrator of your organisation. This mailbox is not read.',
    reason: 'You get this mail because you write or review topics of your office.',
    sms: '{{title}}. {{url}}',
  },
})

const wordsIn = wordsOf(columnNoticeMessages)

/** To members of staff: a topical column waits for their review, or theirs was decided on. */
export function columnNotice(props: ColumnNoticeProps): Letter {
  const { language, site, name, notice, note, url } = props
  const text = wordsIn(language)
  const column = localName(language, props.title, props.titleEn)
  const title = text(`${notice}.title`, { title: column })
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
        { label: text('column'), value: column, strong: true },
        { label: text('ofDepartment'), value: localName(language, props.department, props.departmentEn) },
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

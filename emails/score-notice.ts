import { formatMonth } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { defineMessages } from '#app/platform/messages.ts'
import { blocksOf, factsOf, type Letter } from './letter.ts'
import { greetingOf } from './registration-letter.ts'
import { wordsOf } from './words.ts'

export type ScoreNoticeProps = {
  language: Language
  site: string
  name: string | undefined
  notice: 'raised' | 'upheld' | 'rejected'
  /** `YYYY-MM` */
  month: string
  department: string
  departmentEn: string
  line: 'onTime' | 'answered' | 'satisfaction' | 'events' | 'orders'
  /** why the department objects, or what it was answered */
  note: string
  url: string
}

const scoreNoticeMessages = defineMessages('scoreNotice', {
  'zh-CN': {
    'raised.title': '{{department}}对{{month}}考评提出异议',
    'raised.text': '请核对这一项的数据，写明意见答复。异议和答复都会保留。',
    'raised.note': '异议理由',
    'upheld.title': '{{month}}考评异议已采纳',
    'upheld.text': '本单位对考评提出的异议已采纳。得分始终按规则由数据算出，数据更正后随之变动。',
    'upheld.note': '答复',
    'rejected.title': '{{month}}考评异议未采纳',
    'rejected.text': '本单位对考评提出的异议没有采纳，理由如下。',
    'rejected.note': '答复',
    month: '月份',
    ofDepartment: '单位',
    line: '考评项目',
    onTime: '按时率',
    answered: '答复率',
    satisfaction: '满意率',
    events: '开放日场次',
    orders: '督办扣分',
    open: '打开考评',
    signIn: '需要登录工作台。',
    contact: '如有疑问，请联系本单位的系统管理员。本邮件由系统发出，请勿直接回复。',
    reason: '您收到这封邮件，是因为您负责监督，或者负责本单位的答复审核。',
    sms: '{{title}}。{{url}}',
  },
  en: {
    'raised.title': '{{department}} objects to its score of {{month}}',
    'raised.text': 'Please check the figures of this line and answer. The objection and the answer are kept.',
    'raised.note': 'Why it objects',
    'upheld.title': 'Objection to the score of {{month}}: upheld',
    'upheld.text':
      'Your objection is upheld. Scores are always computed from the figures by the rules; when the figures are put right, the score follows.',
    'upheld.note': 'Answer',
    'rejected.title': 'Objection to the score of {{month}}: not upheld',
    'rejected.text': 'Your objection is not upheld, for the reason below.',
    'rejected.note': 'Answer',
    month: 'Month',
    ofDepartment: 'Department',
    line: 'Line',
    onTime: 'On time',
    answered: 'Answered',
    satisfaction: 'Satisfied',
    events: 'Open days',
    orders: 'Supervision orders',
    open: 'Open the score',
    signIn: 'You need to sign in.',
    contact: 'Questions? Please ask the administrator of your organisation. This mailbox is not read.',
    reason: 'You get this mail because you oversee, or review the answers of your office.',
    sms: '{{title}}. {{url}}',
  },
})

const wordsIn = wordsOf(scoreNoticeMessages)

/** To members of staff: an objection to a line of a score was raised, or answered. */
export function scoreNotice(props: ScoreNoticeProps): Letter {
  const { language, site, name, notice, line, note, url } = props
  const text = wordsIn(language)
  const department = localName(language, props.department, props.departmentEn)
  const month = formatMonth(props.month, language)
  const title = text(`${notice}.title`, { department, month })
  return {
    language,
    subject: title,
    preview: text(`${notice}.text`),
    heading: title,
    tone: notice === 'raised' ? 'attention' : 'plain',
    greeting: greetingOf(language, name),
    blocks: blocksOf(
      { kind: 'paragraph', text: text(`${notice}.text`) },
      factsOf(
        { label: text('month'), value: month, strong: true },
        { label: text('ofDepartment'), value: department },
        { label: text('line'), value: text(line) },
        { label: text(`${notice}.note`), value: note },
      ),
      { kind: 'action', label: text('open'), href: url, note: text('signIn') },
    ),
    footer: { sender: site, contact: text('contact'), reason: text('reason') },
    sms: text('sms', { title, url }),
  }
}

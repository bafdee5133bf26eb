import { formatDay } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { defineMessages } from '#app/platform/messages.ts'
import { blocksOf, factsOf, type Letter } from './letter.ts'
import { greetingOf } from './registration-letter.ts'
import { wordsOf } from './words.ts'

export type CampaignNoticeProps = {
  language: Language
  site: string
  name: string | undefined
  notice: 'beforeDue' | 'atDue' | 'late' | 'escalated' | 'urged'
  campaign: string
  campaignEn: string | null
  department: string
  departmentEn: string
  owedEvents: number
  published: number
  /** Beijing calendar day */
  dueOn: string
  /** what the overseer wrote */
  note: string | null
  url: string
}

const campaignNoticeMessages = defineMessages('campaignNotice', {
  'zh-CN': {
    'beforeDue.title': '“{{campaign}}”还差 {{missing}} 场，请在{{day}}前安排',
    'beforeDue.text': '本单位的任务快到期了。请尽快拟好活动、送审并发布；已发布的场次自动计入进度。',
    'atDue.title': '“{{campaign}}”任务到期，还差 {{missing}} 场',
    'atDue.text': '本单位的任务今天到期，还没有完成。请督促经办人员尽快安排并发布。',
    'late.title': '“{{campaign}}”任务逾期，还差 {{missing}} 场',
    'late.text': '本单位的任务已经逾期。请尽快安排并发布；确有困难的，请向政务公开办说明。',
    'escalated.title': '{{department}}“{{campaign}}”任务逾期，还差 {{missing}} 场，请督促',
    'escalated.text': '该单位的任务逾期没有完成，按规定升级告知。请督促；政务公开办可以在进度页面催办。',
    'urged.title': '催办：“{{campaign}}”还差 {{missing}} 场',
    'urged.text': '政务公开办催办本单位的任务，请尽快安排并发布。',
    department: '单位',
    owed: '计划场次',
    ready: '已发布',
    missing: '还差',
    events: '{{count}} 场',
    due: '完成期限',
    note: '催办意见',
    open: '查看进度',
    signIn: '需要登录工作台。',
    contact: '如有疑问，请联系政务公开办。本邮件由系统发出，请勿直接回复。',
    reason: '您收到这封邮件，是因为您负责本单位的开放日活动，或者负责督促。',
    sms: '{{title}}，完成期限{{day}}。{{url}}',
  },
  en: {
    'beforeDue.title': '{{campaign}}: {{missing}} still to be arranged by {{day}}',
    'beforeDue.text':
      'The task of your office is due soon. Please prepare the events, have them reviewed and publish them; what is published counts by itself.',
    'atDue.title': '{{campaign}}: the task is due, {{missing}} missing',
    'atDue.text':
      'The task of your office is due today and not done. Please see that the events are arranged and published.',
    'late.title': '{{campaign}}: the task is late, {{missing}} missing',
    'late.text':
      'The task of your office is late. Please arrange and publish the events; if that is not possible, tell the openness office.',
    'escalated.title': '{{department}} is late with {{campaign}}, {{missing}} missing',
    'escalated.text':
      'This office is late with its task, so you are told. Please see that it is done; the openness office can urge it on the progress page.',
    'urged.title': 'Urged: {{campaign}}, {{missing}} missing',
    'urged.text': 'The openness office urges your office to arrange and publish its events.',
    department: 'Office',
    owed: 'Owed',
    ready: 'Published',
    missing: 'Missing',
    events: '{{count}} events',
    due: 'Due',
    note: 'Note',
    open: 'See the progress',
    signIn: 'You need to sign in.',
    contact: 'Questions? Please ask the openness office. This mailbox is not read.',
    reason: 'You get this mail because you handle open days of your office, or oversee them.',
    sms: '{{title}}, due {{day}}. {{url}}',
  },
})

const wordsIn = wordsOf(campaignNoticeMessages)

/** To members of staff: how a department stands with what it owes a campaign. */
export function campaignNotice(props: CampaignNoticeProps): Letter {
  const { language, site, name, notice, owedEvents, published, dueOn, note, url } = props
  const text = wordsIn(language)
  const day = formatDay(dueOn, language)
  const missing = Math.max(0, owedEvents - published)
  const campaign = localName(language, props.campaign, props.campaignEn)
  const department = localName(language, props.department, props.departmentEn)
  const title = text(`${notice}.title`, { campaign, department, missing, day })
  const count = (n: number) => text('events', { count: n })
  return {
    language,
    subject: title,
    preview: text(`${notice}.text`),
    heading: title,
    tone: notice === 'beforeDue' ? 'plain' : 'attention',
    greeting: greetingOf(language, name),
    blocks: blocksOf(
      { kind: 'paragraph', text: text(`${notice}.text`) },
      note ? { kind: 'prose', title: text('note'), markdown: note } : null,
      factsOf(
        { label: text('department'), value: department },
        { label: text('due'), value: day, strong: true },
        { label: text('owed'), value: count(owedEvents) },
        { label: text('ready'), value: count(published) },
        { label: text('missing'), value: count(missing), strong: true },
      ),
      { kind: 'action', label: text('open'), href: url, note: text('signIn') },
    ),
    footer: { sender: site, contact: text('contact'), reason: text('reason') },
    sms: text('sms', { title, day, url }),
  }
}

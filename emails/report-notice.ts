import { formatDay } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { defineMessages } from '#app/platform/messages.ts'
import { blocksOf, factsOf, type Letter } from './letter.ts'
import { greetingOf } from './registration-letter.ts'
import { wordsOf } from './words.ts'

export type ReportNotice = 'beforeDue' | 'atDue' | 'overdue' | 'escalated' | 'urged'
export type NoticedReport = 'implementation' | 'questionList' | 'summary'

export type ReportNoticeProps = {
  language: Language
  site: string
  name: string | undefined
  notice: ReportNotice
  event: string
  department: string
  /** those that are not filed */
  reports: readonly NoticedReport[]
  /** Beijing days; `demandedOn` and `note` are those of an urging */
  dueOn: string
  demandedOn: string | undefined
  note: string | undefined
  url: string
}

const reportNoticeMessages = defineMessages('reportNotice', {
  'zh-CN': {
    'beforeDue.title': '活动报告即将到期',
    'beforeDue.text': '下列活动报告还没有报送，请在期限内报送政务公开办。',
    'atDue.title': '活动报告今天到期',
    'atDue.text': '下列活动报告今天到期，还没有报送，请今天报送。',
    'overdue.title': '活动报告逾期未报',
    'overdue.text': '下列活动报告已经逾期，还没有报送，请尽快补报。逾期情况计入统计。',
    'escalated.title': '下级单位活动报告逾期未报',
    'escalated.text': '下列活动报告逾期未报，按规定升级告知。请督促；需要时可以催办。',
    'urged.title': '活动报告催办',
    'urged.text': '下列活动报告被催办，请在要求的日期前报送。',
    subject: '{{title}}：{{event}}',
    event: '活动',
    department: '主办单位',
    reports: '未报送',
    due: '报送期限',
    demanded: '要求报送',
    note: '催办意见',
    implementation: '实施情况',
    questionList: '问题清单及办理情况',
    summary: '活动总结',
    comma: '、',
    open: '打开活动报告',
    signIn: '需要登录工作台。',
    contact: '如有疑问，请联系本单位的系统管理员。本邮件由系统发出，请勿直接回复。',
    reason: '您收到这封邮件，是因为您组织活动、负责审核或者负责监督。',
    sms: '{{title}}：{{event}}，{{reports}}，期限{{day}}。{{url}}',
  },
  en: {
    'beforeDue.title': 'Reports are due soon',
    'beforeDue.text': 'The reports below are not filed yet. Please file them in time.',
    'atDue.title': 'Reports are due today',
    'atDue.text': 'The reports below are due today and not filed. Please file them today.',
    'overdue.title': 'Reports are late',
    'overdue.text': 'The reports below are late. Please file them soon. Lateness is counted in the statistics.',
    'escalated.title': 'Reports of a department are late',
    'escalated.text': 'The reports below are late and were escalated. Please see that they come; you may urge them.',
    'urged.title': 'Reports are urged',
    'urged.text': 'The reports below are urged. Please file them by the day demanded.',
    subject: '{{title}}: {{event}}',
    event: 'Event',
    department: 'Department',
    reports: 'Not filed',
    due: 'Due',
    demanded: 'Demanded by',
    note: 'What is asked',
    implementation: 'How it went',
    questionList: 'Questions and results',
    summary: 'Summary',
    comma: ', ',
    open: 'Open the reports',
    signIn: 'You need to sign in.',
    contact: 'Questions? Please ask the administrator of your organisation. This mailbox is not read.',
    reason: 'You get this mail because you organise events, sign off or oversee.',
    sms: '{{title}}: {{event}}, {{reports}}, due {{day}}. {{url}}',
  },
})

const wordsIn = wordsOf(reportNoticeMessages)

/** To members of staff: reports of an event are due, late or urged. */
export function reportNotice(props: ReportNoticeProps): Letter {
  const { language, site, name, notice, event, department, dueOn, demandedOn, note, url } = props
  const text = wordsIn(language)
  const heading = text(`${notice}.title`)
  const reports = props.reports.map((kind) => text(kind)).join(text('comma'))
  const day = formatDay(demandedOn ?? dueOn, language)
  return {
    language,
    subject: text('subject', { title: heading, event }),
    preview: text(`${notice}.text`),
    heading,
    tone: notice === 'beforeDue' ? 'plain' : 'attention',
    greeting: greetingOf(language, name),
    blocks: blocksOf(
      { kind: 'paragraph', text: text(`${notice}.text`) },
      factsOf(
        { label: text('event'), value: event },
        { label: text('department'), value: department },
        { label: text('reports'), value: reports, strong: true },
        { label: text('due'), value: formatDay(dueOn, language), strong: demandedOn === undefined },
        demandedOn ? { label: text('demanded'), value: day, strong: true } : undefined,
        note ? { label: text('note'), value: note } : undefined,
      ),
      { kind: 'action', label: text('open'), href: url, note: text('signIn') },
    ),
    footer: { sender: site, contact: text('contact'), reason: text('reason') },
    sms: text('sms', { title: heading, event, reports, day, url }),
  }
}

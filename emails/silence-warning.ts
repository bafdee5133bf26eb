import { formatDay } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { defineMessages } from '#app/platform/messages.ts'
import { blocksOf, factsOf, type Letter } from './letter.ts'
import { greetingOf } from './registration-letter.ts'
import { wordsOf } from './words.ts'

export type SilenceWarningProps = {
  language: Language
  site: string
  name: string | undefined
  /** undefined: the whole site */
  department: string | undefined
  /** Beijing day of the last published answer, or of the first question where there is none */
  since: string
  months: number
  url: string
}

const silenceMessages = defineMessages('silenceWarning', {
  'zh-CN': {
    columnTitle: '问答栏目已有 {{months}} 个月没有公开答复',
    departmentTitle: '{{department}}已有 {{months}} 个月没有公开答复',
    text: '按政府网站检查指标，互动栏目两个月没有更新的要扣分。请查看还没有答复的提问，尽快答复并公开。',
    since: '最近一次公开答复（没有的，为第一次收到提问）',
    open: '查看监督总览',
    signIn: '需要登录工作台。',
    contact: '如有疑问，请联系本单位的系统管理员。本邮件由系统发出，请勿直接回复。',
    reason: '您收到这封邮件，是因为您是承办人员或者负责监督。每个周期只提醒一次。',
    sms: '{{title}}，请尽快答复。{{url}}',
  },
  en: {
    columnTitle: 'No answer published for {{months}} months',
    departmentTitle: '{{department}}: no answer published for {{months}} months',
    text: 'By the inspection rules for government sites, a column without news for two months loses points. Please look at the questions that wait, answer them and publish the answers.',
    since: 'Last published answer (or first question where there is none)',
    open: 'Open the overview',
    signIn: 'You need to sign in.',
    contact: 'Questions? Please ask the administrator of your organisation. This mailbox is not read.',
    reason: 'You get this mail because you handle questions or oversee them. It is sent once for each period.',
    sms: '{{title}}. {{url}}',
  },
})

const wordsIn = wordsOf(silenceMessages)

/** To the overseer and to the department's people: nothing was published for long. */
export function silenceWarning(props: SilenceWarningProps): Letter {
  const { language, site, name, department, since, months, url } = props
  const text = wordsIn(language)
  const title = department ? text('departmentTitle', { department, months }) : text('columnTitle', { months })
  return {
    language,
    subject: title,
    preview: text('text'),
    heading: title,
    tone: 'attention',
    greeting: greetingOf(language, name),
    blocks: blocksOf(
      { kind: 'paragraph', text: text('text') },
      factsOf({ label: text('since'), value: formatDay(since, language), strong: true }),
      { kind: 'action', label: text('open'), href: url, note: text('signIn') },
    ),
    footer: { sender: site, contact: text('contact'), reason: text('reason') },
    sms: text('sms', { title, url }),
  }
}

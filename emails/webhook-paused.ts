import { formatMoment } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { defineMessages } from '#app/platform/messages.ts'
import { blocksOf, factsOf, type Letter } from './letter.ts'
import { greetingOf } from './registration-letter.ts'
import { wordsOf } from './words.ts'

export type WebhookPausedProps = {
  language: Language
  site: string
  name: string | undefined
  /** where it was sent to */
  host: string
  since: Date
  url: string
}

const webhookPausedMessages = defineMessages('webhookPaused', {
  'zh-CN': {
    title: '事件推送已暂停：{{host}}',
    text: '对方系统一直没有收下推送，系统已暂停发送。暂停期间的事件会保留 30 天，恢复后按顺序补发。请联系对方系统的管理人员，修好后在工作台恢复推送。',
    host: '接收地址',
    since: '从什么时候开始失败',
    open: '查看推送记录',
    signIn: '需要登录工作台。',
    contact: '本邮件由系统发出，请勿直接回复。',
    reason: '您收到这封邮件，是因为您是系统管理员。',
    sms: '发往 {{host}} 的事件推送已暂停。{{url}}',
  },
  en: {
    title: 'Webhook paused: {{host}}',
    text: 'The other system has taken nothing for some time, so sending is paused. What happens meanwhile is kept for 30 days and sent in order once you resume. Please talk to the people who run the other system, then resume it in the console.',
    host: 'Receiver',
    since: 'Failing since',
    open: 'See the deliveries',
    signIn: 'You need to sign in.',
    contact: 'This mailbox is not read.',
    reason: 'You get this mail because you are an administrator.',
    sms: 'The webhook to {{host}} is paused. {{url}}',
  },
})

const wordsIn = wordsOf(webhookPausedMessages)

/** To administrators: a receiver of webhooks is dead. */
export function webhookPaused({ language, site, name, host, since, url }: WebhookPausedProps): Letter {
  const text = wordsIn(language)
  const title = text('title', { host })
  return {
    language,
    subject: title,
    preview: text('text'),
    heading: title,
    tone: 'attention',
    greeting: greetingOf(language, name),
    blocks: blocksOf(
      { kind: 'paragraph', text: text('text') },
      factsOf(
        { label: text('host'), value: host },
        { label: text('since'), value: formatMoment(since, language), strong: true },
      ),
      { kind: 'action', label: text('open'), href: url, note: text('signIn') },
    ),
    footer: { sender: site, contact: text('contact'), reason: text('reason') },
    sms: text('sms', { host, url }),
  }
}

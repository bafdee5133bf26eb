import { defineMessages } from '#app/platform/messages.ts'

/** Words that every letter shares. */
export const letterMessages = defineMessages('letter', {
  'zh-CN': {
    dear: '{{name}}，您好：',
    hello: '您好：',
    was: '原为',
    isNow: '现为',
    contact: '如有疑问，请联系{{department}}，电话 {{phone}}。本邮件由系统发出，请勿直接回复。',
    contactWithoutPhone: '如有疑问，请联系{{department}}。本邮件由系统发出，请勿直接回复。',
  },
  en: {
    dear: 'Dear {{name}},',
    hello: 'Hello,',
    was: 'Was:',
    isNow: 'Now:',
    contact: 'Questions? Please contact {{department}}, telephone {{phone}}. This mailbox is not read.',
    contactWithoutPhone: 'Questions? Please contact {{department}}. This mailbox is not read.',
  },
})

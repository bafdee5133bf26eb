// Texts for the asker who is asked back (补正).
import { defineMessages } from '#app/platform/messages.ts'

export const supplementMessages = defineMessages('supplement', {
  'zh-CN': {
    home: '首页',
    progress: '办理进度',
    title: '补充您的提问',
    lead: '补充之后，办理期限恢复计算。只需补充一次。',
    asked: '承办单位想了解',
    supplement: '您的补充',
    hint: '只有承办单位看得到，不会公开。',
    submit: '提交补充',
    supplementMissing: '请填写补充内容',
    tooLong: '内容太长，请缩短到 1000 字以内',
    notice: '承办单位请您补充几句',
    noticeText: '收到补充之前，办理期限暂停计算。',
    until: '请于 {{day}}前补充。',
    noticeLimit:
      '收到补充之前，办理期限暂停计算。到期没有收到补充的，办理期限恢复计算，承办单位按现有情况答复，或者说明理由不予受理。',
    go: '去补充',
    linkLead: '请从发给您的链接进入。',
    linkWhy:
      '补充只有一次，只能由提问人填写。链接在我们请您补充的邮件或者短信里；提问成功页上“我的提问”的链接也可以用。',
    linkAgain: '重新发送链接',
    linkAgainHint: '发到您提问时留下的邮箱或者手机，一天一次。没有留联系方式、也没有保存链接的，请致电承办单位。',
    linkSent: '如果提问时留了联系方式，链接已经发出，请查收',
  },
  en: {
    home: 'Home',
    progress: 'Progress',
    title: 'Add to your question',
    lead: 'When you have added it, the time limit runs again. Once is enough.',
    asked: 'The department would like to know',
    supplement: 'What you add',
    hint: 'Only the department reads it; it is not published.',
    submit: 'Send',
    supplementMissing: 'Write what you want to add',
    tooLong: 'This is too long; please use at most 1,000 characters',
    notice: 'The department needs a little more from you',
    noticeText: 'Until then the time limit stands still.',
    until: 'Please add it by {{day}}.',
    noticeLimit:
      'Until then the time limit stands still. If nothing has come by that day, it runs again, and the department answers with what it has, or declines and says why.',
    go: 'Add it',
    linkLead: 'Please come in by the link that was sent to you.',
    linkWhy:
      'It can be added once, and only by whoever asked. The link is in the message in which we ask you for more; the link to your own page, shown when you had asked, works as well.',
    linkAgain: 'Send the link again',
    linkAgainHint:
      'To the e-mail address or phone number you left, once a day. If you left none and kept no link, please call the department.',
    linkSent: 'If you left an address or a number, the link is on its way',
  },
})

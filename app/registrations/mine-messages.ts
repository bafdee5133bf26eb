// Texts of the page that shows all registrations and questions of one address.
import { defineMessages } from '#app/platform/messages.ts'

export const mineMessages = defineMessages('mine', {
  'zh-CN': {
    title: '我的报名和提问',
    lead: '用同一个邮箱或手机号报名和提问的，都在这里。拿到这个链接的人都能看到，请不要转发。',
    registrations: '报名',
    noRegistrations: '没有报名记录。',
    questions: '提问和答复',
    noQuestions: '没有提问记录。',
    untitled: '您的提问（文字正在整理）',
    code: '查询码 {{code}}，{{day}}提出',
    due: '应于 {{day}}前答复',
    over: '已结束',
    moreEvents: '看看还有哪些活动',
    ask: '再提一个问题',
  },
  en: {
    title: 'My registrations and questions',
    lead: 'Everything registered and asked with one address or number. Whoever has this link can see it: please do not pass it on.',
    registrations: 'Registrations',
    noRegistrations: 'There are no registrations.',
    questions: 'Questions and answers',
    noQuestions: 'There are no questions.',
    untitled: 'Your question (its text is being cleared)',
    code: 'Code {{code}}, asked on {{day}}',
    due: 'To be answered by {{day}}',
    over: 'over',
    moreEvents: 'See other events',
    ask: 'Ask another question',
  },
})

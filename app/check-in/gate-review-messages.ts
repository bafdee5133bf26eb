// Words for looking before letting in, and for counting people without a ticket out.
import { defineMessages } from '#app/platform/messages.ts'

export const gateReviewMessages = defineMessages('gateReview', {
  'zh-CN': {
    choice: '扫码以后',
    choiceRapid: '直接放行',
    choiceReview: '先核对再放行',
    title: '请核对',
    letIn: '入场 {{count}} 人',
    notNow: '不放行',
    nothingCounted: '还没有计入，按“入场”才算。',
    walkOut: '散客离场',
    walkOutLead: '没有入场码的人离场时，在这里记人数。',
    walkOutButton: '记离场 {{count}} 人',
    walkOutDone: '已记离场 {{count}} 人',
    walkOutFewer: '场内只有 {{count}} 名散客，已全部记离场。其余的人请扫入场码离场。',
    walkOutNobody: '场内没有散客，人数不变。请扫入场码离场。',
    walkOutFailed: '没有记上：没有连上服务器。请再试一次，不会重复记数。',
    walkOutHere: '离场 {{count}} 人',
  },
  en: {
    choice: 'After a scan',
    choiceRapid: 'Let in at once',
    choiceReview: 'Look first',
    title: 'Please check',
    letIn: 'Let in {{count}}',
    notNow: 'Not now',
    nothingCounted: 'Nobody is counted until you press “Let in”.',
    walkOut: 'Walk-ins leaving',
    walkOutLead: 'Count people without a ticket who leave.',
    walkOutButton: 'Count {{count}} out',
    walkOutDone: '{{count}} counted out',
    walkOutFewer: 'Only {{count}} walk-ins were inside; all are counted out. Scan the tickets of the others.',
    walkOutNobody: 'No walk-ins are inside; the count stays. Scan their tickets.',
    walkOutFailed: 'Not counted: the server cannot be reached. Try again, it will count once.',
    walkOutHere: '{{count}} out',
  },
})

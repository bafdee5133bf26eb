// Texts of the pages of signing up, one topic each.
import { defineMessages } from '#app/platform/messages.ts'

export const stepMessages = defineMessages('sign-up-steps', {
  'zh-CN': {
    slot: '场次',
    party: '参加人',
    question: '提问',
    check: '核对',
    done: '完成',
    questionTitle: '有问题想问吗',
    questionLead: '可以跳过：没有问题就空着，直接点“下一步”。',
    toQuestion: '下一步：提问（可跳过）',
    skipQuestion: '不提问，直接核对',
    skipToList: '不提问，直接核对名单',
    toCheck: '下一步：核对信息',
    toList: '下一步：核对名单',
    back: '返回上一步，已填的会保留',
  },
  en: {
    slot: 'Time',
    party: 'People',
    question: 'Ask',
    check: 'Check',
    done: 'Done',
    questionTitle: 'Is there something you would like to ask?',
    questionLead: 'You can skip this: leave it empty and go on.',
    toQuestion: 'Next: ask a question (optional)',
    skipQuestion: 'No question, check my entries',
    skipToList: 'No question, check the list',
    toCheck: 'Next: check your entries',
    toList: 'Next: check the list',
    back: 'Back; what you entered is kept',
  },
})

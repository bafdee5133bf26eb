// Texts of the public page of interviews, question hours and press conferences.
import { defineMessages } from '#app/platform/messages.ts'

export const talkMessages = defineMessages('talk', {
  'zh-CN': {
    phaseBefore: '{{kind}}还没有开始。现在就可以提问，届时集中回答。',
    phaseNow: '{{kind}}正在进行',
    phaseAfter: '{{kind}}已经结束',
    watchLive: '观看直播',
    watchRecord: '观看回放',
    askNow: '我要提问',
    wall: '看大家的提问',
    refresh: '刷新，看最新实录',
    speakers: '嘉宾',
    pressSpeakers: '发布人',
    papers: '材料与图解',
    transcript: '文字实录',
    transcriptNone: '还没有公开的实录，请稍后再看。',
    inLibrary: '看问答库中的答复',
  },
  en: {
    phaseBefore: '{{kind}}: not begun yet. You can ask now; questions are answered then.',
    phaseNow: '{{kind}}: under way',
    phaseAfter: '{{kind}}: over',
    watchLive: 'Watch it live',
    watchRecord: 'Watch the recording',
    askNow: 'Ask a question',
    wall: 'What others ask',
    refresh: 'Reload for the latest',
    speakers: 'Guests',
    pressSpeakers: 'Speakers',
    papers: 'Papers and graphics',
    transcript: 'Transcript',
    transcriptNone: 'No transcript is public yet; please come back later.',
    inLibrary: 'The answer in the library',
  },
})

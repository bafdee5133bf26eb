// Texts of confirming a contact.
import { defineMessages } from '#app/platform/messages.ts'

export const confirmMessages = defineMessages('confirm-contact', {
  'zh-CN': {
    home: '首页',
    title: '确认是您本人报名',
    lead: '请在 {{until}} 前确认。没有确认的，名额让给下一位。',
    event: '活动',
    time: '时间',
    people: '人数',
    peopleCount_other: '{{count}} 人',
    submit: '是我报名的，确认',
    notYou: '不是您本人的，关掉本页就行，到时会自动取消。',
    already: '已经确认过了，不用再确认。入场码在报名成功的邮件里。',
    released: '确认时间已过，名额不再保留。还想参加的，可以重新报名。',
    again: '重新报名',
    waitTitle: '请在 {{until}} 前确认',
    waitText: '确认链接已发到 {{contact}}，打开后点“确认”。没有确认的，名额让给下一位。',
    doneConfirmed: '已确认，报名成功',
    releasedOwn: '没有在 15 分钟内确认，名额不再保留。还想参加的，可以重新报名。',
  },
  en: {
    home: 'Home',
    title: 'Confirm that it was you',
    lead: 'Please confirm by {{until}}. A place that is not confirmed goes to the next person.',
    event: 'Event',
    time: 'Time',
    people: 'People',
    peopleCount_one: '{{count}} person',
    peopleCount_other: '{{count}} people',
    submit: 'Yes, I registered',
    notYou: 'If it was not you, close this page; the registration lapses by itself.',
    already: 'This is confirmed already. Your entry code is in the mail about your registration.',
    released: 'The time to confirm is over and the place is no longer held. You can register again.',
    again: 'Register again',
    waitTitle: 'Please confirm by {{until}}',
    waitText:
      'We have sent a link to {{contact}}; open it and confirm. A place that is not confirmed goes to the next person.',
    doneConfirmed: 'Confirmed; you are registered',
    releasedOwn: 'This was not confirmed within 15 minutes and the place is no longer held. You can register again.',
  },
})

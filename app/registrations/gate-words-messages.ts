// Words of what the gate knows of a registration: whom to look out for, and a code that took another's place.
import { defineMessages } from '#app/platform/messages.ts'

export const gateWordsMessages = defineMessages('gate-words', {
  'zh-CN': {
    care: '特别留意',
    careHint: '到场时签到手机变黄，响专门的提示音。没有网络时也一样。',
    careNeeds: '本人提出的需要会自动提示，不用再勾选：{{needs}}',
    guest: '贵宾',
    wheelchair: '轮椅',
    interpreter: '手语或翻译',
    careSave: '保存',
    careDone: '已保存，签到手机几秒内更新',
    replace: '更换入场码',
    replaceHint: '入场码发错了人，或者截图外传，可以换一个。旧码（包括已打印的）立即作废，新码自动发给本人。',
    replaceSubmit: '更换入场码',
    replaceDone: '入场码已更换，旧码已作废',
    replaceOwnHint: '入场码发错了人，或者截图传了出去？换一个新码，旧码（包括已打印的）立即作废，不能入场。',
    replaceOwnSubmit: '换一个新码',
    replaceOwnDone: '入场码已更换',
    replaceOwnDoneText: '请使用本页的新码。旧码已作废，打印件和截图都不能再用。同行人自己的码不受影响。',
    replaceTooOften: '一天最多更换 5 次，请明天再试，或拨打主办部门电话。',
    oldTitle: '这个入场码已更换',
    oldText: '这是旧码，不能入场。请打开最新一封确认信或短信里的入场码；如果这张票是别人转给您的，请联系报名的人。',
  },
  en: {
    care: 'Look out for',
    careHint: 'When they arrive the gate’s phone turns amber and plays a sound of its own, without network too.',
    careNeeds: 'What they asked for is shown by itself: {{needs}}',
    guest: 'Guest of honour',
    wheelchair: 'Wheelchair',
    interpreter: 'Interpreter',
    careSave: 'Save',
    careDone: 'Saved; the gate’s phones follow within seconds',
    replace: 'Replace the code',
    replaceHint:
      'If the code went to the wrong person, or a picture of it was passed on, make another. The old one, on paper too, is void at once; the new one is sent to them.',
    replaceSubmit: 'Replace the code',
    replaceDone: 'The code was replaced; the old one is void',
    replaceOwnHint:
      'Did your code go to the wrong person, or was a picture of it passed on? Make another: the old one, on paper too, is void at once.',
    replaceOwnSubmit: 'Make a new code',
    replaceOwnDone: 'You have a new code',
    replaceOwnDoneText:
      'Use the code on this page. The old one is void, on paper and in pictures. Codes of companions stay as they are.',
    replaceTooOften: 'Five times a day is the limit. Try again tomorrow, or call the department.',
    oldTitle: 'This code was replaced',
    oldText:
      'This is an old code and lets nobody in. Open the one in the latest confirmation; if somebody passed this ticket on to you, ask whoever signed up.',
  },
})

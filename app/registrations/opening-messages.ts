// Texts of the registration page before sign-up opens.
import { defineMessages } from '#app/platform/messages.ts'

export const openingMessages = defineMessages('opening', {
  'zh-CN': {
    title: '报名 {{at}} 开始',
    soon: '可以先填好、核对好，到点后提交。时间以本站服务器为准，提前提交不算，填的内容会保留。',
    early: '还没有到时间。到当天再打开本页，可以先填好内容等候开始。',
    refresh: '刷新',
    refreshKeeps: '刷新时间，已填的会保留',
    left: '还有 {h} 小时 {m} 分 {s} 秒',
    opened: '报名已经开始，现在可以提交。',
  },
  en: {
    title: 'Registration opens {{at}}',
    soon: 'You can fill in the form and check it now, and submit it then. The server’s clock decides; an early submission does not count, and what you typed is kept.',
    early: 'It is not time yet. Open this page again on the day; you can fill in the form and wait for the opening.',
    refresh: 'Refresh',
    refreshKeeps: 'Refresh; what you entered is kept',
    left: '{h} h {m} min {s} s to go',
    opened: 'Registration is open: you can submit now.',
  },
})

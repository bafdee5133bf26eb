// Demo data: a question wall in full swing. People and details are invented.

export type DemoWallQuestion = {
  text: string
  publicText?: string
  kind: 'consult' | 'help' | 'suggestion'
  displayName: string | null
  votes: number
  wall: 'answering' | 'pinned' | 'shown' | 'answered' | 'written' | 'waiting' | 'cleared'
}

export const DEMO_WALL = {
  event: 'jimo-water-open-day',
  host: 'answerer',
  speaker: '区水利局供水科负责人',
  spoken:
    '出厂水和管网水的浊度、余氯、pH 值每日更新，在区政府网站“供水水质公告”栏目和“即墨水务”公众号都能查到，不用注册。对数据有疑问，可以打供水热线，两个工作日内免费上门复测。',
  questions: [
    {
      text: '温泉街道的老旧管网什么时候改造？改造期间停水怎样通知？',
      kind: 'consult',
      displayName: '热心市民 0417',
      votes: 34,
      wall: 'answering',
    },
    { text: '停水通知能不能发短信？', kind: 'suggestion', displayName: null, votes: 27, wall: 'shown' },
    { text: '一户一表改造需要自己出多少钱？', kind: 'consult', displayName: '李女士', votes: 19, wall: 'shown' },
    { text: '水价听证会普通市民怎样报名？', kind: 'consult', displayName: null, votes: 12, wall: 'shown' },
    {
      text: '二次供水水箱多久清洗一次，在哪里能看到记录？',
      kind: 'consult',
      displayName: null,
      votes: 8,
      wall: 'shown',
    },
    { text: '水质数据平时在哪里能查到？', kind: 'consult', displayName: '王先生', votes: 31, wall: 'answered' },
    {
      text: '能不能请水厂到学校给孩子们讲一讲节水？',
      kind: 'suggestion',
      displayName: null,
      votes: 6,
      wall: 'written',
    },
    { text: '冬天水表冻坏了找谁换，要不要钱？', kind: 'help', displayName: null, votes: 0, wall: 'cleared' },
    {
      text: '我家住鹤山路 12 号 2 单元，电话 13900000182，顶楼水压一直不够，什么时候能解决？',
      kind: 'help',
      displayName: '赵先生',
      votes: 0,
      wall: 'waiting',
    },
    { text: '水库周边可以骑行、散步吗？', kind: 'consult', displayName: null, votes: 0, wall: 'waiting' },
  ],
} as const satisfies {
  event: string
  host: string
  speaker: string
  spoken: string
  questions: readonly DemoWallQuestion[]
}

/** Taken down at a stall, with the answer that was given there. */
export const DEMO_STALL = {
  event: 'jimo-openness-market',
  stall: 'B2',
  officer: 'answerer',
  question: {
    kind: 'consult' as const,
    topic: '供水',
    text: '老人一个人住，水费单看不懂，能不能由子女代缴、代收通知？',
    displayName: '周先生',
    phone: '13900000193',
  },
  answer: {
    speaker: '区水利局供水科负责人',
    summary:
      '可以。子女关注“即墨水务”公众号，绑定老人的用户编号就能代缴，账单和停水通知同时发给绑定的手机；不会用手机的，带水费单到任一营业厅登记，当场办好，不收费。',
  },
}

// What a department of the sample data says in messages in its own words: each saved version, the last one in use.
type Words = { subject: string; body: string; sms: string }

export type DemoText = {
  department: string
  kind: string
  versions: readonly { zh: Words; en: Words }[]
}

const NONE: Words = { subject: '', body: '', sms: '' }

export const DEMO_TEXTS: readonly DemoText[] = [
  {
    department: 'jimo-water',
    kind: 'registration-confirmed',
    versions: [
      {
        zh: {
          subject: '欢迎参加“{活动}”',
          body: '您的名额已经留好，请按时到场。',
          sms: '',
        },
        en: NONE,
      },
      {
        zh: {
          subject: '水利局欢迎您：{活动}',
          body: '{人数}人的名额已经留好，{时间}见。\n参观要走台阶，请穿平底鞋；需要轮椅或手语讲解的，请提前一天致电 {电话}。',
          sms: '水利局欢迎您：{时间}“{活动}”，入场码{入场码}，请穿平底鞋。更改或取消：{链接}',
        },
        en: {
          subject: 'The Water Bureau looks forward to seeing you: {event}',
          body: 'A place for {people} is kept; see you on {time}.\nThe tour has steps: please wear flat shoes. For a wheelchair or sign language, call {phone} a day before.',
          sms: 'The Water Bureau looks forward to seeing you: "{event}", {time}. Entry code {code}. Flat shoes, please. Change or cancel: {link}',
        },
      },
    ],
  },
  {
    department: 'jimo-water',
    kind: 'event-reminder',
    versions: [
      {
        zh: {
          subject: '明天见：{活动}',
          body: '您报名的参观就在明天，{时间}开始，请提前十五分钟到{地点}服务台。\n如遇暴雨，参观可能改期，届时会再通知您。',
          sms: '明天见：{时间}“{活动}”，{地点}，入场码{入场码}。不能来请取消：{链接}',
        },
        en: NONE,
      },
    ],
  },
]

// Demo data: a programme on the air, five weeks of its schedule, and what came in on its last day.

export const DEMO_PROGRAMME = {
  office: 'jimo-openness',
  name: '行风在线',
  nameEn: 'Public service on the air',
  summary: '区直部门负责人轮流走进直播间，当场回答听众来电，答不了的带回去办，结果在这里公布。',
  summaryEn:
    'Heads of departments take turns in the studio, answer listeners live, and take along what needs more work.',
  station: '即墨新闻交通广播',
  stationEn: 'Jimo News and Traffic Radio',
  frequency: 'FM 103.9',
  weekday: 3,
  fromTime: '10:00',
  toTime: '11:00',
  hotline: '0532-00008890',
  wechat: '即墨新闻交通广播',
  qq: '100000889',
  sms: '',
  listenUrl: 'https://www.jimo.gov.cn/radio',
} as const

/** `week` 0 is the week of the coming Wednesday; below zero is past. */
export const DEMO_SCHEDULE: readonly { week: number; department: string; leader: string; topic: string }[] = [
  { week: -2, department: 'jimo-water', leader: '王建军（局长）', topic: '农村供水和冬季用水' },
  { week: 0, department: 'jimo-hrss', leader: '周文斌（副局长）', topic: '就业补贴和社保转移' },
  { week: 1, department: 'jimo-civil', leader: '宋丽华（副局长）', topic: '养老服务和临时救助' },
  { week: 2, department: 'jimo-housing', leader: '陈国栋（局长）', topic: '老旧小区改造和物业' },
  { week: 3, department: 'jimo-tax', leader: '刘晓梅（副局长）', topic: '个人所得税年度汇算' },
]

export const DEMO_CALLS: readonly {
  source: 'hotline' | 'wechat' | 'qq' | 'sms'
  kind: 'consult' | 'help' | 'complaint' | 'suggestion'
  text: string
  answer: string
  handling: 'answered' | 'takenAlong'
  /** its answer went through the reviews */
  published?: true
}[] = [
  {
    source: 'hotline',
    kind: 'consult',
    text: '村里集中供水以后，原来的自备井还能不能用？',
    answer: '公共供水管网到达的地方，自备井要封停，用于浇地的可以申请保留，不收水资源费以外的费用。',
    handling: 'answered',
    published: true,
  },
  {
    source: 'wechat',
    kind: 'help',
    text: '龙泉街道北部几个村早晚高峰水压低，二楼洗澡没有水，什么时候能解决？',
    answer:
      '经现场测压，主要是主管偏细。北部加压泵站已完成调试，早晚高峰出口压力由 0.18 兆帕提高到 0.28 兆帕，二楼可以正常用水。',
    handling: 'takenAlong',
    published: true,
  },
  {
    source: 'hotline',
    kind: 'complaint',
    text: '河道清淤的淤泥堆在路边一个多月没有运走，下雨流到路上。',
    answer: '淤泥已全部清运到指定场地，路面已冲洗。今后清淤当天产生的淤泥三日内运走。',
    handling: 'takenAlong',
    published: true,
  },
  {
    source: 'qq',
    kind: 'consult',
    text: '水费可以在哪些手机软件上交？交了多久到账？',
    answer: '“爱山东”、微信和支付宝都可以，实时到账。欠费停水的，交费后 2 小时内恢复供水。',
    handling: 'answered',
  },
]

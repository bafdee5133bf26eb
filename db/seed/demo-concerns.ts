// Demo data: concerns from elsewhere, one answered, one running. What happens to them is in app/ops/seed-demo-concerns.server.ts.
export const DEMO_CONCERNS = {
  answered: {
    medium: 'media',
    outlet: '即墨融媒',
    title: '水费要涨了吗？居民关心阶梯水价',
    url: 'https://media.jimo.example/water-price',
    reference: '',
    voices: 86,
    topic: '供水',
    concernKind: 'vitalInterest',
    gravity: 'major',
    named: true,
    text: '近日有报道关注自来水价格调整，不少居民担心水费大幅上涨，询问阶梯水价从什么时候执行、困难家庭有没有减免。',
    publicText: '阶梯水价从什么时候执行？困难家庭有没有减免？',
    answer:
      '关于大家关心的水价问题，现说明如下。\n\n目前居民用水价格**没有调整**，仍按现行阶梯水价执行。今后如需调整，将依法进行成本监审和价格听证，听证方案提前公布。\n\n低保家庭、特困人员继续享受每户每月 5 立方米的用水减免，凭证件到供水营业厅办理，也可在线申请。',
  },
  running: {
    medium: 'hotline',
    outlet: '即墨区热线受理中心',
    title: '',
    url: '',
    reference: 'JM2026-11-0387',
    voices: 23,
    topic: '供水',
    concernKind: 'vitalInterest',
    gravity: 'normal',
    named: true,
    text: '近期多名居民来电反映老旧小区供水管网改造期间停水通知不及时，希望至少提前一天告知停水时段。',
  },
} as const

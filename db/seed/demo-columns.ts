// Demo data: topical columns. Who writes and reviews them is in app/ops/seed-demo-columns.server.ts.
export type DemoColumn = {
  department: string
  writer: string
  reviewer: string
  reached: 'published' | 'inReview'
  title: string
  titleEn: string
  summary: string
  summaryEn: string
  cover?: DemoPicture
  sections: readonly DemoSection[]
  /** of the second version, in place of the first section's text; the column was changed after publication */
  firstText?: string
}
type DemoPicture = { picture: 'hall' | 'waterworks' | 'desk' | 'steps'; alt: string; altEn: string }
type DemoSection = {
  heading: string
  headingEn: string
  text?: string
  textEn?: string
  picture?: DemoPicture
  /** slugs of events */
  events?: readonly string[]
  /** the newest published answers that hold these words */
  answers?: readonly string[]
  /** the campaign of the demo */
  campaign?: boolean
  links?: readonly { label: string; url: string }[]
}

export const DEMO_COLUMNS: readonly DemoColumn[] = [
  {
    department: 'jimo-water',
    writer: 'answerer',
    reviewer: 'reviewer',
    reached: 'published',
    title: '用水那些事专题',
    titleEn: 'Water at home: what people ask',
    summary:
      '水价怎么算、停水怎么提前知道、水质去哪里查。把大家问得最多的事一次说清，并附答复原文和近期可以参加的活动。',
    summaryEn:
      'How bills are made, how to learn of a cut beforehand, where to look up water quality: the most asked questions, with the answers and events to come.',
    cover: {
      picture: 'waterworks',
      alt: '即墨区一座自来水厂的沉淀池，市民沿栏杆参观',
      altEn: 'The settling basin of a waterworks in Jimo, with residents along the railing',
    },
    sections: [
      {
        heading: '水价怎么算',
        headingEn: 'How the price is made',
        text: '居民用水实行**阶梯水价**，按户籍人口三人一户计算，全年累计，超出部分才按下一档计费。\n\n- 第一档：每户每年 144 立方米以内；\n- 第二档：144 至 204 立方米；\n- 第三档：204 立方米以上。\n\n人口多于三人的家庭可以申请增加水量基数，见下面的答复。',
        textEn:
          'Household water is charged **in steps** over the year, for a household of three. Only what goes beyond a step costs the next price.\n\n- First step: up to 144 m³ a year;\n- second: 144 to 204 m³;\n- third: more than 204 m³.\n\nLarger households may apply for larger steps: see the answers below.',
        picture: {
          picture: 'steps',
          alt: '图解：三档阶梯，第一档每年 144 立方米以内，第二档 144 至 204 立方米，第三档 204 立方米以上，逐档升高',
          altEn: 'Graphic: three steps, up to 144 m³ a year, 144 to 204 m³, above 204 m³, each higher than the last',
        },
        answers: ['水价', '水费'],
        links: [{ label: '青岛市政府网站·城市供水', url: 'https://www.qingdao.gov.cn/' }],
      },
      {
        heading: '停水和水压',
        headingEn: 'Cuts and pressure',
        text: '计划停水提前 24 小时通知，突发停水边抢修边通知。小区水压不足，先问物业二次供水设备，再打供水热线。',
        textEn:
          'Planned cuts are announced 24 hours ahead; of sudden ones we tell while we repair. If the pressure is low, ask the estate about its pumps first, then call the water line.',
        answers: ['停水', '水压', '爆了'],
      },
      {
        heading: '来现场看一看',
        headingEn: 'Come and see',
        text: '水厂、调度中心和防汛仓库定期开放，可以当面提问。',
        textEn: 'The waterworks, the control centre and the flood store open their doors; ask there in person.',
        events: ['jimo-water-open-day', 'jimo-water-winter-interview'],
        campaign: true,
      },
    ],
    firstText:
      '居民用水实行**阶梯水价**，全年累计，超出部分才按下一档计费。\n\n人口多的家庭可以申请增加水量基数，见下面的答复。',
  },
  {
    department: 'jimo-hrss',
    writer: 'organiser2',
    reviewer: 'overseer',
    reached: 'inReview',
    title: '优化营商环境专题：用工和社保',
    titleEn: 'Doing business in Jimo: hiring',
    summary: '招人、参保、补贴怎么办，集中回应企业关心的事。',
    summaryEn: 'Hiring, social insurance, support: what firms ask.',
    sections: [
      {
        heading: '用工和社保',
        headingEn: 'Hiring and social insurance',
        text: '新招用人员自用工之日起三十日内办理参保登记，可以网上办。',
        answers: ['参保', '社保'],
        events: ['jimo-social-security-open-day'],
      },
      {
        heading: '面对面问',
        headingEn: 'Ask in person',
        text: '政务公开主题日当天，各部门在现场设咨询台。',
        events: ['jimo-openness-market'],
        campaign: true,
      },
    ],
  },
]

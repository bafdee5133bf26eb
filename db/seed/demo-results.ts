// Sample results of events that are over. The first was corrected after publication.
export type DemoResult = {
  event: string
  organiser: string
  figures: string[]
  summary: string
  summaryEn: string
  /** the words before a correction */
  summaryBefore?: string
  photos: { scene: 'hall' | 'waterworks' | 'desk'; alt: string; altEn: string }[]
  links: { label: string; url: string }[]
}

export const DEMO_RESULTS: readonly DemoResult[] = [
  {
    event: 'jimo-property-face-to-face',
    organiser: 'housing-officer',
    figures: ['registered', 'came', 'asked', 'answered', 'satisfaction'],
    summary:
      '业主代表与住建局、三家物业企业面对面，谈得最多的是公共收益怎样公示、维修资金怎样动用、老楼加装电梯怎样分摊。\n\n### 当场答应的事\n\n- 各小区公共收益每季度在单元门口公示一次；\n- 维修资金应急使用的材料由街道代收，不再让业主跑两处；\n- 加装电梯的分摊办法印成一页纸，在便民中心领取。\n\n没有当场答完的问题，已按时限转相关科室办理，答复在本页下方公开。',
    summaryBefore:
      '业主代表与住建局、三家物业企业面对面，谈得最多的是公共收益怎样公示、维修资金怎样动用、老楼加装电梯怎样分摊。\n\n### 当场答应的事\n\n- 各小区公共收益每半年公示一次；\n- 维修资金应急使用的材料由街道代收，不再让业主跑两处。',
    summaryEn:
      'Owners met the housing bureau and three property companies. Most asked how common income is made public, how repair funds may be used, and who pays for a lift in an old building.\n\n### Promised on the spot\n\n- Common income is posted at every entrance once a quarter;\n- papers for urgent repairs are handed in at the sub-district, not in two places;\n- the rules for sharing the cost of a lift come as one page, at the convenience centre.',
    photos: [
      {
        scene: 'hall',
        alt: '业主代表在便民中心听住建局介绍维修资金办法',
        altEn: 'Owners listen to the bureau on repair funds',
      },
      { scene: 'desk', alt: '三个咨询台前，业主向物业企业提问', altEn: 'Owners ask property companies at three desks' },
    ],
    links: [{ label: '住宅专项维修资金管理办法', url: 'https://www.gov.cn/flfg/2007-12/19/content_838369.htm' }],
  },
  {
    event: 'jimo-waterworks-autumn',
    organiser: 'organiser',
    figures: ['registered', 'came', 'asked', 'answered'],
    summary:
      '市民沿着取水、沉淀、过滤、消毒的路线走了一遍，在化验室看了当天的水质检测，随后与水利局座谈。\n\n问得最多的是老旧管网什么时候换、水压为什么早晚不稳。水利局现场公布了今年的改造清单，没有列入的小区也说明了原因。',
    summaryEn:
      'Residents followed the water from intake to disinfection, saw the tests of the day in the laboratory and then talked with the bureau.\n\nMost asked when old pipes are renewed and why pressure falls in the morning and evening. The bureau showed the list of this year’s works and said why some estates are not on it.',
    photos: [
      {
        scene: 'waterworks',
        alt: '市民在水厂沉淀池边听讲解',
        altEn: 'Residents at the settling basin of the waterworks',
      },
      { scene: 'hall', alt: '参观后在会议室座谈', altEn: 'The round table after the tour' },
    ],
    links: [],
  },
]

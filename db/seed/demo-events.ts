// Demo data: one campaign, and events in every state. Dates follow today: `on` counts days from today, or names the
// coming (or, below zero, a past) weekday: { weekday: 6, week: 1 } is the Saturday of next week.
import type { AgendaItem, CoHost, Speaker } from '../schema/events.ts'

export type DemoDay = { days: number } | { weekday: 0 | 1 | 2 | 3 | 4 | 5 | 6; week: number }

export type DemoSlot = {
  on: DemoDay
  from: string
  to: string
  capacity: number
  waitingCapacity?: number
  partyMax?: number
  allocation?: 'firstCome' | 'approval' | 'lottery'
  /** sign-up opens so many days before (default 14) and closes so many hours before the start (default 12) */
  opensDaysBefore?: number
  closesHoursBefore?: number
  /** sign-up opens so many days from today instead */
  opensInDays?: number
  /** the group whose places these are */
  for?: { name: string; nameEn: string }
  /** registrations of invented people: confirmed parties until `taken` people, then `waiting` people */
  taken?: number
  waiting?: number
  /** a school class that signed itself up */
  group?: { name: string; leader: string; phone: string; email: string; pupils: number }
  /** staff registered the people of a list */
  list?: true
  /** a family of four, each with a code of their own */
  ownCodes?: boolean
  /** of those who were confirmed, the share that came (held events) */
  came?: number
}

export type DemoEvent = {
  slug: string
  department: string
  organiser: string
  campaign: boolean
  kind: 'openDay' | 'themeDay' | 'onlineInterview' | 'onAir' | 'pressConference'
  theme: string
  state: 'draft' | 'inReview' | 'published' | 'cancelled' | 'archived'
  title: string
  titleEn: string
  summary: string
  summaryEn: string
  description: string
  descriptionEn: string
  venue: {
    name: string
    nameEn: string
    address: string
    addressEn: string
    transport: string
    /** which sample photograph shows the entrance */
    entrance?: 'entrance'
    /** the sample map of the way, in words too */
    map?: { alt: string; altEn: string }
    transportEn: string
    latitude?: string
    longitude?: string
  }
  accessibility: string
  accessibilityEn: string
  audience: string
  audienceEn: string
  bring: string
  bringEn: string
  phone: string
  /** years */
  ageFrom?: number
  ageTo?: number
  agenda: AgendaItem[]
  coHosts?: CoHost[]
  stalls?: { code: string; department: string; name: string; nameEn: string }[]
  safetyLimit?: number
  /** interviews and press conferences */
  speakers?: Speaker[]
  liveUrl?: string
  recordUrl?: string
  cancelReason?: string
  /** papers to download */
  papers?: { title: string; titleEn: string; lines: string[] }[]
  /** for events without slots */
  on?: DemoDay
  from?: string
  to?: string
  slots: DemoSlot[]
}

export const DEMO_CAMPAIGN = {
  slug: 'openness-theme-day',
  department: 'jimo-openness',
  theme: 'general',
  title: '政务公开主题日',
  titleEn: 'Openness Theme Day',
  summary: '公开为民，服务惠民。各部门打开大门，请您进来看、当面问，件件有答复。',
  summaryEn: 'Departments open their doors: come in, ask in person, and get an answer to every question.',
  startsInDays: -21,
  endsInDays: 40,
  tasks: [
    { department: 'jimo-water', owed: 3, dueInDays: 35 },
    { department: 'jimo-hrss', owed: 2, dueInDays: 35 },
    { department: 'jimo-civil', owed: 1, dueInDays: 30 },
    { department: 'jimo-housing', owed: 2, dueInDays: -3 },
    { department: 'changsha-health', owed: 1, dueInDays: 28 },
    { department: 'changsha-petition', owed: 1, dueInDays: 28 },
    { department: 'changsha-culture', owed: 1, dueInDays: 28 },
    { department: 'changsha-water', owed: 1, dueInDays: 21 },
  ],
}

export const DEMO_EVENTS: DemoEvent[] = [
  {
    slug: 'jimo-water-open-day',
    department: 'jimo-water',
    organiser: 'organiser',
    campaign: true,
    kind: 'openDay',
    theme: 'water',
    state: 'published',
    title: '善智墨水，惠泽民生',
    titleEn: 'Water for Jimo: from reservoir to tap',
    summary: '即墨区水利局政府开放日。看一滴水怎样从水库走到您家水龙头，当面问水价、水质和排水。',
    summaryEn:
      'Open day of the Jimo Water Bureau. Follow a drop of water from the reservoir to your tap, and ask about price, quality and drainage in person.',
    description:
      '智慧水务调度中心平时不对外开放。这一天，您可以走进调度大厅，看全区 46 座水厂、泵站的实时数据，在化验室亲手测一杯自来水的余氯和浊度。\n\n参观后有座谈。水利局局长、供水科、排水科负责人在场，您的问题能当场答的当场答，当场答不了的登记编号，**5 个工作日内**书面答复并公开。',
    descriptionEn:
      'The dispatch centre is normally closed to visitors. On this day you can enter the control hall, see live data of 46 waterworks and pumping stations, and test a glass of tap water yourself.\n\nA round table follows. What cannot be answered on the spot gets a number and a written, published answer **within 5 working days**.',
    venue: {
      name: '智慧水务调度中心一楼大厅',
      nameEn: 'Smart Water Dispatch Centre, ground floor',
      address: '即墨区鹤山路东段6号',
      addressEn: '6 Heshan Road East, Jimo',
      transport: '公交 5 路、8 路“水利局”站，下车向东步行 200 米；院内可停车 40 辆',
      entrance: 'entrance',
      map: {
        alt: '从公交“水利局”站下车，沿鹤山路北侧人行道向东走 200 米，过红绿灯，路北第一个大门；停车从大门进院。',
        altEn:
          'From the bus stop “Water Bureau” walk 200 m east along the north side of Heshan Road, past the traffic lights, to the first gate on the north side; cars enter there too.',
      },
      transportEn: 'Bus 5 or 8 to “Water Bureau”, then 200 m east; 40 parking spaces',
      latitude: '36.3903',
      longitude: '120.4782',
    },
    accessibility: '有坡道和电梯，轮椅席 4 个；需要手语翻译请在报名时写明',
    accessibilityEn:
      'Ramp and lift, 4 wheelchair places; tell us when you sign up if you need a sign-language interpreter',
    audience: '年满 18 周岁的市民；儿童由监护人带领',
    audienceEn: 'Residents from 18; children with a guardian',
    bring: '入场码（手机或打印），不用带身份证',
    bringEn: 'Your ticket, on the phone or printed; no identity card needed',
    phone: '0532-00001301',
    agenda: [
      { time: '09:00', text: '签到，领取参观证', textEn: 'Check-in' },
      {
        time: '09:15',
        text: '参观调度大厅和水质化验室，由分管负责人带队讲解',
        textEn: 'Control hall and laboratory, guided by the deputy head',
      },
      { time: '10:00', text: '座谈：水价、老旧管网、污水排放', textEn: 'Round table: price, old pipes, waste water' },
      { time: '10:45', text: '现场提问登记，领取问题编号', textEn: 'Questions are registered; you get a number' },
    ],
    stalls: [
      { code: 'A1', department: 'jimo-water', name: '供水服务台', nameEn: 'Water supply' },
      { code: 'A2', department: 'jimo-water', name: '排水与防汛台', nameEn: 'Drainage and floods' },
      { code: 'A3', department: 'jimo-housing', name: '小区二次供水台', nameEn: 'Water inside housing estates' },
    ],
    coHosts: [{ name: '即墨区住房和城乡建设局', nameEn: 'Jimo Housing and Urban-Rural Development Bureau' }],
    safetyLimit: 80,
    papers: [
      {
        title: '参观须知',
        titleEn: 'Notes for visitors (in Chinese)',
        lines: [
          '一、凭入场码签到，请提前 15 分钟到场。',
          '二、调度大厅内请勿触碰设备，可以拍照。',
          '三、儿童由监护人全程带领。',
        ],
      },
      {
        title: '自来水水质公告（最近一季度）',
        titleEn: 'Tap water quality, latest quarter (in Chinese)',
        lines: ['出厂水、管网水、末梢水合格率 100%。', '余氯 0.05–0.80 mg/L，浊度不高于 0.5 NTU。'],
      },
    ],
    slots: [
      // Empty on purpose: the place to try what a rush does.
      {
        on: { weekday: 6, week: 1 },
        from: '09:00',
        to: '11:00',
        capacity: 50,
        waitingCapacity: 9950,
        opensDaysBefore: 30,
      },
      {
        on: { weekday: 6, week: 1 },
        from: '13:30',
        to: '15:30',
        capacity: 50,
        waitingCapacity: 30,
        opensDaysBefore: 30,
        taken: 38,
        list: true,
        ownCodes: true,
      },
      {
        on: { weekday: 0, week: 1 },
        from: '09:00',
        to: '11:00',
        capacity: 50,
        waitingCapacity: 30,
        opensDaysBefore: 30,
        taken: 21,
        group: {
          name: '即墨区实验小学五年级二班',
          leader: '姜晓梅',
          phone: '13900009001',
          email: 'class52@demo.example',
          pupils: 24,
        },
      },
      { on: { weekday: 0, week: 1 }, from: '13:30', to: '15:30', capacity: 50, waitingCapacity: 30, opensInDays: 3 },
    ],
  },
  {
    slug: 'jimo-social-security-open-day',
    department: 'jimo-hrss',
    organiser: 'organiser2',
    campaign: true,
    kind: 'openDay',
    theme: 'social-security',
    state: 'published',
    title: '全民参保，共享美好',
    titleEn: 'Social insurance for everyone',
    summary: '走进社会保险服务大厅，现场算养老金、查缴费，问就业补贴和工伤认定。',
    summaryEn:
      'Visit the social insurance hall: work out your pension, check your contributions, ask about subsidies and work injuries.',
    description:
      '工作人员一对一帮您查询历年缴费、测算退休待遇，讲清灵活就业参保、社保转移和失业待遇怎么办。\n\n现场可以办理第三代社保卡，立等可取。',
    descriptionEn:
      'Staff look up your contributions with you, estimate your pension, and explain insurance for the self-employed, transfers and unemployment benefit.\n\nSocial security cards are issued on the spot.',
    venue: {
      name: '社会保险服务大厅',
      nameEn: 'Social Insurance Service Hall',
      address: '即墨区鳌蓝路1177号',
      addressEn: '1177 Aolan Road, Jimo',
      transport: '公交 3 路、106 路“市民中心”站',
      transportEn: 'Bus 3 or 106 to “Citizen Centre”',
    },
    accessibility: '无台阶入口，设低位柜台',
    accessibilityEn: 'Step-free entrance and low counters',
    audience: '参保人员和用人单位',
    audienceEn: 'Insured persons and employers',
    bring: '入场码；办理业务请带身份证',
    bringEn: 'Your ticket; bring your identity card if you want something done',
    phone: '0532-00001402',
    agenda: [
      { time: '14:00', text: '签到', textEn: 'Check-in' },
      { time: '14:10', text: '参观服务大厅和档案室', textEn: 'Service hall and archive' },
      { time: '14:50', text: '一对一咨询', textEn: 'One-to-one advice' },
    ],
    slots: [
      {
        on: { weekday: 2, week: 2 },
        from: '14:00',
        to: '16:00',
        capacity: 30,
        waitingCapacity: 40,
        opensDaysBefore: 30,
        taken: 30,
        waiting: 18,
      },
    ],
  },
  {
    slug: 'jimo-elderly-care-open-day',
    department: 'jimo-civil',
    organiser: 'overseer',
    campaign: true,
    kind: 'openDay',
    theme: 'elderly-care',
    state: 'published',
    title: '走进养老机构，感受“银龄”生活',
    titleEn: 'A morning in a home for the elderly',
    summary: '到区社会福利中心住半天：看房间、尝午餐、问收费和补贴，和老人们聊聊天。名额少，摇号决定。',
    summaryEn:
      'Half a day in the welfare centre: see the rooms, taste the lunch, ask about fees and subsidies. Places are few and drawn by lot.',
    description:
      '为了不打扰老人起居，每场只请 20 位。报名截止后公开摇号，种子和算法事先公布，谁都可以复算。未中签的自动进入候补。',
    descriptionEn:
      'So as not to disturb the residents only 20 visitors come at a time. Places are drawn by lot after sign-up closes; anybody can recompute the draw.',
    venue: {
      name: '即墨区社会福利中心',
      nameEn: 'Jimo Social Welfare Centre',
      address: '即墨区文峰路88号',
      addressEn: '88 Wenfeng Road, Jimo',
      transport: '公交 12 路“福利中心”站',
      transportEn: 'Bus 12 to “Welfare Centre”',
    },
    accessibility: '全程无台阶，可借轮椅',
    accessibilityEn: 'Step-free throughout; wheelchairs can be borrowed',
    audience: '有养老需要的老人和家属',
    audienceEn: 'Older people and their families',
    bring: '入场码；感冒发热请改日',
    bringEn: 'Your ticket; please do not come with a cold or fever',
    phone: '0532-00001503',
    agenda: [
      { time: '09:30', text: '签到、测体温', textEn: 'Check-in' },
      { time: '09:45', text: '参观居室、康复室', textEn: 'Rooms and rehabilitation' },
      { time: '10:30', text: '座谈：收费、补贴、长期护理', textEn: 'Fees, subsidies, long-term care' },
    ],
    slots: [
      {
        // Closed thirteen days before it: drawn already, whatever day it is today.
        on: { weekday: 6, week: 1 },
        from: '09:30',
        to: '11:00',
        capacity: 20,
        waitingCapacity: 60,
        partyMax: 2,
        allocation: 'lottery',
        opensDaysBefore: 30,
        closesHoursBefore: 312,
        taken: 37,
      },
      {
        on: { weekday: 6, week: 2 },
        from: '09:30',
        to: '11:00',
        capacity: 20,
        waitingCapacity: 60,
        partyMax: 2,
        allocation: 'lottery',
        opensDaysBefore: 30,
        closesHoursBefore: 72,
        taken: 41,
      },
    ],
  },
  {
    slug: 'jimo-openness-market',
    department: 'jimo-openness',
    organiser: 'overseer',
    campaign: true,
    kind: 'themeDay',
    theme: 'general',
    state: 'published',
    title: '政务公开咨询集市',
    titleEn: 'Openness market: ask nine departments',
    summary: '九个部门同场设台，社保、用水、物业、养老、看病，一次问全。不报名也可以来。',
    summaryEn:
      'Nine departments side by side: insurance, water, housing, care and health in one visit. You may also come without signing up.',
    description: '每个咨询台都有二维码，扫码提问，当场给编号。答复在“问答库”公开。',
    descriptionEn: 'Every stall has a QR code: scan, ask, get a number. Answers are published in the answer library.',
    venue: {
      name: '即墨古城南门广场',
      nameEn: 'South Gate Square, Jimo Old Town',
      address: '即墨区共济街',
      addressEn: 'Gongji Street, Jimo',
      transport: '公交 1 路、2 路“古城”站',
      transportEn: 'Bus 1 or 2 to “Old Town”',
    },
    accessibility: '平地广场，设休息座椅和无障碍卫生间',
    accessibilityEn: 'Level square, seats, accessible toilets',
    audience: '所有市民',
    audienceEn: 'Everybody',
    bring: '想问的事和相关材料',
    bringEn: 'Your question and the papers that go with it',
    phone: '0532-00001205',
    agenda: [
      { time: '09:00', text: '各部门设台咨询', textEn: 'Stalls open' },
      { time: '15:00', text: '集中答疑：今日问得最多的五件事', textEn: 'The five questions asked most today' },
    ],
    stalls: [
      { code: 'B1', department: 'jimo-hrss', name: '社保就业台', nameEn: 'Social security' },
      { code: 'B2', department: 'jimo-water', name: '用水排水台', nameEn: 'Water' },
      { code: 'B3', department: 'jimo-civil', name: '养老救助台', nameEn: 'Care and assistance' },
      { code: 'B4', department: 'jimo-housing', name: '住房物业台', nameEn: 'Housing' },
    ],
    safetyLimit: 300,
    slots: [
      {
        on: { days: 0 },
        from: '08:00',
        to: '22:00',
        capacity: 200,
        waitingCapacity: 0,
        opensDaysBefore: 20,
        closesHoursBefore: -13,
        taken: 87,
        came: 0.6,
      },
    ],
  },
  {
    slug: 'changsha-disease-control-lab',
    department: 'changsha-health',
    organiser: 'health-officer',
    campaign: true,
    kind: 'openDay',
    theme: 'health',
    state: 'published',
    title: '健康长沙开放日：走进疾控实验室',
    titleEn: 'Inside the disease control laboratory',
    summary: '看病毒检测全流程，问疫苗接种和冬季流感。',
    summaryEn: 'See how viruses are tested, ask about vaccination and winter flu.',
    description: '由市疾控中心技术人员讲解采样、检测、报告全流程，隔着观察窗看正在运行的实验室。',
    descriptionEn:
      'Technicians explain sampling, testing and reporting; watch the laboratory at work through the windows.',
    venue: {
      name: '长沙市疾病预防控制中心',
      nameEn: 'Changsha Centre for Disease Control',
      address: '长沙市开福区伍家岭街道',
      addressEn: 'Wujialing, Kaifu, Changsha',
      transport: '地铁 1 号线“北辰三角洲”站',
      transportEn: 'Metro line 1, Beichen Delta',
    },
    accessibility: '有电梯',
    accessibilityEn: 'Lift available',
    audience: '市民；学生需家长陪同',
    audienceEn: 'Residents; pupils with a parent',
    ageFrom: 12,
    bring: '入场码、口罩',
    bringEn: 'Your ticket and a face mask',
    phone: '0731-00002404',
    agenda: [
      { time: '09:00', text: '签到', textEn: 'Check-in' },
      { time: '09:20', text: '参观实验室', textEn: 'Laboratory' },
      { time: '10:20', text: '疫苗与流感答疑', textEn: 'Vaccination and flu' },
    ],
    slots: [
      {
        on: { days: 1 },
        from: '09:00',
        to: '11:00',
        capacity: 40,
        waitingCapacity: 10,
        opensDaysBefore: 21,
        closesHoursBefore: 48,
        taken: 36,
      },
      // One time, with places for three groups.
      ...[
        { for: { name: '人大代表、政协委员', nameEn: 'Deputies' }, capacity: 8, taken: 3 },
        { for: { name: '中学生', nameEn: 'Pupils' }, capacity: 16, taken: 16, waiting: 3 },
        { for: { name: '社区居民', nameEn: 'Residents' }, capacity: 16, taken: 7 },
      ].map((slot) => ({
        ...slot,
        on: { days: 8 },
        from: '09:00',
        to: '11:00',
        waitingCapacity: 10,
        opensDaysBefore: 21,
        closesHoursBefore: 48,
      })),
    ],
  },
  {
    slug: 'changsha-petition-letters',
    department: 'changsha-petition',
    organiser: 'overseer',
    campaign: true,
    kind: 'openDay',
    theme: 'petition',
    state: 'published',
    title: '办好一封来信：走进人民来访接待中心',
    titleEn: 'What happens to your letter',
    summary: '跟着一封群众来信走一遍登记、交办、督办、回访，了解多久能有结果。',
    summaryEn: 'Follow a letter from registration to the call-back and learn how long each step takes.',
    description: '现场开放登记室、接谈室和督办调度室。',
    descriptionEn: 'The registration, interview and follow-up rooms are open.',
    venue: {
      name: '长沙市人民来访接待中心',
      nameEn: 'Changsha Reception Centre',
      address: '长沙市岳麓大道218号',
      addressEn: '218 Yuelu Avenue, Changsha',
      transport: '地铁 2 号线“市政府”站',
      transportEn: 'Metro line 2, City Government',
    },
    accessibility: '有坡道',
    accessibilityEn: 'Ramp',
    audience: '市民、基层信访工作者',
    audienceEn: 'Residents and local staff',
    bring: '入场码',
    bringEn: 'Your ticket',
    phone: '0731-00002202',
    agenda: [
      { time: '14:00', text: '签到', textEn: 'Check-in' },
      { time: '14:15', text: '参观与讲解', textEn: 'Tour' },
      { time: '15:15', text: '座谈', textEn: 'Round table' },
    ],
    slots: [
      { on: { weekday: 3, week: 3 }, from: '14:00', to: '16:00', capacity: 25, waitingCapacity: 10, opensInDays: 5 },
    ],
  },
  {
    slug: 'changsha-museum-backstage',
    department: 'changsha-culture',
    organiser: 'overseer',
    campaign: true,
    kind: 'openDay',
    theme: 'culture',
    state: 'published',
    title: '文博零距离：文物修复室开放日',
    titleEn: 'Behind the museum: the restoration workshop',
    summary: '看修复师怎样让一只破碎的陶罐站起来，问文物普查和非遗传承。名额由主办单位审核。',
    summaryEn: 'See how a broken jar is put together again. Places are confirmed by the organiser.',
    description: '修复室空间小，每场 15 人，报名后由主办单位在 2 个工作日内审核并通知。',
    descriptionEn: 'The workshop is small: 15 visitors at a time, confirmed within 2 working days.',
    venue: {
      name: '长沙博物馆',
      nameEn: 'Changsha Museum',
      address: '长沙市开福区新河路150号',
      addressEn: '150 Xinhe Road, Kaifu, Changsha',
      transport: '地铁 1 号线“北辰三角洲”站',
      transportEn: 'Metro line 1, Beichen Delta',
    },
    accessibility: '有电梯和无障碍卫生间',
    accessibilityEn: 'Lift and accessible toilets',
    audience: '对文物修复感兴趣的市民',
    audienceEn: 'Everybody curious about restoration',
    ageFrom: 14,
    ageTo: 75,
    bring: '入场码',
    bringEn: 'Your ticket',
    phone: '0731-00002303',
    agenda: [
      { time: '10:00', text: '修复室参观', textEn: 'Workshop' },
      { time: '11:00', text: '座谈', textEn: 'Round table' },
    ],
    slots: [
      {
        on: { weekday: 6, week: 2 },
        from: '10:00',
        to: '11:30',
        capacity: 15,
        waitingCapacity: 10,
        taken: 15,
        waiting: 4,
        allocation: 'approval',
        opensDaysBefore: 30,
      },
      {
        on: { weekday: 0, week: 2 },
        from: '10:00',
        to: '11:30',
        capacity: 15,
        waitingCapacity: 10,
        allocation: 'approval',
        opensDaysBefore: 30,
      },
    ],
  },
  {
    slug: 'changsha-winter-supply-drill',
    department: 'changsha-water',
    organiser: 'overseer',
    campaign: true,
    kind: 'openDay',
    theme: 'water',
    state: 'cancelled',
    cancelReason: '因低温冰冻预警，室外演练改期，新日期另行公布。',
    title: '冬季供水应急演练观摩',
    titleEn: 'Winter water supply drill',
    summary: '观摩水管爆裂抢修演练。',
    summaryEn: 'Watch a repair drill for burst mains.',
    description: '',
    descriptionEn: '',
    venue: {
      name: '洋湖供水加压站',
      nameEn: 'Yanghu pumping station',
      address: '长沙市岳麓区洋湖大道',
      addressEn: 'Yanghu Avenue, Yuelu, Changsha',
      transport: '公交 317 路“洋湖”站',
      transportEn: 'Bus 317 to Yanghu',
    },
    accessibility: '室外场地，地面不平',
    accessibilityEn: 'Outdoors, uneven ground',
    audience: '市民',
    audienceEn: 'Residents',
    bring: '防滑鞋',
    bringEn: 'Non-slip shoes',
    phone: '0731-00002101',
    agenda: [],
    slots: [
      {
        on: { weekday: 6, week: 3 },
        from: '10:00',
        to: '11:30',
        capacity: 40,
        waitingCapacity: 0,
        opensDaysBefore: 40,
        taken: 26,
      },
    ],
  },
  {
    slug: 'jimo-waterworks-autumn',
    department: 'jimo-water',
    organiser: 'organiser',
    campaign: true,
    kind: 'openDay',
    theme: 'water',
    state: 'published',
    title: '清水一杯：走进挪城水厂',
    titleEn: 'A glass of clean water: visit to the waterworks',
    summary: '参观取水、沉淀、过滤、消毒全过程，座谈老旧管网改造。',
    summaryEn: 'From intake to disinfection, and a talk on renewing old pipes.',
    description: '已举办。本场提问和答复在下方逐条公开。',
    descriptionEn: 'Held. Every question of the day and its answer is published below.',
    venue: {
      name: '挪城水厂',
      nameEn: 'Nuocheng Waterworks',
      address: '即墨区北安街道挪城村北',
      addressEn: 'North of Nuocheng, Bei’an, Jimo',
      transport: '统一乘车前往',
      transportEn: 'By shuttle bus',
    },
    accessibility: '厂区有坡道',
    accessibilityEn: 'Ramps',
    audience: '市民、学生',
    audienceEn: 'Residents and pupils',
    bring: '入场码',
    bringEn: 'Your ticket',
    phone: '0532-00001301',
    agenda: [
      { time: '09:00', text: '参观', textEn: 'Tour' },
      { time: '10:30', text: '座谈', textEn: 'Round table' },
    ],
    slots: [
      {
        on: { weekday: 6, week: -2 },
        from: '09:00',
        to: '11:30',
        capacity: 40,
        waitingCapacity: 20,
        opensDaysBefore: 21,
        taken: 40,
        came: 0.9,
      },
    ],
  },
  {
    slug: 'jimo-property-face-to-face',
    department: 'jimo-housing',
    organiser: 'housing-officer',
    campaign: true,
    kind: 'openDay',
    theme: 'housing',
    state: 'archived',
    title: '物业服务面对面',
    titleEn: 'Face to face about property services',
    summary: '物业收费、维修资金、加装电梯，住建局和物业企业当面回应。',
    summaryEn: 'Fees, repair funds and lifts: the bureau and the companies answer in person.',
    description: '已举办。',
    descriptionEn: 'Held.',
    venue: {
      name: '通济街道便民中心',
      nameEn: 'Tongji Convenience Centre',
      address: '即墨区蓝鳌路',
      addressEn: 'Lan’ao Road, Jimo',
      transport: '公交 6 路',
      transportEn: 'Bus 6',
    },
    accessibility: '一楼无台阶',
    accessibilityEn: 'Step-free ground floor',
    audience: '业主',
    audienceEn: 'Owners',
    bring: '入场码',
    bringEn: 'Your ticket',
    phone: '0532-00001604',
    agenda: [{ time: '09:00', text: '现场咨询', textEn: 'Advice' }],
    slots: [
      {
        on: { weekday: 6, week: -5 },
        from: '09:00',
        to: '11:30',
        capacity: 60,
        waitingCapacity: 0,
        opensDaysBefore: 21,
        taken: 52,
        came: 0.85,
      },
    ],
  },
  {
    slug: 'jimo-water-director-online',
    department: 'jimo-water',
    organiser: 'organiser',
    campaign: false,
    kind: 'onlineInterview',
    theme: 'water',
    state: 'published',
    title: '在线访谈：农村饮水安全这一年',
    titleEn: 'Online interview: rural drinking water this year',
    summary: '水利局局长在线回答农村供水、水费和管护。现在就可以先提问。',
    summaryEn: 'The head of the bureau answers on rural water supply and fees. You can ask now.',
    description: '访谈不设名额，全程图文直播。',
    descriptionEn: 'No places needed; reported live in text and pictures.',
    venue: {
      name: '政府网站访谈室',
      nameEn: 'Government website',
      address: '线上',
      addressEn: 'Online',
      transport: '',
      transportEn: '',
    },
    accessibility: '配字幕和手语',
    accessibilityEn: 'Subtitles and sign language',
    audience: '所有市民',
    audienceEn: 'Everybody',
    bring: '无',
    bringEn: 'Nothing',
    phone: '0532-00001301',
    agenda: [{ time: '15:00', text: '访谈开始', textEn: 'Start' }],
    speakers: [
      {
        name: '王建军',
        post: '局长',
        department: '即墨区水利局',
        en: 'Wang Jianjun, Director, Jimo Water Bureau',
      },
      {
        name: '李静',
        post: '农村供水科科长',
        department: '即墨区水利局',
        en: 'Li Jing, Head of Rural Water Supply, Jimo Water Bureau',
      },
    ],
    liveUrl: 'https://www.jimo.gov.cn/live/water-interview',
    on: { days: 9 },
    from: '15:00',
    to: '16:00',
    slots: [],
  },
  {
    slug: 'jimo-flood-control-warehouse',
    department: 'jimo-water',
    organiser: 'organiser',
    campaign: true,
    kind: 'openDay',
    theme: 'water',
    state: 'inReview',
    title: '防汛物资仓库开放日',
    titleEn: 'The flood control warehouse',
    summary: '看冲锋舟、移动泵车，学家庭防汛。',
    summaryEn: 'Boats, mobile pumps, and how to protect your home.',
    description: '',
    descriptionEn: '',
    venue: {
      name: '区防汛物资仓库',
      nameEn: 'Flood control warehouse',
      address: '即墨区鹤山路',
      addressEn: 'Heshan Road, Jimo',
      transport: '',
      transportEn: '',
    },
    accessibility: '平地',
    accessibilityEn: 'Level',
    audience: '市民',
    audienceEn: 'Residents',
    bring: '入场码',
    bringEn: 'Your ticket',
    phone: '0532-00001301',
    agenda: [{ time: '09:00', text: '参观', textEn: 'Tour' }],
    slots: [
      { for: { name: '企业代表', nameEn: 'Companies' }, capacity: 15 },
      { for: { name: '社区网格员', nameEn: 'Community wardens' }, capacity: 25 },
    ].map((slot) => ({
      ...slot,
      on: { weekday: 6, week: 4 },
      from: '09:00',
      to: '10:30',
      waitingCapacity: 10,
    })),
  },
  {
    slug: 'jimo-water-bills-explained',
    department: 'jimo-water',
    organiser: 'organiser',
    campaign: false,
    kind: 'themeDay',
    theme: 'water',
    state: 'draft',
    title: '水费账单看得懂',
    titleEn: 'Your water bill explained',
    summary: '阶梯水价怎么算，一户多人口怎么申请。',
    summaryEn: 'How the tiers work and how large households apply.',
    description: '',
    descriptionEn: '',
    venue: {
      name: '供水营业厅',
      nameEn: 'Water service hall',
      address: '即墨区嵩山二路',
      addressEn: 'Songshan 2nd Road, Jimo',
      transport: '',
      transportEn: '',
    },
    accessibility: '',
    accessibilityEn: '',
    audience: '用水户',
    audienceEn: 'Customers',
    bring: '',
    bringEn: '',
    phone: '0532-00001301',
    agenda: [],
    slots: [{ on: { weekday: 4, week: 5 }, from: '14:00', to: '15:00', capacity: 20 }],
  },
  {
    slug: 'jimo-water-winter-interview',
    department: 'jimo-water',
    organiser: 'organiser',
    campaign: false,
    kind: 'onlineInterview',
    theme: 'water',
    state: 'published',
    title: '在线访谈：入冬用水那些事',
    titleEn: 'Online interview: water in winter',
    summary: '水管防冻、夜间抢修、冬季水费，供水科负责人在线回答。',
    summaryEn: 'Frozen pipes, repairs at night and winter bills: the water supply section answers.',
    description: '每年入冬，水管冻裂、水表冻坏的来电最多。本期访谈请供水科和抢修队负责人回答大家的提问。',
    descriptionEn:
      'Frozen pipes and meters cause most calls in winter. The water supply section answers your questions.',
    venue: { name: '', nameEn: '', address: '', addressEn: '', transport: '', transportEn: '' },
    accessibility: '全程字幕，会后有文字实录',
    accessibilityEn: 'Subtitles throughout, transcript afterwards',
    audience: '所有市民',
    audienceEn: 'Everybody',
    bring: '',
    bringEn: '',
    phone: '0532-00001301',
    agenda: [
      { time: '10:00', text: '主持人介绍嘉宾', textEn: 'Introduction' },
      { time: '10:05', text: '回答网友提问', textEn: 'Questions and answers' },
    ],
    speakers: [
      {
        name: '孙志远',
        post: '供水科科长',
        department: '即墨区水利局',
        en: 'Sun Zhiyuan, Head of Water Supply, Jimo Water Bureau',
      },
      {
        name: '于海波',
        post: '供水抢修队队长',
        department: '即墨区水利局',
        en: 'Yu Haibo, Head of the Repair Team, Jimo Water Bureau',
      },
    ],
    recordUrl: 'https://www.jimo.gov.cn/record/water-in-winter',
    on: { weekday: 3, week: -2 },
    from: '10:00',
    to: '11:00',
    slots: [],
  },
  {
    slug: 'jimo-hrss-jobs-press-conference',
    department: 'jimo-hrss',
    organiser: 'organiser2',
    campaign: false,
    kind: 'pressConference',
    theme: 'social-security',
    state: 'published',
    title: '新闻发布会：高校毕业生就业服务',
    titleEn: 'Press conference: services for graduates looking for work',
    summary: '介绍今冬明春就业服务安排，并回答记者提问。',
    summaryEn: 'Services for graduates this winter and spring, with questions of journalists.',
    description: '发布会介绍就业见习、求职补贴和专场招聘三项安排，全文实录在本页公开。',
    descriptionEn: 'Traineeships, allowances and job fairs. The whole transcript is on this page.',
    venue: {
      name: '区政府新闻发布厅',
      nameEn: 'Press room of the district government',
      address: '即墨区振华街 140 号',
      addressEn: '140 Zhenhua Street, Jimo',
      transport: '',
      transportEn: '',
    },
    accessibility: '现场有手语翻译',
    accessibilityEn: 'Sign language on site',
    audience: '新闻媒体；市民可看实录',
    audienceEn: 'Media; the transcript is for everybody',
    bring: '',
    bringEn: '',
    phone: '0532-00001302',
    agenda: [],
    speakers: [
      {
        name: '周文斌',
        post: '副局长、新闻发言人',
        department: '即墨区人力资源和社会保障局',
        en: 'Zhou Wenbin, Deputy Director and Spokesman, Jimo Human Resources Bureau',
      },
    ],
    on: { weekday: 4, week: -1 },
    from: '15:00',
    to: '15:45',
    slots: [],
  },
]

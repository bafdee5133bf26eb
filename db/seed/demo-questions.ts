// Demo data: questions asked at the events, and their answers. People and details are invented.

type Paper = { name: string; title: string; lines: readonly string[] }

export type DemoQuestion = {
  event: string | null
  department: string
  officer: string
  reviewer: string
  kind: 'consult' | 'help' | 'complaint' | 'suggestion'
  topic: string
  /** working days ago that it was received */
  askedDaysAgo: number
  text: string
  publicText?: string
  displayName: string | null
  /** the department is not told who asks */
  concealed?: true
  /**
   * submitted: nobody has looked yet · accepted · drafting · inReview · approved: has passed its reviews · signed: and is signed
   * off · published (so many days after asking)
   */
  reached: 'submitted' | 'accepted' | 'drafting' | 'inReview' | 'approved' | 'signed' | 'published' | 'declined'
  publishedAfterDays?: number
  answer?: string
  basis?: string
  declineReason?: string
  /** for a suggestion */
  adoption?: 'adopted' | 'partly' | 'notAdopted'
  adoptionReason?: string
  /** how an adopted suggestion is carried out */
  progress?: string
  /** where the same answer was given */
  channels?: { channel: 'wechat' | 'event' | 'website'; title: string; url: string }[]
  /** as the asker rated the answer; a bad content sends it back */
  rating?: { content: 1 | 2 | 3 | 4 | 5; speed: 1 | 2 | 3 | 4 | 5; reason?: string }
  /** 协办: who was asked for what, and said what, before the draft */
  coUnit?: { department: string; officer: string; part: string; reply: string }
  /** kind of concern that must be answered, as assessed */
  concern?: 'policyMisread' | 'vitalInterest'
  /** what the asker sent along, and what the answer has attached */
  sent?: Paper
  attached?: Paper
  /** what the asker asked on about */
  followUp?: string
}

const water = { department: 'jimo-water', officer: 'answerer', reviewer: 'reviewer' }
const hrss = { department: 'jimo-hrss', officer: 'hrss-officer', reviewer: 'hrss-reviewer' }
const housing = { department: 'jimo-housing', officer: 'housing-officer', reviewer: 'housing-reviewer' }
const health = { department: 'changsha-health', officer: 'health-officer', reviewer: 'health-reviewer' }

export const DEMO_QUESTIONS: DemoQuestion[] = [
  {
    ...water,
    event: 'jimo-waterworks-autumn',
    kind: 'consult',
    topic: '供水',
    askedDaysAgo: 9,
    displayName: '热心市民李先生',
    reached: 'published',
    publishedAfterDays: 4,
    text: '智慧水务平台上的水质数据，市民在哪里能查到？多久更新一次？',
    answer:
      '李先生，您好。\n\n一、出厂水和管网水的浊度、余氯、pH 值每日更新，42 项常规指标每月更新，都在区政府网站“供水水质公告”栏目公布，不用注册。\n\n二、您也可以在“即墨水务”公众号点“水质查询”，输入小区名，查看离您家最近的管网监测点数据，每 2 小时更新一次。\n\n三、对数据有疑问，可拨打 0532-00001301，我们两个工作日内派人上门取样复测，不收费。',
    basis: '《生活饮用水卫生标准》（GB 5749-2022）；《城市供水水质管理规定》第二十一条',
    rating: { content: 5, speed: 4 },
    channels: [
      { channel: 'wechat', title: '“即墨水务”公众号', url: '' },
      { channel: 'event', title: '“清水一杯”开放日现场公告栏', url: '' },
    ],
    followUp: '公众号里查不到我们小区，可以加上吗？大概什么时候能看到？',
  },
  {
    ...water,
    event: 'jimo-waterworks-autumn',
    kind: 'help',
    topic: '老旧管网',
    askedDaysAgo: 9,
    displayName: null,
    reached: 'published',
    publishedAfterDays: 5,
    text: '我是温泉花园3号楼的李建国，电话13900000174。我们小区自来水早上偶尔发黄，老管网什么时候改造？',
    publicText: '我们小区自来水早上偶尔发黄，老管网什么时候改造？',
    answer:
      '热心市民，您好。您在“清水一杯”开放日提出的问题，经会同区住房和城乡建设局研究，答复如下：\n\n一、温泉街道老旧供水管网已列入 2027 年改造计划，共 6.8 公里，分三段施工，首段计划 2027 年 3 月开工，具体以项目批复为准。\n\n二、施工期间如需停水，提前 24 小时以短信、小区公告和“即墨水务”公众号通知；超过 12 小时的，安排送水车。\n\n三、早上水发黄，一般是夜间停留在老旧管道里的水带出铁锈，可先放水 1 至 2 分钟。如持续出现，请拨打 12345，我们当日上门检测。',
    basis: '《城市供水条例》第二十二条',
    concern: 'vitalInterest',
    sent: {
      name: '物业通知.pdf',
      title: '关于早间水质情况的通知',
      lines: [
        '各位业主：',
        '近期部分住户反映早上自来水发黄，物业已联系供水公司。',
        '请先放水一至两分钟再使用。',
        '温泉花园物业服务中心',
      ],
    },
    attached: {
      name: '2027年老旧供水管网改造计划表.pdf',
      title: '2027 年老旧供水管网改造计划（温泉街道）',
      lines: [
        '第一段  烟青路至温泉一路  2.4 公里  2027 年 3 月开工',
        '第二段  温泉一路至温泉三路  2.2 公里  2027 年 6 月开工',
        '第三段  温泉三路至滨海路  2.2 公里  2027 年 9 月开工',
        '开工时间以项目批复为准。',
      ],
    },
    coUnit: {
      department: 'jimo-housing',
      officer: 'housing-officer',
      part: '老旧小区改造与供水管网改造如何衔接，施工期间如何协调。',
      reply: '温泉街道老旧小区改造与供水管网改造同步设计、分段施工，施工期间由街道和物业配合。',
    },
    rating: { content: 2, speed: 3, reason: '只说了首段 2027 年开工，没有说我们小区在哪一段、哪一年改。' },
  },
  {
    ...water,
    event: 'jimo-waterworks-autumn',
    kind: 'consult',
    topic: '水价',
    askedDaysAgo: 9,
    displayName: '陈女士',
    reached: 'published',
    publishedAfterDays: 3,
    text: '家里六口人，阶梯水价怎么申请多人口？需要哪些材料？',
    answer:
      '陈女士，您好。\n\n一、户籍或居住证登记在同一住址、常住人口 5 人及以上的家庭，可以申请。每增加 1 人，各级阶梯水量每年增加 36 立方米。\n\n二、材料：户口簿或居住证、近期水费单。租住的，再带租房合同。\n\n三、办理：供水营业厅现场办，或在“即墨水务”公众号“多人口申请”上传照片，3 个工作日办结，从受理当月起算。',
    basis: '《关于加快建立完善城镇居民用水阶梯价格制度的指导意见》（发改价格〔2013〕2676号）',
  },
  {
    ...water,
    event: 'jimo-waterworks-autumn',
    kind: 'suggestion',
    topic: '开放日',
    askedDaysAgo: 9,
    displayName: '一位家长',
    reached: 'published',
    publishedAfterDays: 6,
    text: '建议寒假给中小学生办一场专门的水厂开放日，讲解通俗一点。',
    answer:
      '您好。建议采纳。\n\n我局定于 2027 年寒假期间举办两场学生专场，每场 40 人，由化验室青年讲解员带队，增加动手测水环节。名额和报名时间将在本网站提前 15 天公布。',
    basis: '',
    adoption: 'adopted',
    adoptionReason: '建议可行，列入2027年寒假工作安排。',
    progress: '学生专场的讲解词已请两位中学老师试听修改，动手测水的器材已备齐。',
  },
  {
    ...water,
    event: 'jimo-waterworks-autumn',
    kind: 'complaint',
    topic: '排水',
    askedDaysAgo: 8,
    displayName: null,
    reached: 'drafting',
    concealed: true,
    text: '烟青路南段下雨就积水，排水口经常被落叶堵住，反映过两次都没彻底解决。',
    publicText: '烟青路南段下雨就积水，排水口经常被落叶堵住，反映过两次都没彻底解决。',
  },
  {
    ...water,
    event: 'jimo-waterworks-autumn',
    kind: 'consult',
    topic: '供水',
    askedDaysAgo: 3,
    displayName: '热心市民',
    reached: 'inReview',
    text: '二次供水的水箱多久清洗一次？清洗记录业主能看吗？',
    publicText: '二次供水的水箱多久清洗一次？清洗记录业主能看吗？',
    answer:
      '您好。\n\n一、二次供水水箱每半年至少清洗消毒一次，清洗后水质检测合格才能恢复供水。\n\n二、清洗时间、单位和检测报告应当在小区公告栏公示，业主可以查看；没有公示的，请向我局供水科反映，电话 0532-00001301。',
    basis: '《二次供水设施卫生规范》（GB 17051）；《城市供水水质管理规定》第十四条',
  },
  {
    ...water,
    event: 'jimo-waterworks-autumn',
    kind: 'consult',
    topic: '水库',
    askedDaysAgo: 1,
    displayName: '退休教师',
    reached: 'accepted',
    text: '挪城水库现在蓄水多少？够全区用多久？冬天会不会限水？',
    publicText: '挪城水库现在蓄水多少？够全区用多久？冬天会不会限水？',
  },
  {
    ...water,
    event: 'jimo-water-director-online',
    kind: 'consult',
    topic: '农村供水',
    askedDaysAgo: 1,
    displayName: '移风店村民',
    reached: 'submitted',
    text: '村里自来水一到夏天水压就小，二楼上不去水，什么时候能解决？',
  },
  {
    ...water,
    event: 'jimo-water-open-day',
    kind: 'consult',
    topic: '水价',
    askedDaysAgo: 0,
    displayName: null,
    reached: 'submitted',
    text: '明年水价会涨吗？涨价前要不要开听证会？',
  },
  {
    ...housing,
    event: 'jimo-property-face-to-face',
    kind: 'consult',
    topic: '加装电梯',
    askedDaysAgo: 24,
    displayName: '古城小区业主',
    reached: 'published',
    publishedAfterDays: 5,
    text: '老楼加装电梯，一楼不同意怎么办？政府补贴多少？',
    answer:
      '您好。\n\n一、加装电梯应当由本单元专有部分面积占比三分之二以上且人数占比三分之二以上的业主参与表决，并经参与表决专有部分面积四分之三以上且参与表决人数四分之三以上的业主同意。意见不一致的，可请社区居委会和街道组织协商，我局派人讲解方案。\n\n二、补贴标准：每部电梯按核定造价的 40% 补助，最高 28 万元，竣工验收后拨付。\n\n三、对一楼采光、通行有影响的，可以在协商方案里约定补偿。',
    basis: '《中华人民共和国民法典》第二百七十八条',
  },
  {
    ...housing,
    event: 'jimo-property-face-to-face',
    kind: 'complaint',
    topic: '物业',
    askedDaysAgo: 24,
    displayName: null,
    reached: 'published',
    publishedAfterDays: 6,
    text: '物业不公示收支，业主委员会也成立不起来，向谁反映？',
    answer:
      '您好。\n\n一、物业服务企业应当每半年至少公示一次公共部位经营收支和维修资金使用情况。未公示的，可向所在街道物业办或我局物业科（0532-00001604）反映，我们在 5 个工作日内督促整改。\n\n二、符合条件的小区，20% 以上业主提出书面申请，街道应当在 60 日内指导成立首次业主大会筹备组。您所在小区的申请表可在街道便民中心领取。',
    basis: '《物业管理条例》第十条；《山东省物业管理条例》',
  },
  {
    ...housing,
    event: 'jimo-property-face-to-face',
    kind: 'consult',
    topic: '维修资金',
    askedDaysAgo: 23,
    displayName: '张先生',
    reached: 'published',
    publishedAfterDays: 4,
    text: '屋顶漏水急着修，动用维修资金最快要几天？',
    answer:
      '张先生，您好。\n\n屋面防水损坏造成渗漏属于应急维修。由物业或业主委员会提出申请，我局 2 个工作日内现场核查，符合条件的先拨付 50% 工程款，修完验收后拨付余款。从申请到首笔到账一般 5 个工作日。',
    basis: '《住宅专项维修资金管理办法》第二十四条',
  },
  {
    ...hrss,
    event: null,
    kind: 'consult',
    topic: '养老保险',
    askedDaysAgo: 12,
    displayName: '灵活就业人员',
    reached: 'published',
    publishedAfterDays: 3,
    text: '灵活就业人员中断缴费两年，现在补缴划算吗？会影响以后的养老金吗？',
    answer:
      '您好。\n\n一、中断期间不计算缴费年限，但以前的缴费和个人账户都保留，利息照计。\n\n二、按现行规定，灵活就业人员以前年度不能补缴，可以从现在起继续缴，缴费年限累计计算。\n\n三、缴得越久、基数越高，养老金越多。带身份证到社会保险服务大厅，工作人员可按您的年龄和年限当场测算两种方案。',
    basis: '《中华人民共和国社会保险法》第十五条、第十六条',
  },
  {
    ...hrss,
    event: 'jimo-social-security-open-day',
    kind: 'consult',
    topic: '社保卡',
    askedDaysAgo: 2,
    displayName: null,
    reached: 'published',
    publishedAfterDays: 1,
    text: '社保卡丢了怎么补？当天能拿到吗？',
    answer:
      '您好。\n\n先拨打 12333 挂失。然后带身份证到社会保险服务大厅或任一社保卡合作银行网点，当场补办第三代社保卡，约 15 分钟拿到。补卡工本费 16 元，首次换领第三代卡免费。',
    basis: '《中华人民共和国社会保障卡管理办法》',
  },
  {
    ...hrss,
    event: 'jimo-social-security-open-day',
    kind: 'help',
    topic: '失业',
    askedDaysAgo: 2,
    displayName: '小赵',
    reached: 'accepted',
    text: '公司倒闭没有给我办停保，我能自己申请失业金吗？',
    publicText: '公司倒闭没有给我办停保，我能自己申请失业金吗？',
  },
  {
    ...health,
    event: 'changsha-disease-control-lab',
    kind: 'consult',
    topic: '疫苗',
    askedDaysAgo: 6,
    displayName: '宝妈',
    reached: 'published',
    publishedAfterDays: 3,
    text: '孩子三岁，流感疫苗现在打还来得及吗？哪里可以预约？',
    answer:
      '您好。\n\n来得及。流感疫苗接种后 2 至 4 周产生保护，长沙流感高峰一般在 12 月到次年 2 月，建议 11 月底前接种。6 月龄以上都可以打，3 岁首次接种按说明书需打 1 剂或 2 剂，由接种门诊评估。\n\n预约：在“健康长沙”公众号点“疫苗预约”，选离家近的社区卫生服务中心；也可以直接到门诊取号。',
    basis: '《中国流感疫苗预防接种技术指南》',
  },
  {
    ...health,
    event: null,
    kind: 'consult',
    topic: '预约挂号',
    askedDaysAgo: 4,
    displayName: null,
    reached: 'declined',
    text: '我和某医院的医疗纠纷已经起诉，请你们判定医院责任。',
    publicText: '医疗纠纷已经起诉，请判定医院责任。',
    declineReason:
      '该事项人民法院已经受理，依法由法院审理。您可以向承办法官申请医疗损害鉴定；需要法律援助的，可拨打 12348。',
  },
]

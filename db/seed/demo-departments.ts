// Demo data: areas, departments, staff. Real places and bodies; people, numbers and details are invented.
import type { Role } from '#app/platform/actor.ts'

export const DEMO_AREAS = [
  { code: '370200', parent: null, name: '青岛市', nameEn: 'Qingdao', level: 'city' },
  { code: '370215', parent: '370200', name: '即墨区', nameEn: 'Jimo District', level: 'county' },
  { code: '430100', parent: null, name: '长沙市', nameEn: 'Changsha', level: 'city' },
] as const

export const DEMO_DEPARTMENTS = [
  {
    code: 'jimo-openness',
    area: '370215',
    parent: null,
    name: '即墨区政务公开办公室',
    nameEn: 'Jimo Office for Government Openness',
    phone: '0532-00001205',
    address: '即墨区振华街140号',
    addressEn: '140 Zhenhua Street, Jimo',
    introduction: '组织全区政府开放日和政务公开主题日，督促各部门按时答复群众提问。',
    introductionEn:
      'Organises open days and openness theme days in the district and sees that questions are answered in time.',
    keywords: ['政务公开', '信息公开', '开放日', '政府网站'],
  },
  {
    code: 'jimo-water',
    area: '370215',
    parent: 'jimo-openness',
    name: '即墨区水利局',
    nameEn: 'Jimo Water Bureau',
    phone: '0532-00001301',
    address: '即墨区鹤山路东段6号',
    addressEn: '6 Heshan Road East, Jimo',
    introduction: '负责全区供水、排水、防汛抗旱和水资源保护。',
    introductionEn: 'Water supply, drainage, flood control and protection of water resources.',
    keywords: ['供水', '自来水', '水质', '水价', '管网', '排水', '污水', '防汛', '水库', '河道'],
  },
  {
    code: 'jimo-hrss',
    area: '370215',
    parent: 'jimo-openness',
    name: '即墨区人力资源和社会保障局',
    nameEn: 'Jimo Human Resources and Social Security Bureau',
    phone: '0532-00001402',
    address: '即墨区鳌蓝路1177号',
    addressEn: '1177 Aolan Road, Jimo',
    introduction: '负责就业创业、社会保险、劳动关系和人才服务。',
    introductionEn: 'Employment, social insurance, labour relations and services for professionals.',
    keywords: ['社保', '养老保险', '失业', '工伤', '就业', '创业补贴', '欠薪', '社保卡'],
  },
  {
    code: 'jimo-civil',
    area: '370215',
    parent: 'jimo-openness',
    name: '即墨区民政局',
    nameEn: 'Jimo Civil Affairs Bureau',
    phone: '0532-00001503',
    address: '即墨区新兴路157号',
    addressEn: '157 Xinxing Road, Jimo',
    introduction: '负责养老服务、社会救助、婚姻登记和社区建设。',
    introductionEn: 'Elderly care, social assistance, marriage registration and community development.',
    keywords: ['养老院', '养老机构', '低保', '救助', '婚姻登记', '残疾人补贴', '社区'],
  },
  {
    code: 'jimo-housing',
    area: '370215',
    parent: 'jimo-openness',
    name: '即墨区住房和城乡建设局',
    nameEn: 'Jimo Housing and Urban-Rural Development Bureau',
    phone: '0532-00001604',
    address: '即墨区烟青路828号',
    addressEn: '828 Yanqing Road, Jimo',
    introduction: '负责住房保障、物业管理、老旧小区改造和建筑市场。',
    introductionEn: 'Housing support, property management, renewal of old estates and construction.',
    keywords: ['物业', '老旧小区', '加装电梯', '公租房', '维修资金', '供暖', '房屋质量'],
  },
  {
    code: 'changsha-water',
    area: '430100',
    parent: null,
    name: '长沙市水利局',
    nameEn: 'Changsha Water Bureau',
    phone: '0731-00002101',
    address: '长沙市岳麓区金星北路1段',
    addressEn: 'Jinxing North Road, Yuelu, Changsha',
    introduction: '负责湘江长沙段防洪、城乡供水和河湖管理。',
    introductionEn: 'Flood control on the Xiang River, water supply, rivers and lakes.',
    keywords: ['防洪', '湘江', '供水', '河长', '水库'],
  },
  {
    code: 'changsha-petition',
    area: '430100',
    parent: null,
    name: '长沙市信访局',
    nameEn: 'Changsha Petitions Bureau',
    phone: '0731-00002202',
    address: '长沙市岳麓大道218号',
    addressEn: '218 Yuelu Avenue, Changsha',
    introduction: '受理群众来信来访和网上信访，督促依法按时办理。',
    introductionEn: 'Receives letters, visits and online petitions and sees that they are handled by law and in time.',
    keywords: ['信访', '来信', '来访', '投诉'],
  },
  {
    code: 'changsha-culture',
    area: '430100',
    parent: null,
    name: '长沙市文化旅游广电局',
    nameEn: 'Changsha Bureau of Culture, Tourism, Radio and Television',
    phone: '0731-00002303',
    address: '长沙市岳麓大道218号',
    addressEn: '218 Yuelu Avenue, Changsha',
    introduction: '负责公共文化、文物保护、旅游服务和广播电视。',
    introductionEn: 'Public culture, heritage, tourism and broadcasting.',
    keywords: ['博物馆', '图书馆', '旅游', '非遗', '景区', '文物'],
  },
  {
    code: 'changsha-health',
    area: '430100',
    parent: null,
    name: '长沙市卫生健康委员会',
    nameEn: 'Changsha Health Commission',
    phone: '0731-00002404',
    address: '长沙市雨花区香樟路',
    addressEn: 'Xiangzhang Road, Yuhua, Changsha',
    introduction: '负责医疗服务、疾病预防控制和妇幼健康。',
    introductionEn: 'Medical services, disease control, health of women and children.',
    keywords: ['医院', '疫苗', '预约挂号', '体检', '疾控', '家庭医生'],
  },
] as const

export const DEMO_PASSWORD = 'open-day-demo'

type DemoStaff = {
  key: string
  email: string
  name: string
  password: boolean
  roles: { role: Role; department: string | null }[]
}

/** People with `password` can sign in; the others only appear in the history. */
export const DEMO_STAFF: DemoStaff[] = [
  {
    key: 'admin',
    email: 'admin@demo.example',
    name: '周明',
    password: true,
    roles: [{ role: 'admin', department: null }],
  },
  {
    key: 'organiser',
    email: 'organiser@demo.example',
    name: '王海燕',
    password: true,
    roles: [{ role: 'organiser', department: 'jimo-water' }],
  },
  {
    key: 'organiser2',
    email: 'organiser2@demo.example',
    name: '孙丽',
    password: true,
    roles: [
      { role: 'organiser', department: 'jimo-hrss' },
      { role: 'organiser', department: 'jimo-civil' },
    ],
  },
  {
    key: 'gate',
    email: 'gate@demo.example',
    name: '于刚',
    password: true,
    roles: [{ role: 'gate', department: 'jimo-water' }],
  },
  {
    key: 'answerer',
    email: 'answerer@demo.example',
    name: '李静',
    password: true,
    roles: [{ role: 'answerOfficer', department: 'jimo-water' }],
  },
  {
    key: 'reviewer',
    email: 'reviewer@demo.example',
    name: '张海涛',
    password: true,
    roles: [{ role: 'reviewer', department: 'jimo-water' }],
  },
  {
    key: 'overseer',
    email: 'overseer@demo.example',
    name: '赵敏',
    password: true,
    roles: [{ role: 'overseer', department: null }],
  },
  {
    key: 'publisher',
    email: 'publisher@demo.example',
    name: '刘志强',
    password: false,
    roles: [{ role: 'reviewer', department: 'jimo-water' }],
  },
  {
    key: 'housing-officer',
    email: 'housing-officer@demo.example',
    name: '陈波',
    password: false,
    roles: [
      { role: 'organiser', department: 'jimo-housing' },
      { role: 'answerOfficer', department: 'jimo-housing' },
    ],
  },
  {
    key: 'housing-reviewer',
    email: 'housing-reviewer@demo.example',
    name: '宋晓东',
    password: false,
    roles: [{ role: 'reviewer', department: 'jimo-housing' }],
  },
  {
    key: 'hrss-officer',
    email: 'hrss-officer@demo.example',
    name: '韩雪',
    password: false,
    roles: [{ role: 'answerOfficer', department: 'jimo-hrss' }],
  },
  {
    key: 'hrss-reviewer',
    email: 'hrss-reviewer@demo.example',
    name: '曲杰',
    password: false,
    roles: [{ role: 'reviewer', department: 'jimo-hrss' }],
  },
  {
    key: 'health-officer',
    email: 'health-officer@demo.example',
    name: '黄敏',
    password: false,
    roles: [
      { role: 'organiser', department: 'changsha-health' },
      { role: 'answerOfficer', department: 'changsha-health' },
    ],
  },
  {
    key: 'health-reviewer',
    email: 'health-reviewer@demo.example',
    name: '彭亮',
    password: false,
    roles: [{ role: 'reviewer', department: 'changsha-health' }],
  },
]

/** The row `site` of the settings: what a government site must say of itself in its header and footer. */
export const DEMO_SITE = {
  name: '政务开放日',
  nameEn: 'Government Open Days',
  organisation: '青岛市即墨区人民政府',
  organisationEn: 'People’s Government of Jimo District',
  sponsor: '青岛市即墨区政务公开办公室',
  coSponsor: '各参加部门',
  contact: '0532-00001205',
  hotline: '12345',
  siteCode: '3702820000',
  icp: '鲁ICP备00000000号',
  policeRecord: '鲁公网安备 37028200000000号',
}

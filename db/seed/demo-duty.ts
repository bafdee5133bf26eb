// Demo data: questions that show duty and oversight: sent on and returned, several units, waiting for the asker, more time,
// late, urged, supervised, an emergency. What happens to each is in app/ops/seed-demo-oversight.server.ts.
import type { DemoQuestion } from './demo-questions.ts'

const water = { department: 'jimo-water', officer: 'answerer', reviewer: 'reviewer' }
const housing = { department: 'jimo-housing', officer: 'housing-officer', reviewer: 'housing-reviewer' }
const hrss = { department: 'jimo-hrss', officer: 'hrss-officer', reviewer: 'hrss-reviewer' }

export const DEMO_DUTY = {
  /** late and supervised; the blue order went unanswered, the orange one is open */
  supervised: {
    ...housing,
    event: null,
    kind: 'help',
    topic: '公租房',
    askedDaysAgo: 11,
    displayName: '热心市民',
    reached: 'accepted',
    text: '公租房摇号结果什么时候公布？在哪里能查到自己的排号？',
    publicText: '公租房摇号结果什么时候公布？在哪里能查到自己的排号？',
  },
  /** late and urged today */
  urged: {
    ...water,
    event: 'jimo-waterworks-autumn',
    kind: 'complaint',
    topic: '排水',
    askedDaysAgo: 7,
    displayName: '沿街商户',
    reached: 'drafting',
    text: '鹤山路中段路面返水多次反映，一直没人来修，影响门面做生意。',
    publicText: '鹤山路中段路面返水多次反映，一直没有修好，影响经营。',
  },
  /** supervised, answered by the department, to be closed */
  replied: {
    ...hrss,
    event: null,
    kind: 'complaint',
    topic: '欠薪',
    askedDaysAgo: 6,
    displayName: null,
    reached: 'drafting',
    text: '工地拖欠三个月工资，投诉后说在调查，到现在没有结果。',
    publicText: '工地拖欠三个月工资，投诉后说在调查，到现在没有结果。',
  },
  /** waits for its asker: the clocks stand still */
  paused: {
    ...water,
    event: null,
    kind: 'help',
    topic: '水压',
    askedDaysAgo: 4,
    displayName: '热心市民',
    reached: 'accepted',
    text: '我家水压一直很小，能不能派人来看看？',
    publicText: '家里水压一直很小，能不能派人来看看？',
  },
  /** was asked for more and added nothing in time: the clocks go on */
  unsupplied: {
    ...water,
    event: null,
    kind: 'complaint',
    topic: '水费',
    askedDaysAgo: 13,
    displayName: '热心市民',
    reached: 'accepted',
    text: '水费比去年多了一倍，是不是水表有问题？',
    publicText: '水费比去年多了一倍，是不是水表有问题？',
  },
  /** taken back by its asker */
  withdrawn: {
    ...water,
    event: null,
    kind: 'help',
    topic: '停水',
    askedDaysAgo: 3,
    displayName: '热心市民',
    reached: 'accepted',
    text: '家里停水两天了，什么时候能来水？',
    publicText: '家里停水两天，什么时候能来水？',
  },
  /** more time was approved */
  extended: {
    ...water,
    event: 'jimo-waterworks-autumn',
    kind: 'suggestion',
    topic: '河道',
    askedDaysAgo: 5,
    displayName: '墨水河畔居民',
    reached: 'drafting',
    text: '建议在墨水河边加装照明和护栏，晚上散步不安全。',
    publicText: '建议在墨水河边加装照明和护栏，晚上散步不安全。',
  },
  /** a co-unit has been asked and has not replied */
  coUnit: {
    ...water,
    event: null,
    kind: 'consult',
    topic: '二次供水',
    askedDaysAgo: 2,
    displayName: '业主代表',
    reached: 'accepted',
    text: '老旧小区改造时，二次供水泵房能不能一起改？费用谁来出？',
    publicText: '老旧小区改造时，二次供水泵房能不能一起改？费用谁来出？',
  },
  /** asked two things, and was split in two */
  split: {
    ...water,
    event: 'jimo-waterworks-autumn',
    kind: 'consult',
    topic: '水质',
    askedDaysAgo: 1,
    displayName: '带孩子来的家长',
    reached: 'accepted',
    text: '水厂的水质检测报告在哪里能看到？另外，学校组织参观怎么预约，一次最多多少人？',
    publicText: '水厂的水质检测报告在哪里能看到？另外，学校组织参观怎么预约，一次最多多少人？',
  },
  /** sent to a department that returned it with reason and basis */
  returned: {
    ...water,
    event: null,
    kind: 'help',
    topic: '供暖',
    askedDaysAgo: 1,
    displayName: '热心市民',
    reached: 'submitted',
    text: '暖气片漏水，打供暖公司电话没人接，应该找谁？',
  },
  /** an emergency that owes its first statement */
  emergency: {
    ...water,
    event: null,
    kind: 'help',
    topic: '供水',
    askedDaysAgo: 0,
    displayName: '热心市民',
    reached: 'submitted',
    text: '烟青路主管道爆管，整条街停水，路面塌了一块，什么时候能修好？',
  },
  /** rule 3: a department under vertical management */
  vertical: {
    ...water,
    event: null,
    kind: 'consult',
    topic: '契税',
    askedDaysAgo: 0,
    displayName: '购房人',
    reached: 'submitted',
    text: '买二手房缴契税，网上能办吗？发票要到哪里开？',
  },
  /** rule 1: a policy of the State Council, asked of the department here */
  policy: {
    ...hrss,
    event: null,
    kind: 'consult',
    topic: '养老保险',
    askedDaysAgo: 0,
    displayName: '临近退休人员',
    reached: 'submitted',
    text: '渐进式延迟法定退休年龄以后，养老保险最低缴费年限怎么过渡？网上说法不一样。',
  },
  /** rule 5: the duty of two departments */
  several: {
    ...water,
    event: null,
    kind: 'complaint',
    topic: '老旧小区',
    askedDaysAgo: 0,
    displayName: '业主委员会',
    reached: 'submitted',
    text: '老旧小区改造把路面挖开以后，供水管网一直没有接好，物业说不归他们管，到底谁负责？',
  },
  /** rule 6: exceptionally grave, the principal leads */
  grave: {
    ...water,
    event: null,
    kind: 'help',
    topic: '水库',
    askedDaysAgo: 0,
    displayName: '下游村民',
    reached: 'submitted',
    text: '连续暴雨，水库放水的消息村里没人通知，下游几个村都担心，请尽快说明情况和防汛安排。',
  },
  /** rule 4: several places */
  places: {
    ...water,
    event: null,
    kind: 'complaint',
    topic: '排水',
    askedDaysAgo: 0,
    displayName: '跨区通勤人',
    reached: 'submitted',
    text: '两区交界的雨水管网不通，一下暴雨两边都积水，排水到底归哪边管？',
  },
} as const satisfies Record<string, DemoQuestion>

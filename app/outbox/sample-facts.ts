// The invented facts of sample letters, in both languages.
import { formatDay } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import type { QuestionLetterProps } from '#emails/question-letter.ts'
import type { RegistrationLetterProps, RegistrationStatus } from '#emails/registration-letter.ts'

export type SampleOf = {
  language: Language
  /** begins every link */
  origin: string
  site: string
  department: { name: string; phone: string | undefined }
  /** the longest names that are in use, as far as a text message is concerned; else usual ones */
  longest?: boolean
}

const at = (text: string) => new Date(`${text}:00+08:00`)

/** A Saturday in December: its date is as long as dates are. */
export const SAMPLE_DAY = {
  startsAt: at('2026-12-12T09:00'),
  endsAt: at('2026-12-12T11:00'),
  checkInOpensAt: at('2026-12-12T08:40'),
  drawAt: at('2026-12-10T10:00'),
  deadline: at('2026-12-10T18:00'),
  dueOn: '2026-12-21',
  answeredOn: '2026-12-18',
} as const

/** tracking code of what was split off */
export const SAMPLE_OTHER = '7361904825'

const WORDS = {
  'zh-CN': {
    name: '李明',
    event: '走进水厂：一滴水的旅程',
    venueName: '第一水厂参观中心',
    venueAddress: '人民路 1 号',
    transport: '乘 101 路公交车到水厂站下车',
    whatToBring: '参观要走台阶，请穿平底鞋',
    formerVenue: '水厂二楼会议室',
    reason: '当日管道抢修，不具备参观条件。',
    withheld: '答复中的一处数据需要核实，核实后重新公开。',
    notOurs: '您反映的事项涉及合同纠纷，不属于开放日答复的范围。',
    request: '请补充小区名称和楼号。',
    note: '补充了施工时间。',
    question: '小区水压不足，什么时候改造？',
    answer: '您反映的小区已列入明年的改造计划，9 月底前完成施工。施工停水会提前 24 小时公告。',
    policyBasis: '《城镇供水条例》第二十条',
    twoPeople: '2 人',
    threePeople: '3 人',
  },
  en: {
    name: 'Li Ming',
    event: 'Inside the waterworks: the journey of a drop',
    venueName: 'Visitor Centre, No. 1 Waterworks',
    venueAddress: '1 Renmin Road',
    transport: 'Bus 101 to the waterworks',
    whatToBring: 'Flat shoes: there are steps',
    formerVenue: 'Meeting room on the second floor',
    reason: 'A main has to be repaired on that day.',
    withheld: 'A figure in the answer has to be checked; it is published again afterwards.',
    notOurs: 'This is a dispute about a contract, which open days cannot answer.',
    request: 'Please tell us the name of the estate and the number of the building.',
    note: 'The dates of the works were added.',
    question: 'When will the water pressure in our estate be improved?',
    answer:
      'Your estate is in the programme of next year; the works end in September. Cuts are announced a day before.',
    policyBasis: 'Regulations on Urban Water Supply, article 20',
    twoPeople: '2 people',
    threePeople: '3 people',
  },
} as const

/** As long as a form allows a title to be, and as names of places, bodies and reasons are at their longest in practice. */
const LONGEST = {
  'zh-CN': {
    name: '买买提江·阿不都热合曼',
    event:
      '“善智墨水，惠泽民生”政务公开主题日暨智慧水务调度中心、第一水厂、污水处理厂联合开放活动（面向中小学生家庭及社区居民）',
    venueName: '智慧水务调度中心综合服务楼一楼东侧多功能报告厅',
    department: '即墨区农业农村和水利局政务公开办公室',
    reason: '供水主管道抢修，当日不具备参观条件，改期另行通知。',
  },
  en: {
    name: 'Maximilian Featherstonehaugh',
    event:
      'Good water for Jimo: joint open day of the smart water control centre, No. 1 Waterworks and the treatment plant',
    venueName: 'Multi-purpose lecture hall, ground floor, Smart Water Control Centre',
    department: 'Jimo Human Resources and Social Security Bureau',
    reason: 'A main has to be repaired on that day; a new date will be announced.',
  },
} as const
const longer = (one: string, other: string) => (other.length > one.length ? other : one)

/** What every letter of the house can be made from. */
export function sampleFacts({ language, origin, site, department, longest = false }: SampleOf) {
  const words = { ...WORDS[language], ...(longest ? LONGEST[language] : {}) }
  const body = longest ? { ...department, name: longer(department.name, LONGEST[language].department) } : department
  const shared = { language, site, name: words.name, department: body }
  const eventUrl = `${origin}/events/${longest ? 'good-water-for-jimo-joint-open-day-of-the-smart-2' : 'waterworks'}`
  const question: QuestionLetterProps = {
    ...shared,
    trackingCode: '4820175639',
    url: `${origin}/questions/4820175639`,
    eventTitle: words.event,
  }
  return {
    registered: (
      status: RegistrationStatus,
      cancelledBy: 'citizen' | 'organiser' = 'citizen',
    ): RegistrationLetterProps => ({
      ...shared,
      event: {
        title: words.event,
        url: eventUrl,
        askUrl: `${origin}/ask`,
        venueName: words.venueName,
        venueAddress: words.venueAddress,
        transport: words.transport,
        whatToBring: words.whatToBring,
      },
      slot: { ...SAMPLE_DAY, drawAt: status === 'inLottery' ? SAMPLE_DAY.drawAt : null },
      registration: {
        status,
        partySize: 3,
        shortCode: '83062175',
        waitingPosition: status === 'waiting' ? 112 : null,
        cancelledBy: status === 'cancelled' ? cancelledBy : null,
      },
      manageUrl: `${origin}/r/q3v9tm5wn8xk2hd7zc4rp6yjbg`,
      ticketUrl: `${origin}/t/m4vd8wz3ncrt6yfgbjh7m2pq9x`,
      calendar: status === 'confirmed' ? 'REQUEST' : status === 'cancelled' ? 'CANCEL' : null,
    }),
    asked: { ...question, askerUrl: `${origin}/q/4820175639-Xv3pQ9tm5wn8xk2hd7zc4r` },
    followed: {
      ...question,
      name: undefined,
      question: words.question,
      followUrl: `${origin}/follow/019af3c2-7d41-7c55-9d5e-2f1b64a7c0d8.m4vd8wz3ncrt6yfgbjh7m2pq9x`,
    },
    answer: {
      question: words.question,
      answer: words.answer,
      policyBasis: words.policyBasis,
      publishedOn: SAMPLE_DAY.answeredOn,
    },
    words: {
      ...words,
      dueOn: formatDay(SAMPLE_DAY.dueOn, language),
      confirmUrl: `${origin}/confirm/019af3c2-7d41-7c55-9d5e-2f1b64a7c0d8.q3v9tm5wn8xk2hd7zc4rp6yjbgQ3v9tm5wn8xk2hd7z`,
    },
  }
}
export type SampleFacts = ReturnType<typeof sampleFacts>

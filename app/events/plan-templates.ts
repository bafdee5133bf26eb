// Plans to start from. The words follow published plans of counties and districts; names and figures are left to fill in.
import type { AgendaItem, EventKind } from './event.ts'
import type { PlanContent } from './event-plan.ts'

export const PLAN_TEMPLATES = ['visit', 'counter', 'panel'] as const
export type PlanTemplate = (typeof PLAN_TEMPLATES)[number]
export const isBuiltIn = (key: string): key is PlanTemplate => PLAN_TEMPLATES.some((one) => one === key)

const EMERGENCY =
  '1. 人员疏散：现场安排专人引导，入口公布可容纳人数，超过时分批进入。\n2. 突发疾病：现场备急救箱，指定联络员联系 120。\n3. 设备故障、停电：改用纸质签到表，咨询照常进行。\n4. 恶劣天气：提前一天决定是否改期，并通知每一位报名人。\n5. 舆情：指定一人对外回应，问题当场登记、限时答复。'

export const PLAN_OF: Readonly<Record<PlanTemplate, PlanContent>> = {
  visit: {
    purpose: '让群众走进单位、了解工作，当面听取意见建议，以公开促服务。',
    form: '参观办事大厅和工作现场，工作人员讲解；随后座谈，现场回答提问，答不了的登记后限时答复并公开。',
    participants: '人大代表、政协委员、企业代表、社区居民、学生；每场不超过 50 人，网上公开报名。',
    duties: [
      { task: '总体协调、媒体联络', who: '办公室' },
      { task: '讲解和答疑', who: '业务科室' },
      { task: '报名、签到、引导', who: '政务公开科' },
      { task: '安全保障、车辆停放', who: '后勤科' },
    ],
    emergency: EMERGENCY,
  },
  counter: {
    purpose: '把服务送到群众身边，一次说清政策、当场办理能办的事。',
    form: '在广场或社区设咨询台，各单位业务骨干现场解答、现场受理；不能当场办结的登记转办。',
    participants: '周边居民和企业，无需报名；需要预约办理的可网上报名选时段。',
    duties: [
      { task: '场地、咨询台布置', who: '牵头单位' },
      { task: '现场咨询和受理', who: '各参加单位' },
      { task: '问题登记、转办、跟踪', who: '政务公开办' },
      { task: '秩序和安全', who: '属地街道' },
    ],
    emergency: EMERGENCY,
  },
  panel: {
    purpose: '就群众关心的事项面对面听取意见，为决策提供参考，并公开采纳情况。',
    form: '主要负责人介绍情况，与会人员逐一发言，现场回应；意见建议汇总后公布采纳情况和理由。',
    participants: '利益相关方、群众代表、专家学者；公开报名，名额不足时抽签。',
    duties: [
      { task: '材料准备和发布', who: '起草科室' },
      { task: '主持和现场回应', who: '单位负责人' },
      { task: '记录和意见汇总', who: '办公室' },
      { task: '报名、签到、会务', who: '政务公开科' },
    ],
    emergency: EMERGENCY,
  },
}

/** What an event begun with the plan says besides: its kind, and a day that can be moved to any hour. */
export const EVENT_OF: Readonly<Record<PlanTemplate, { kind: EventKind; agenda: AgendaItem[] }>> = {
  visit: {
    kind: 'openDay',
    agenda: [
      { time: '09:00', text: '签到，领取参观证', textEn: 'Check-in' },
      { time: '09:15', text: '参观办事大厅和工作现场', textEn: 'Tour of the service hall and the works' },
      { time: '10:00', text: '座谈，现场回答提问', textEn: 'Round table with questions and answers' },
      { time: '10:50', text: '填写评价，活动结束', textEn: 'Feedback and close' },
    ],
  },
  counter: {
    kind: 'themeDay',
    agenda: [
      { time: '09:00', text: '各咨询台开始接待', textEn: 'Desks open' },
      { time: '10:00', text: '集中讲解：本次主题的政策和办理流程', textEn: 'Talk: the policy and how to apply' },
      { time: '11:30', text: '登记未办结的事项，活动结束', textEn: 'Open matters are registered; close' },
    ],
  },
  panel: {
    kind: 'openDay',
    agenda: [
      { time: '14:00', text: '签到，发放材料', textEn: 'Check-in' },
      { time: '14:10', text: '主要负责人介绍情况', textEn: 'Introduction' },
      { time: '14:30', text: '与会人员逐一发言', textEn: 'Statements of the participants' },
      { time: '15:30', text: '现场回应，说明意见怎样采纳', textEn: 'Replies, and how proposals are taken up' },
    ],
  },
}

// The plan of an event (活动方案): its parts, what is missing before it can be filed, and how early an event is made known; pure.
import type { Language } from '#app/platform/language.ts'
import type { Duty } from '#db/schema/plans.ts'

export type { Duty }
export type PlanContent = {
  purpose: string
  form: string
  participants: string
  duties: Duty[]
  emergency: string
}
/** In the order of the printed plan; time, place and agenda stand between them and are the event's own. */
export const PLAN_PARTS = ['purpose', 'form', 'participants', 'duties', 'emergency'] as const
export type PlanPart = (typeof PLAN_PARTS)[number]

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八']

/** `三、时间`, `3. Time`: the heading of a part by its place in the plan, counted from 0. */
export function planHeading(language: Language, index: number, title: string): string {
  return language === 'zh-CN' ? `${NUMERALS[index]}、${title}` : `${index + 1}. ${title}`
}

export const EMPTY_PLAN: PlanContent = { purpose: '', form: '', participants: '', duties: [], emergency: '' }

export type PlanChange = { part: PlanPart; from: string; to: string }

const inWords = (plan: PlanContent, part: PlanPart) =>
  part === 'duties' ? plan.duties.map(({ task, who }) => `${task}：${who}`).join('\n') : plan[part]

/** The parts that read differently in two versions, in the order of the plan. */
export function planChanges(before: PlanContent, after: PlanContent): PlanChange[] {
  return PLAN_PARTS.map((part) => ({ part, from: inWords(before, part), to: inWords(after, part) })).filter(
    ({ from, to }) => from !== to,
  )
}

export function missingParts(plan: PlanContent): PlanPart[] {
  return PLAN_PARTS.filter((part) => plan[part].length === 0)
}

export type PublishingRules = {
  /** an event is published only after its plan was filed (吴忠 2022: 活动方案发布前备案) */
  planRequired: boolean
  /** days before the first day on which the public should know (吴忠 2022: at least 15) */
  noticeDays: number
}
export const USUAL_RULES: PublishingRules = { planRequired: false, noticeDays: 15 }

const DAY_MS = 86_400_000

/** Whole days from `at` to the start; how early the public learns of an event that is published now. */
export function daysOfNotice(startsAt: Date, at: Date): number {
  return Math.floor((startsAt.getTime() - at.getTime()) / DAY_MS)
}

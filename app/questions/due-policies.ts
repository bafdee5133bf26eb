// The limits as they stand in the program, with their legal basis: version 1 of each policy (RULES §4.4). Whoever oversees
// edits them in the console; an edit is a new version and changes no clock that runs already.
import type { CLOCK_KINDS } from '#db/schema/question-duty.ts'
import { EMERGENCY_KIND } from './concern-kinds.ts'
import type { LimitUnit } from './due-rule.ts'
import type { QuestionKind } from './question.ts'

export type ClockKind = (typeof CLOCK_KINDS)[number]

export const POLICY_KEYS = [
  'consult',
  'general',
  'opinion',
  'emergency',
  'firstStatement',
  'spoken',
  'rework',
  'triage',
  'return',
  'departmentConsult',
  'departmentGeneral',
  'coUnit',
  'review',
  'supplement',
  'closing',
] as const
export type PolicyKey = (typeof POLICY_KEYS)[number]

export type DuePolicy = {
  key: PolicyKey
  /** null: everywhere */
  areaId: string | null
  version: number
  count: number
  unit: LimitUnit
  aim: number | null
  basis: string
  extensions: number
  extensionWorkdays: number
  silence: 'consent' | 'wait'
}

const WEIFANG = '潍坊市12345政务服务便民热线条例（2021）第二十条；济南市12345条例（2018）第二十四条'
const LVLIANG = '吕梁市12345热线办理规则（2024）'
const policy = (
  key: PolicyKey,
  count: number,
  unit: LimitUnit,
  basis: string,
  given: Partial<DuePolicy> = {},
): DuePolicy => ({
  key,
  areaId: null,
  version: 1,
  count,
  unit,
  basis,
  aim: null,
  extensions: 0,
  extensionWorkdays: 0,
  silence: 'consent',
  ...given,
})

const EXTENDABLE = { extensions: 3, extensionWorkdays: 3 }

export const DEFAULT_POLICIES: readonly DuePolicy[] = [
  policy('consult', 5, 'workdays', `${WEIFANG}；内部目标按${LVLIANG}`, { aim: 3, ...EXTENDABLE }),
  policy('general', 5, 'workdays', `${WEIFANG}；延期按${LVLIANG}`, EXTENDABLE),
  policy('opinion', 48, 'hours', '国办发〔2016〕61号：其他政务舆情48小时内予以回应'),
  policy('emergency', 24, 'hours', '国办发〔2016〕61号、80号：突发事件24小时内举行新闻发布会'),
  policy('firstStatement', 5, 'hours', '国办发〔2016〕80号：最迟5小时内发布权威信息'),
  policy('spoken', 5, 'days', '银川市政府开放日活动方案：现场答复在活动结束后5日内公开'),
  policy('rework', 5, 'workdays', '济南市12345条例第二十七条：群众不满意的，退回重新办理', EXTENDABLE),
  policy('triage', 1, 'halfDays', `${LVLIANG}：0.5个工作日内派单`),
  policy('return', 1, 'workdays', `${LVLIANG}：1个工作日内签收，或者附理由和依据退回，逾期视为首办`),
  policy('departmentConsult', 3, 'workdays', `${LVLIANG}：咨询类3个工作日`),
  policy('departmentGeneral', 5, 'workdays', `${LVLIANG}：一般诉求5个工作日`),
  policy(
    'coUnit',
    2,
    'workdays',
    '主办时限减2个工作日，不少于1个工作日；逾期不回复视为无意见（参照政府信息公开条例第三十四条）',
  ),
  policy('review', 1, 'workdays', '业务、法制、保密审查同时进行，各1个工作日，含在答复时限内'),
  policy(
    'supplement',
    10,
    'workdays',
    '参照政府信息公开条例第三十条：一次性告知补正和合理的补正期限（10个工作日为系统默认）',
  ),
  policy('closing', 60, 'days', '国办发〔2020〕53号：回访、评价后办结；评价期限60日为系统默认'),
]

/**
 * Which policy the total clock follows. 突发 before 舆情: the tighter limit wins; a matter that a higher body told to answer,
 * or that hurts many, is 政务舆情 only when it was assessed as such (gravity above normal).
 */
export function totalPolicyOf(
  kind: QuestionKind,
  assessed?: { concernKind: string | null; gravity: 'normal' | 'major' | 'exceptional' },
): PolicyKey {
  if (assessed?.concernKind === EMERGENCY_KIND) return 'emergency'
  if (assessed?.concernKind && assessed.gravity !== 'normal') return 'opinion'
  return kind === 'consult' ? 'consult' : 'general'
}

export function departmentPolicyOf(kind: QuestionKind): PolicyKey {
  return kind === 'consult' ? 'departmentConsult' : 'departmentGeneral'
}

/** The newest version of a policy for a place: its own area's first, then the areas above it, then the general one. */
export function policyFor(
  edited: readonly DuePolicy[],
  key: PolicyKey,
  /** from the place itself upwards */
  areaPath: readonly string[] = [],
): DuePolicy {
  const newest = (areaId: string | null) =>
    [...DEFAULT_POLICIES, ...edited]
      .filter((one) => one.key === key && one.areaId === areaId)
      .reduce<DuePolicy | undefined>((best, one) => (best && best.version > one.version ? best : one), undefined)
  for (const areaId of areaPath) {
    const own = newest(areaId)
    if (own) return own
  }
  return newest(null) as DuePolicy
}

/** Most working days that the lead's remaining limit leaves a co-unit: two less, at least one. */
export function coUnitWorkdays(leadWorkdaysLeft: number): number {
  return Math.max(1, leadWorkdaysLeft - 2)
}

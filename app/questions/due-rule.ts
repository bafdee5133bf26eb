// A limit in one word, stored with each clock: policy, version, length. It explains itself when the policy has changed
// since, also in the browser. `consult.v1.5wd.aim3` · `triage.v2.1hd` (half working days) · `opinion.v1.48h` · `event.v1.10d`
import type { LIMIT_UNITS } from '#db/schema/question-duty.ts'

export type LimitUnit = (typeof LIMIT_UNITS)[number]
export type Limit = { count: number; unit: LimitUnit }
export type DueRule = Limit & { policy: string; version: number; aim: number | null }

const SHORT: Record<LimitUnit, string> = { workdays: 'wd', halfDays: 'hd', hours: 'h', days: 'd' }
const UNITS = new Map(Object.entries(SHORT).map(([unit, short]) => [short, unit as LimitUnit]))
const WRITTEN = /^([A-Za-z]+)\.v(\d+)\.(\d+)(wd|hd|h|d)(?:\.aim(\d+))?$/

export function writeRule({ policy, version, count, unit, aim }: DueRule): string {
  return `${policy}.v${version}.${count}${SHORT[unit]}${aim === null ? '' : `.aim${aim}`}`
}

/** The rule back from its word; undefined for anything else. */
export function readRule(word: string): DueRule | undefined {
  const found = WRITTEN.exec(word)
  if (!found) return undefined
  const [, policy = '', version, count, short = '', aim] = found
  const unit = UNITS.get(short)
  return unit && { policy, version: Number(version), count: Number(count), unit, aim: aim ? Number(aim) : null }
}

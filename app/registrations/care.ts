// 特别留意: whom the staff at the gate look out for. Set by the organiser, and by what the visitor asked for. Pure.
import type { CareFlag } from '#db/schema/registrations.ts'
import { needsOf } from './needs.ts'

export type { CareFlag }

/** 贵宾, 轮椅, 翻译 */
export const CARE_FLAGS = ['guest', 'wheelchair', 'interpreter'] as const satisfies readonly CareFlag[]

/** What a visitor ticks, and whom the staff then look out for. */
const CARE_OF_NEED = { wheelchair: 'wheelchair', signLanguage: 'interpreter', hearing: undefined } as const

/** The organiser's flags and those that follow from the help asked for, each once, in a fixed order. */
export function careOf(set: readonly CareFlag[] | null, needs: string | null): CareFlag[] {
  const wanted = new Set<CareFlag | undefined>([
    ...(set ?? []),
    ...needsOf(needs).needs.map((need) => CARE_OF_NEED[need]),
  ])
  return CARE_FLAGS.filter((flag) => wanted.has(flag))
}

/** As it is stored: in the fixed order, null for none. */
export function storedCare(flags: readonly string[]): CareFlag[] | null {
  const set = CARE_FLAGS.filter((flag) => flags.includes(flag))
  return set.length > 0 ? set : null
}

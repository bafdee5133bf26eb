// How oversight works in a place: reminders, escalation, what of the overdue ledger is public, when silence is warned of.
// Version 1 as it stands in the program; the overseer writes further versions, for everywhere or for one area.
import type { PUBLIC_OVERDUE } from '#db/schema/oversight.ts'

export type PublicOverdue = (typeof PUBLIC_OVERDUE)[number]

export type OversightSettings = {
  /** null: everywhere */
  areaId: string | null
  version: number
  remindWorkdays: number
  tellHead: boolean
  escalateWorkdays: number
  /** a numbered 催办 goes out by itself on the working day after the limit */
  autoUrge: boolean
  publicOverdue: PublicOverdue
  silentMonths: number
  /** open days each department owes in a year */
  yearlyEvents: number
  basis: string
}

export const DEFAULT_OVERSIGHT: OversightSettings = {
  areaId: null,
  version: 1,
  remindWorkdays: 1,
  tellHead: true,
  escalateWorkdays: 1,
  autoUrge: true,
  publicOverdue: 'counts',
  silentMonths: 2,
  yearlyEvents: 2,
  basis: '国办发〔2020〕53号：督办；潍坊市12345条例（2021）第二十六条；国办秘函〔2019〕19号：两个月无更新扣分',
}

/** The newest version for a place: its own area's, then that of the areas above, then the general one. */
export function settingsFor(edited: readonly OversightSettings[], areaPath: readonly string[] = []): OversightSettings {
  const newest = (areaId: string | null) =>
    [DEFAULT_OVERSIGHT, ...edited]
      .filter((one) => one.areaId === areaId)
      .reduce<OversightSettings | undefined>(
        (best, one) => (best && best.version > one.version ? best : one),
        undefined,
      )
  for (const areaId of areaPath) {
    const own = newest(areaId)
    if (own) return own
  }
  return newest(null) as OversightSettings
}

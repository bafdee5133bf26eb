// What the gate is answered about an attempt, by the server and by the phone itself.
import type { CareFlag } from '#db/schema/registrations.ts'
import type { Verdict } from './decide-scan.ts'

export type ScanResult = {
  nonce: string
  verdict: Verdict
  /** people let through by this attempt */
  admitted: number
  /** people of the party who have come so far */
  arrived: number
  partySize: number
  /** masked; empty when the ticket is unknown or another event's */
  name: string
  /** the companion whose own code was read: 2 is the first. `name` is the companion's, if one was given, or else the party's */
  person?: number
  /** the companion gave no name: it is the name of who registered */
  ofParty?: true
  previous?: { happenedAt: string; gate: string; phone?: string }
  conflict?: true
  /** the slot the party is registered for */
  slotId?: string
  /** help the visitor asked for: the staff looks twice */
  attention?: string
  /** 特别留意: whom the staff look out for, by the organiser's word or because the visitor asked for it */
  care?: CareFlag[]
  /** 码已更换: refused as `cancelled` because the code was replaced by another. Nothing is told of whose it was */
  replaced?: true
}

// How a phone at the gate stands, as its screen tells it.
import type { GateSlotTimes } from './gate.ts'
import type { Kept } from './queued-acts.ts'

export type PhoneStatus = {
  connection: 'connecting' | 'online' | 'offline'
  /** the phone can decide itself */
  ready: boolean
  waiting: readonly Kept[]
  /** when the list was fetched, ISO 8601 */
  listAt: string | undefined
  /** of this phone's acts, since the page was opened: decided otherwise by the server, or never taken by it */
  conflicts: number
  refused: number
  /** server's clock minus the phone's, in milliseconds; 0 when they agree */
  clockOffset: number
  /** slots of the event that take place, as the server last told them; undefined before it did */
  slots?: readonly GateSlotTimes[]
}

// How a phone at the gate stands, as its screen tells it.
import type { GateSlotTimes } from './gate.ts'
import type { ListAbout } from './list-about.ts'
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
  /** the server asked to be left alone until then, in milliseconds by the phone's clock; the phone decides itself meanwhile */
  pausedUntil?: number
  /** server's clock minus the phone's, in milliseconds; 0 when they agree */
  clockOffset: number
  /** slots of the event that take place, as the server last told them; undefined before it did */
  slots?: readonly GateSlotTimes[]
}

type Facts = Pick<PhoneStatus, 'ready' | 'waiting' | 'conflicts' | 'refused' | 'clockOffset'> & {
  /** the last calls went well */
  online: boolean
  /** at least one did */
  reached: boolean
  /** milliseconds for which the server asked to be left alone */
  pause: number
  about: ListAbout | undefined
}

/** Online is a phone whose next scan the server decides: it is reached, is owed nothing, and has not asked to be left alone. */
export function statusOf({ online, reached, pause, about, ...facts }: Facts): PhoneStatus {
  const asks = online && facts.waiting.length === 0 && pause === 0
  return {
    ...facts,
    connection: asks ? (reached ? 'online' : 'connecting') : 'offline',
    listAt: about?.fetchedAt,
    slots: about?.slots.filter(({ cancelled }) => !cancelled),
    ...(pause > 0 && { pausedUntil: Date.now() + pause }),
  }
}

// What a phone did without network and still owes the server, in the order in which it happened.
import type { Verdict } from './decide-scan.ts'
import type { UndoWhy } from './undo-reason.ts'

/** As the API takes it. */
export type ScanBody = {
  nonce: string
  secret?: string
  shortCode?: string
  registrationId?: string
  kind: 'entry' | 'exit'
  count?: number
  slotId?: string
  happenedAt: string
  offline: true
  force?: true
  turnedAway?: Verdict
}
export type WalkInBody = {
  nonce: string
  name?: string
  phone?: string
  partySize: number
  slotId: string
  happenedAt: string
  offline: true
}

export type QueuedScan = {
  type: 'scan'
  nonce: string
  happenedAt: string
  body: ScanBody
  /** of the ticket in the phone's list; undefined when it is not there */
  key?: string
  /** what the staff was told */
  told: { verdict: Verdict; name: string; people: number; replaced?: true }
}
export type QueuedWalkIn = {
  type: 'walkIn'
  nonce: string
  happenedAt: string
  body: WalkInBody
  told: { label: string; people: number }
}
export type QueuedWalkOut = {
  type: 'walkOut'
  nonce: string
  happenedAt: string
  body: { nonce: string; people: number; happenedAt: string; offline: true }
  told: { people: number }
}
export type QueuedUndo = {
  type: 'undo'
  nonce: string
  happenedAt: string
  undoes: string
  key: string
  why?: UndoWhy
}
/** People counted by hand: who came in, or left when negative. */
export type QueuedCrowd = {
  type: 'crowd'
  nonce: string
  happenedAt: string
  body: { nonce: string; people: number; happenedAt: string; offline: true }
}
export type QueuedAct = QueuedScan | QueuedWalkIn | QueuedWalkOut | QueuedUndo | QueuedCrowd
/** With its place in the phone's storage. */
export type Kept<Act extends QueuedAct = QueuedAct> = Act & { seq: number }

/** As many scans, or counts, as the API takes at once. */
export const BATCH = 200

/** The acts to send in one request: scans or counts that follow each other, or one act of another kind. */
export function nextBatch(queue: readonly Kept[], most = BATCH): Kept[] {
  const [first] = queue
  if (!first) return []
  const { type } = first
  if (type !== 'scan' && type !== 'crowd') return [first]
  const end = queue.findIndex((act) => act.type !== type)
  return queue.slice(0, Math.min(most, end < 0 ? queue.length : end))
}

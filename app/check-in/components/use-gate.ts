// The gate's state on the phone: what is shown, what was last, whether server or phone decides. Nothing that neither of them
// has decided is ever shown as admitted.
import { useCallback, useEffect, useRef, useState } from 'react'
import {
  type CrowdResult,
  type Direction,
  type GateAnswer,
  type GateAttempt,
  type GateCrowdCount,
  type GateOnPhone,
  type GateSession,
  type GateWalkIn,
  type GateWalkOut,
  newNonce,
  type WalkInResult,
  type WalkOutResult,
} from '../gate.ts'
import { play, type Quiet } from '../gate-sounds.ts'
import type { HeadCount } from '../head-count.server.ts'
import type { ScanResult } from '../scan-result.ts'
import type { ScannedTicket } from '../scanned-text.ts'
import type { UndoWhy } from '../undo-reason.ts'
import { viewOf } from '../verdict-view.ts'

export type Shown =
  | { kind: 'checking'; attempt: GateAttempt }
  | {
      kind: 'verdict'
      result: ScanResult
      direction: Direction
      at: Date
      attempt?: GateAttempt
      shortCode?: string
      beyond?: number
      /** decided by the phone */
      here: boolean
      /** in a rehearsal a real ticket was read, or a practice code outside of one: nobody was asked, nothing was counted */
      practice?: 'inside' | 'outside'
    }
  /** seen, not let in yet: what a scan would be answered */
  | { kind: 'review'; attempt: GateAttempt; result: ScanResult; at: Date }
  /** `look`: it was only to be looked at */
  | { kind: 'unverified'; attempt: GateAttempt; why: 'network' | 'busy'; look?: true }

export type LastScan = {
  nonce: string
  name: string
  people: number
  direction: Direction
  at: Date
  undone: boolean
}
export type UndoTrouble = 'undoTooLate' | 'undoLater' | 'undoFailed'

type Ticket = ScannedTicket | { registrationId: string } | undefined
type Options = { gate: GateOnPhone | undefined; session: GateSession; quiet: Quiet }
const OPENING = { failed: 'network' } as const

const RETRY_MS = 3000
const COUNT_EVERY_MS = 10_000

export function useGate({ gate, session, quiet: chosen }: Options) {
  const [shown, setShown] = useState<Shown>()
  const [last, setLast] = useState<LastScan>()
  const [counts, setCounts] = useState<HeadCount>()
  const current = useRef<string>()
  const quiet = useRef(chosen)
  quiet.current = chosen

  /** As it is shown: the phone's own clock may be wrong. */
  const timeNow = useCallback(() => gate?.now() ?? new Date(), [gate])

  const refreshCounts = useCallback(async () => {
    const answer = await gate?.count()
    if (answer && 'value' in answer) setCounts(answer.value)
  }, [gate])

  useEffect(() => {
    void refreshCounts()
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void refreshCounts()
    }, COUNT_EVERY_MS)
    return () => clearInterval(timer)
  }, [refreshCounts])

  const tell = useCallback(
    (verdict: Extract<Shown, { kind: 'verdict' }>) => {
      const { result, direction, at } = verdict
      setShown(verdict)
      play(viewOf(result, session.profile).sound, quiet.current)
      if (result.admitted > 0) {
        const { nonce, name, admitted: people } = result
        setLast({ nonce, name, people, direction, at, undone: false })
        void refreshCounts()
      }
    },
    [session.profile, refreshCounts],
  )

  const send = useCallback(
    async (attempt: GateAttempt) => {
      current.current = attempt.nonce
      const answer = (await gate?.scan(attempt)) ?? OPENING
      // Somebody else stands at the gate by now, or the staff closed the screen.
      if (current.current !== attempt.nonce) return
      if ('value' in answer) {
        const here = gate?.owes(attempt.nonce) ?? false
        tell({ kind: 'verdict', result: answer.value, direction: attempt.kind, at: timeNow(), attempt, here })
        return
      }
      if (answer.failed === 'unpaired') return
      setShown((before) => {
        if (before?.kind !== 'unverified') play('no', quiet.current)
        return { kind: 'unverified', attempt, why: answer.failed === 'network' ? 'network' : 'busy' }
      })
    },
    [gate, tell, timeNow],
  )

  const scan = useCallback(
    (ticket: Ticket, given: { kind: Direction; slotId?: string; count?: number; force?: boolean }) => {
      const attempt = { nonce: newNonce(), ticket, happenedAt: new Date().toISOString(), ...given }
      setShown({ kind: 'checking', attempt })
      void send(attempt)
    },
    [send],
  )

  const lookAt = useCallback(
    async (attempt: GateAttempt) => {
      const { ticket, kind, slotId } = attempt
      current.current = attempt.nonce
      const answer = (await gate?.look(attempt)) ?? OPENING
      if (current.current !== attempt.nonce) return
      if ('failed' in answer) {
        if (answer.failed === 'unpaired') return
        setShown({ kind: 'unverified', attempt, why: answer.failed === 'network' ? 'network' : 'busy', look: true })
        return
      }
      const { value: result } = answer
      if (result.admitted > 0) {
        setShown({ kind: 'review', attempt, result, at: timeNow() })
        if (result.care || result.attention) play('care', quiet.current)
      }
      // Nobody is let in: the refusal is put on record.
      else scan(ticket, { kind, ...(slotId && { slotId }) })
    },
    [gate, scan, timeNow],
  )

  /** As `scan`, but who would be let in is shown first; nobody is let in by it. Exits and refusals are answered at once. */
  const look = useCallback(
    (ticket: Ticket, given: { kind: Direction; slotId?: string }) => {
      if (given.kind === 'exit') return scan(ticket, given)
      const attempt = { nonce: newNonce(), ticket, happenedAt: new Date().toISOString(), ...given }
      setShown({ kind: 'checking', attempt })
      void lookAt(attempt)
    },
    [scan, lookAt],
  )

  // The same attempt, with the same nonce, until the server has answered it or it is put aside.
  const unverified = shown?.kind === 'unverified' ? shown.attempt : undefined
  const again = shown?.kind === 'unverified' && shown.look ? lookAt : send
  useEffect(() => {
    if (!unverified) return
    const timer = setInterval(() => void again(unverified), RETRY_MS)
    return () => clearInterval(timer)
  }, [unverified?.nonce, again])

  const close = useCallback(() => {
    current.current = undefined
    setShown(undefined)
  }, [])

  const undo = useCallback(
    async (nonce: string, why: UndoWhy): Promise<UndoTrouble | undefined> => {
      const answer = (await gate?.undo(nonce, why)) ?? OPENING
      if ('failed' in answer) {
        const code = answer.failed === 'refused' ? answer.code : ''
        return code === 'tooLate' ? 'undoTooLate' : code === 'laterScan' ? 'undoLater' : 'undoFailed'
      }
      setLast((before) => (before?.nonce === nonce ? { ...before, undone: true } : before))
      void refreshCounts()
      return undefined
    },
    [gate, refreshCounts],
  )

  /** Another number of people than was recorded: the attempt is taken back and made again. */
  const changeCount = useCallback(
    async (attempt: GateAttempt, count: number): Promise<UndoTrouble | undefined> => {
      const trouble = await undo(attempt.nonce, { reason: 'wrongCount' })
      if (!trouble) scan(attempt.ticket, { kind: attempt.kind, slotId: attempt.slotId, force: attempt.force, count })
      return trouble
    },
    [undo, scan],
  )

  const walkIn = useCallback(
    async (party: GateWalkIn): Promise<GateAnswer<WalkInResult>> => {
      const answer = (await gate?.walkIn(party)) ?? OPENING
      if ('value' in answer) {
        const { value: result } = answer
        const shortCode = result.shortCode || result.label
        const here = gate?.owes(party.nonce) ?? false
        const beyond = result.beyondCapacity
        tell({ kind: 'verdict', result, direction: 'entry', at: timeNow(), shortCode, beyond, here })
      }
      return answer
    },
    [gate, tell, timeNow],
  )

  const walkOut = useCallback(
    async (people: GateWalkOut): Promise<GateAnswer<WalkOutResult>> => {
      const answer = (await gate?.walkOut(people)) ?? OPENING
      if ('value' in answer) void refreshCounts()
      return answer
    },
    [gate, refreshCounts],
  )

  const countCrowd = useCallback(
    async (count: GateCrowdCount): Promise<GateAnswer<CrowdResult>> => {
      const answer = (await gate?.countCrowd(count)) ?? OPENING
      const counted = 'value' in answer
      play(counted ? (count.people > 0 ? 'in' : 'out') : 'no', quiet.current)
      if (counted) void refreshCounts()
      return answer
    },
    [gate, refreshCounts],
  )

  /** A code that is not for this mode: nobody is asked. */
  const refuseHere = useCallback(
    (practice: 'inside' | 'outside', direction: Direction) => {
      const result = { nonce: newNonce(), verdict: 'unknown' as const, admitted: 0, arrived: 0, partySize: 0, name: '' }
      current.current = undefined
      tell({ kind: 'verdict', result, direction, at: timeNow(), here: false, practice })
    },
    [tell, timeNow],
  )

  const search = useCallback(async (query: string) => (await gate?.search(query)) ?? OPENING, [gate])
  const retry = useCallback(() => {
    if (unverified) void again(unverified)
  }, [unverified, again])

  /** Another gate answers from now on: what was shown and counted is the former one's. */
  const forget = useCallback(() => {
    current.current = undefined
    setShown(undefined)
    setLast(undefined)
    setCounts(undefined)
  }, [])

  return {
    ...{ shown, last, counts, scan, look, close, undo, changeCount, walkIn, walkOut },
    ...{ countCrowd, refuseHere, search, retry, forget },
  }
}
export type GateState = ReturnType<typeof useGate>

// The gate's state on the phone: what is shown, what was last, whether the server answers. The server decides; nothing that
// it has not confirmed is ever shown as admitted.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import {
  type Direction,
  type GateAnswer,
  type GateAttempt,
  type GateSession,
  type GateWalkIn,
  newNonce,
  type WalkInResult,
} from '../gate.ts'
import { play } from '../gate-sounds.ts'
import type { HeadCount } from '../head-count.server.ts'
import { onlineGate } from '../online-gate.ts'
import type { ScanResult } from '../record-scans.server.ts'
import type { ScannedTicket } from '../scanned-text.ts'
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
    }
  | { kind: 'unverified'; attempt: GateAttempt; why: 'network' | 'busy' }

export type LastScan = {
  nonce: string
  name: string
  people: number
  direction: Direction
  at: Date
  undone: boolean
}
export type Connection = 'connecting' | 'online' | 'offline'
export type UndoTrouble = 'undoTooLate' | 'undoLater' | 'undoFailed'

type Ticket = ScannedTicket | { registrationId: string } | undefined
type Options = { session: GateSession; muted: boolean; onUnpaired(): void }

const RETRY_MS = 3000
const COUNT_EVERY_MS = 10_000

export function useGate({ session, muted, onUnpaired }: Options) {
  const gate = useMemo(() => onlineGate(session), [session])
  const [shown, setShown] = useState<Shown>()
  const [last, setLast] = useState<LastScan>()
  const [counts, setCounts] = useState<HeadCount>()
  const [connection, setConnection] = useState<Connection>('connecting')
  const current = useRef<string>()
  const quiet = useRef(muted)
  quiet.current = muted

  /** Notes whether the server was reached, and notices that this phone was cut off. */
  const noted = useCallback(
    <Value>(answer: GateAnswer<Value>): GateAnswer<Value> => {
      if ('failed' in answer && answer.failed === 'unpaired') onUnpaired()
      setConnection('failed' in answer && answer.failed === 'network' ? 'offline' : 'online')
      return answer
    },
    [onUnpaired],
  )

  const refreshCounts = useCallback(async () => {
    const answer = noted(await gate.count())
    if ('value' in answer) setCounts(answer.value)
  }, [gate, noted])

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
      const answer = noted(await gate.scan(attempt))
      // Somebody else stands at the gate by now, or the staff closed the screen.
      if (current.current !== attempt.nonce) return
      if ('value' in answer) {
        tell({ kind: 'verdict', result: answer.value, direction: attempt.kind, at: new Date(), attempt })
        return
      }
      if (answer.failed === 'unpaired') return
      setShown((before) => {
        if (before?.kind !== 'unverified') play('no', quiet.current)
        return { kind: 'unverified', attempt, why: answer.failed === 'network' ? 'network' : 'busy' }
      })
    },
    [gate, noted, tell],
  )

  const scan = useCallback(
    (ticket: Ticket, given: { kind: Direction; slotId?: string; count?: number; force?: boolean }) => {
      const attempt = { nonce: newNonce(), ticket, happenedAt: new Date().toISOString(), ...given }
      setShown({ kind: 'checking', attempt })
      void send(attempt)
    },
    [send],
  )

  // The same attempt, with the same nonce, until the server has answered it or it is put aside.
  const unverified = shown?.kind === 'unverified' ? shown.attempt : undefined
  useEffect(() => {
    if (!unverified) return
    const timer = setInterval(() => void send(unverified), RETRY_MS)
    return () => clearInterval(timer)
  }, [unverified?.nonce, send])

  const close = useCallback(() => {
    current.current = undefined
    setShown(undefined)
  }, [])

  const undo = useCallback(
    async (nonce: string): Promise<UndoTrouble | undefined> => {
      const answer = noted(await gate.undo(nonce))
      if ('failed' in answer) {
        const code = answer.failed === 'refused' ? answer.code : ''
        return code === 'tooLate' ? 'undoTooLate' : code === 'laterScan' ? 'undoLater' : 'undoFailed'
      }
      setLast((before) => (before?.nonce === nonce ? { ...before, undone: true } : before))
      void refreshCounts()
      return undefined
    },
    [gate, noted, refreshCounts],
  )

  /** Another number of people than was recorded: the attempt is taken back and made again. */
  const changeCount = useCallback(
    async (attempt: GateAttempt, count: number): Promise<UndoTrouble | undefined> => {
      const trouble = await undo(attempt.nonce)
      if (!trouble) scan(attempt.ticket, { kind: attempt.kind, slotId: attempt.slotId, force: attempt.force, count })
      return trouble
    },
    [undo, scan],
  )

  const walkIn = useCallback(
    async (party: GateWalkIn): Promise<GateAnswer<WalkInResult>> => {
      const answer = noted(await gate.walkIn(party))
      if ('value' in answer) {
        const { shortCode, beyondCapacity: beyond } = answer.value
        tell({ kind: 'verdict', result: answer.value, direction: 'entry', at: new Date(), shortCode, beyond })
      }
      return answer
    },
    [gate, noted, tell],
  )

  const search = useCallback(async (query: string) => noted(await gate.search(query)), [gate, noted])
  const retry = useCallback(() => {
    if (unverified) void send(unverified)
  }, [unverified, send])

  return { shown, last, counts, connection, scan, close, undo, changeCount, walkIn, search, retry }
}
export type GateState = ReturnType<typeof useGate>

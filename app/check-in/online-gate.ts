// The gate as the server answers it. Runs in the browser.
import { cleanLine } from '#app/platform/text.ts'
import type { CrowdResult, Gate, GateAnswer, GateAttempt, GateConflict, GateSession } from './gate.ts'
import { newNonce } from './gate.ts'
import type { Resolution } from './gate-conflict.ts'
import type { Call } from './gate-connection.ts'
import type { GateNote } from './gate-notes.server.ts'
import type { PhonePace } from './phone-pace.ts'
import type { ScanResult } from './scan-result.ts'
import type { GateSnapshot } from './sealed-list.ts'
import type { ServerClock } from './server-clock.ts'
import { pauseAfter } from './server-pause.ts'
import type { ActsApi } from './upload-acts.ts'

/** Without a list of its own the phone can only wait; longer than this, and the paper list is quicker. */
const PATIENCE_MS = 6000
/** A list may take its time: nobody waits for it. */
const LOAD_PATIENCE_MS = 30_000
const PROBE_PATIENCE_MS = 2500

/** What a supervisor looks at: conflicts that nobody has decided about, and the latest notes. */
export type Supervised = { items: GateConflict[]; notes: GateNote[] }

export type OnlineGate = Gate & {
  acts: ActsApi
  /** what a scan would be answered; changes nothing */
  look(attempt: GateAttempt): Promise<GateAnswer<ScanResult>>
  snapshot(since?: string): Promise<GateAnswer<GateSnapshot>>
  /** for supervisors */
  conflicts(): Promise<GateAnswer<Supervised>>
  resolve(scanId: string, resolution: Resolution, people?: number): Promise<GateAnswer<unknown>>
  /** milliseconds for which the server asked to be left alone still; every call is answered `busy` at once meanwhile */
  pause(): number
}
type Given = {
  session: GateSession
  clock: ServerClock
  /** told how each call went, except those that are slow by nature */
  onCall(call: Call): void
  /** told when the server asks to be left alone for a while */
  onPause(): void
  /** whether the phone can decide a scan itself */
  canDecide(): boolean
  pace: PhonePace
}
type Ask = { body?: object; patience?: number; judged?: boolean }

export function onlineGate({ session, clock, onCall, onPause, canDecide, pace }: Given): OnlineGate {
  const scanPatience = () => (canDecide() ? pace.scanMs : PATIENCE_MS)
  const uploadPatience = (acts: number) => pace.uploadMs + acts * pace.uploadActMs
  let pausedUntil = 0
  const pause = () => Math.max(0, pausedUntil - performance.now())
  async function ask<Value>(path: string, given: Ask = {}): Promise<GateAnswer<Value>> {
    const { body, patience = PATIENCE_MS, judged = true } = given
    if (pause() > 0) return { failed: 'busy' }
    const sent = Date.now()
    const answer = await fetch(`/api/v1/gate/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        Authorization: `Bearer ${session.deviceToken}`,
        ...(body && { 'Content-Type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    }).catch(() => undefined)
    const value: unknown = await answer?.json().catch(() => undefined)
    const received = Date.now()
    const busy =
      answer && (answer.status === 429 || answer.status === 408 || answer.status >= 500 || value === undefined)
    if (judged) onCall(!answer || busy ? 'failed' : { milliseconds: received - sent })
    if (!answer) return { failed: 'network' }
    const server = Date.parse(answer.headers.get('Date') ?? '')
    // The header is cut to the second.
    if (Number.isFinite(server)) clock.note({ sent, received, server: server + 500 })
    const code = (value as { code?: unknown } | undefined)?.code
    // Said by our server and not by some hotspot: the phone forgets everything then.
    if (answer.status === 401 && code === 'unauthorised') return { failed: 'unpaired' }
    if (busy) {
      notePause(answer)
      return { failed: 'busy' }
    }
    if (answer.ok) return { value: value as Value }
    return { failed: 'refused', code: String(code ?? answer.status) }
  }
  function notePause({ status, headers }: Response): void {
    const given = { status, retryAfter: headers.get('Retry-After'), date: headers.get('Date') }
    const milliseconds = pauseAfter(given, Math.random())
    if (milliseconds === undefined) return
    pausedUntil = Math.max(pausedUntil, performance.now() + milliseconds)
    onPause()
  }
  const send = async (bodies: object[], given: Ask) => {
    const answer = await ask<{ results: never[] }>('scans', { ...given, body: { scans: bodies } })
    return 'value' in answer ? { value: answer.value.results } : answer
  }

  return {
    pause,
    async scan(attempt) {
      const answer = await send([bodyOf(attempt)], { patience: scanPatience() })
      return 'value' in answer ? { value: answer.value[0] as never } : answer
    },
    undo: (undoes, why) => ask('undo', { body: { nonce: newNonce(), undoes, ...why } }),
    walkIn: ({ name, ...party }) =>
      ask('walk-ins', { body: { ...party, ...(name && { name: cleanLine(name) }) }, patience: PATIENCE_MS }),
    walkOut: (people) => ask('walk-outs', { body: people }),
    async countCrowd(count) {
      type Answer = CrowdResult & { results: { people: number }[] }
      const answer = await ask<Answer>('crowd', { body: { counts: [count] } })
      if ('failed' in answer) return answer
      return answer.value.results[0]?.people === 0 ? { failed: 'refused', code: 'nobodyInside' } : answer
    },
    look: (attempt) => ask('look', { body: bodyOf(attempt), patience: scanPatience() }),
    async search(query) {
      const answer = await ask<{ items: never[] }>(`search?q=${encodeURIComponent(query)}`)
      return 'value' in answer ? { value: answer.value.items } : answer
    },
    count: () => ask('count', { patience: PROBE_PATIENCE_MS }),
    acts: {
      scans: (bodies) => send(bodies, { patience: uploadPatience(bodies.length) }),
      walkIn: (body) => ask('walk-ins', { body, patience: uploadPatience(1) }),
      walkOut: (body) => ask('walk-outs', { body, patience: uploadPatience(1) }),
      undo: (body) => ask('undo', { body, patience: uploadPatience(1) }),
      crowd: (counts) => ask('crowd', { body: { counts }, patience: uploadPatience(counts.length) }),
    },
    snapshot: (since) =>
      ask(`snapshot${since ? `?since=${encodeURIComponent(since)}` : ''}`, {
        patience: LOAD_PATIENCE_MS,
        judged: false,
      }),
    conflicts: () => ask('conflicts', { judged: false }),
    resolve: (scanId, resolution, people) =>
      ask('conflicts', { body: { scanId, resolution, ...(people !== undefined && { people }) } }),
  }
}

function bodyOf({ ticket, ...attempt }: GateAttempt): object {
  return { ...attempt, ...(ticket ?? { secret: '' }) }
}

// The gate as the server answers it. Runs in the browser.
import { cleanLine } from '#app/platform/text.ts'
import type { Gate, GateAnswer, GateAttempt, GateConflict, GateSession } from './gate.ts'
import { newNonce } from './gate.ts'
import type { Resolution } from './gate-conflict.ts'
import type { Call } from './gate-connection.ts'
import type { ScanResult } from './record-scans.server.ts'
import type { GateSnapshot } from './sealed-list.ts'
import type { ServerClock } from './server-clock.ts'
import type { ActsApi } from './upload-acts.ts'

/** Without a list of its own the phone can only wait; longer than this, and the paper list is quicker. */
const PATIENCE_MS = 6000
/** With one, it decides itself after this. */
const SCAN_PATIENCE_MS = 1500
/** A list may take its time: nobody waits for it. */
const LOAD_PATIENCE_MS = 30_000
/** What is owed may take longer the more it is; until it has arrived the phone goes on deciding itself. */
const uploadPatience = (acts: number) => 5000 + acts * 100
const PROBE_PATIENCE_MS = 2500

export type OnlineGate = Gate & {
  acts: ActsApi
  /** what a scan would be answered; changes nothing */
  look(attempt: GateAttempt): Promise<GateAnswer<ScanResult>>
  snapshot(since?: string): Promise<GateAnswer<GateSnapshot>>
  conflicts(): Promise<GateAnswer<GateConflict[]>>
  resolve(scanId: string, resolution: Resolution, people?: number): Promise<GateAnswer<unknown>>
}
type Given = {
  session: GateSession
  clock: ServerClock
  /** told how each call went, except those that are slow by nature */
  onCall(call: Call): void
  /** whether the phone can decide a scan itself */
  canDecide(): boolean
}
type Ask = { body?: object; patience?: number; judged?: boolean }

export function onlineGate({ session, clock, onCall, canDecide }: Given): OnlineGate {
  async function ask<Value>(path: string, given: Ask = {}): Promise<GateAnswer<Value>> {
    const { body, patience = PATIENCE_MS, judged = true } = given
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
    if (busy) return { failed: 'busy' }
    if (answer.ok) return { value: value as Value }
    return { failed: 'refused', code: String(code ?? answer.status) }
  }
  const send = async (bodies: object[], given: Ask) => {
    const answer = await ask<{ results: never[] }>('scans', { ...given, body: { scans: bodies } })
    return 'value' in answer ? { value: answer.value.results } : answer
  }

  return {
    async scan(attempt) {
      const patience = canDecide() ? SCAN_PATIENCE_MS : PATIENCE_MS
      const answer = await send([bodyOf(attempt)], { patience })
      return 'value' in answer ? { value: answer.value[0] as never } : answer
    },
    undo: (undoes) => ask('undo', { body: { nonce: newNonce(), undoes } }),
    walkIn: ({ name, ...party }) =>
      ask('walk-ins', { body: { ...party, ...(name && { name: cleanLine(name) }) }, patience: PATIENCE_MS }),
    walkOut: (people) => ask('walk-outs', { body: people }),
    look: (attempt) => ask('look', { body: bodyOf(attempt), patience: canDecide() ? SCAN_PATIENCE_MS : PATIENCE_MS }),
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
    },
    snapshot: (since) =>
      ask(`snapshot${since ? `?since=${encodeURIComponent(since)}` : ''}`, {
        patience: LOAD_PATIENCE_MS,
        judged: false,
      }),
    async conflicts() {
      const answer = await ask<{ items: GateConflict[] }>('conflicts', { judged: false })
      return 'value' in answer ? { value: answer.value.items } : answer
    },
    resolve: (scanId, resolution, people) =>
      ask('conflicts', { body: { scanId, resolution, ...(people !== undefined && { people }) } }),
  }
}

function bodyOf({ ticket, ...attempt }: GateAttempt): object {
  return { ...attempt, ...(ticket ?? { secret: '' }) }
}

// The gate as the server answers it. Runs in the browser.
import type { Gate, GateAnswer, GateAttempt, GateSession } from './gate.ts'
import { newNonce } from './gate.ts'

/** Longer than this, and the person at the door is better served by the paper list. */
const PATIENCE_MS = 6000

export function onlineGate(session: GateSession): Gate {
  async function ask<Value>(path: string, body?: object): Promise<GateAnswer<Value>> {
    let answer: Response
    try {
      answer = await fetch(`/api/v1/gate/${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          Authorization: `Bearer ${session.deviceToken}`,
          ...(body && { 'Content-Type': 'application/json' }),
        },
        body: body && JSON.stringify(body),
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
    } catch {
      return { failed: 'network' }
    }
    const value: unknown = await answer.json().catch(() => undefined)
    if (answer.ok && value !== undefined) return { value: value as Value }
    if (answer.status === 401) return { failed: 'unpaired' }
    if (answer.status === 429 || answer.status >= 500 || value === undefined) return { failed: 'busy' }
    return { failed: 'refused', code: String((value as { code?: unknown }).code ?? answer.status) }
  }

  return {
    async scan(attempt) {
      const answer = await ask<{ results: [never] }>('scans', { scans: [bodyOf(attempt)] })
      return 'value' in answer ? { value: answer.value.results[0] } : answer
    },
    undo: (undoes) => ask('undo', { nonce: newNonce(), undoes }),
    walkIn: (party) => ask('walk-ins', party),
    async search(query) {
      const answer = await ask<{ items: never[] }>(`search?q=${encodeURIComponent(query)}`)
      return 'value' in answer ? { value: answer.value.items } : answer
    },
    count: () => ask('count'),
  }
}

function bodyOf({ ticket, ...attempt }: GateAttempt): object {
  return { ...attempt, ...(ticket ?? { secret: '' }) }
}

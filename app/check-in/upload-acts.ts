// Sends what a phone owes, oldest first. An act leaves the queue when the server has given its last word on it: recorded, or
// refused for good. Anything else is tried again; the server counts each nonce once.
import type { GateAnswer, GateFailure } from './gate.ts'
import { BATCH, type Kept, nextBatch, type QueuedCrowd, type QueuedScan } from './queued-acts.ts'
import type { ScanResult } from './scan-result.ts'
import type { UndoWhy } from './undo-reason.ts'

export type ActsApi = {
  scans(bodies: object[]): Promise<GateAnswer<ScanResult[]>>
  walkIn(body: object): Promise<GateAnswer<unknown>>
  walkOut(body: object): Promise<GateAnswer<unknown>>
  undo(body: { nonce: string; undoes: string; happenedAt: string } & Partial<UndoWhy>): Promise<GateAnswer<unknown>>
  crowd(bodies: object[]): Promise<GateAnswer<unknown>>
}
export type Settled = {
  acts: Kept[]
  /** of scans, in their order */
  results: ScanResult[]
  /** the server's reason for taking none of them, ever */
  refused?: string
}

/**
 * Uploads until the queue is empty or the server does not answer. `waiting` tells what is still owed, `settle` takes out what
 * the server answered. A batch that is refused whole is sent again in halves: one bad act must not hold up the others.
 */
export async function uploadActs(
  api: ActsApi,
  waiting: () => readonly Kept[],
  settle: (settled: Settled) => Promise<void>,
): Promise<{ sent: number; failure?: GateFailure }> {
  let sent = 0
  let most = BATCH
  for (;;) {
    const acts = nextBatch(waiting(), most)
    if (acts.length === 0) return { sent }
    const answer = await send(api, acts)
    if ('value' in answer) {
      await settle({ acts, results: answer.value })
      sent += acts.length
      most = BATCH
    } else if (answer.failed !== 'refused') {
      return { sent, failure: answer }
    } else if (acts.length > 1) {
      most = Math.ceil(acts.length / 2)
    } else {
      await settle({ acts, results: [], refused: answer.code })
      sent += 1
      most = BATCH
    }
  }
}

async function send(api: ActsApi, acts: Kept[]): Promise<GateAnswer<ScanResult[]>> {
  const [first] = acts as [Kept]
  if (first.type === 'scan') return api.scans((acts as Kept<QueuedScan>[]).map((act) => act.body))
  const answer = await sendOther(api, first, acts)
  return 'value' in answer ? { value: [] } : answer
}

function sendOther(api: ActsApi, first: Exclude<Kept, { type: 'scan' }>, acts: Kept[]): Promise<GateAnswer<unknown>> {
  if (first.type === 'walkIn') return api.walkIn(first.body)
  if (first.type === 'walkOut') return api.walkOut(first.body)
  if (first.type === 'crowd') return api.crowd((acts as Kept<QueuedCrowd>[]).map((act) => act.body))
  const { nonce, undoes, happenedAt, why } = first
  return api.undo({ nonce, undoes, happenedAt, ...why })
}

// The worker of the outbox. Any number of processes may run one; what each does is in deliver-channel.server.ts.
import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { type Config, config } from '#app/config.server.ts'
import { onChange } from '#app/platform/changes.ts'
import { minutes, now } from '#app/platform/clock.ts'
import { describeError, log } from '#app/platform/logger.server.ts'
import { type Carrier, openMailCarrier, openSmsCarrier } from './carriers.server.ts'
import { type Channel, keepMessages, rescueMessages } from './claim-messages.server.ts'
import { ChannelDelivery, type Tally } from './deliver-channel.server.ts'

export type OutboxWorker = {
  /** Delivers what is due now; a call during a run is answered by that run and one more after it. */
  run(): Promise<Tally>
  /** Finishes what is on the way and gives back the rest. */
  stop(): Promise<void>
}

const RESCUE_EVERY = minutes(1)
/** A message leaves so soon after its cause; what comes meanwhile is claimed with it, in one commit. */
const GATHERING = 200
/** Distinguishes this process from an earlier one with its number. */
const INSTANCE = randomBytes(4).toString('hex')

/** A worker of this machine whose process is gone. Workers of other machines are given their full lease. */
function isDead(worker: string): boolean {
  const [host, pid, instance] = worker.split('/')
  if (host !== hostname()) return false
  if (Number(pid) === process.pid) return instance !== INSTANCE
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

let numbered = 0

export function openOutboxWorker(settings: Config): OutboxWorker {
  const stopping = new AbortController()
  const worker = `${hostname()}/${process.pid}/${INSTANCE}/${numbered++}`
  const open = { email: openMailCarrier(settings), sms: openSmsCarrier(settings) }
  const lanes = Object.entries(open).map(([channel, carrier]: [string, Carrier | undefined]) => ({
    channel: channel as Channel,
    delivery: carrier && new ChannelDelivery(carrier, worker, stopping.signal),
  }))
  let rescuedAt: Date | undefined
  let running: Promise<Tally> | undefined
  let following: Promise<Tally> | undefined

  async function once(): Promise<Tally> {
    const tally: Tally = { sent: 0, retried: 0, failed: 0, kept: 0, rescued: 0 }
    if (!rescuedAt || now().getTime() - rescuedAt.getTime() >= RESCUE_EVERY) {
      rescuedAt = now()
      tally.rescued = await rescueMessages(now(), isDead)
    }
    // A slow gateway for text messages does not hold up the mail.
    await Promise.all(
      lanes.map(async ({ channel, delivery }) => {
        if (delivery) return delivery.drain(tally)
        const kept = await keepMessages(channel, now())
        tally.kept += kept
      }),
    )
    return tally
  }

  async function run(): Promise<Tally> {
    if (running) {
      following ??= running
        .catch(() => undefined)
        .then(() => {
          following = undefined
          return run()
        })
      return following
    }
    running = once()
    try {
      return await running
    } finally {
      running = undefined
    }
  }

  return {
    run,
    async stop() {
      stopping.abort()
      await running?.catch(() => undefined)
      for (const carrier of Object.values(open)) carrier?.close()
    },
  }
}

let background: OutboxWorker | undefined

/**
 * One turn of the background job: delivers what is due. The first turn opens the connections and from then on a message is
 * also sent a fifth of a second after its cause; the abort of `signal` closes them.
 */
export async function deliverMessages(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  if (!background) {
    const worker = openOutboxWorker(config())
    let soon: NodeJS.Timeout | undefined
    const stopListening = onChange((change) => {
      if (change.kind !== 'outbox' || soon) return
      soon = setTimeout(() => {
        soon = undefined
        worker.run().catch((error) => log.error('outbox run failed', { error: describeError(error) }))
      }, GATHERING)
    })
    signal.addEventListener('abort', () => {
      background = undefined
      stopListening()
      clearTimeout(soon)
      worker.stop().catch((error) => log.error('outbox did not stop', { error: describeError(error) }))
    })
    background = worker
  }
  await background.run()
}

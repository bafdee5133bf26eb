// Delivering the due messages of one channel: several at once, in order for each recipient and subject, with a pause while
// the other side cannot be reached.
import { setImmediate, setTimeout } from 'node:timers/promises'
import { after, minutes, now, seconds } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { describeError, log } from '#app/platform/logger.server.ts'
import type { Carrier } from './carriers.server.ts'
import {
  claimMessages,
  type OutboxMessage,
  releaseMessages,
  settleFailure,
  wakeUnreached,
} from './claim-messages.server.ts'
import { renderMessage } from './message-content.server.ts'
import { DeliveryFailure, delayAfter } from './retry-ladder.ts'
import { isRush } from './rush.server.ts'
import { persist, SentNotes } from './sent-notes.server.ts'

export type Tally = { sent: number; retried: number; failed: number; kept: number; rescued: number }

/** Claimed in one commit; few enough to be sent long before the lease ends. */
const BATCH = 50
/** A message that waited longer than this for its turn goes back: another worker may soon think it lost. */
const STALE = minutes(3)
const PAUSES = [seconds(5), seconds(10), seconds(20), seconds(30), minutes(1)]

const REST_MS = 25

/** Lets everything else in the process have its turn, and rests while a crowd registers. */
async function yieldToPeople(): Promise<void> {
  await setImmediate()
  if (isRush()) await setTimeout(REST_MS)
}

export class ChannelDelivery {
  readonly #carrier: Carrier
  readonly #worker: string
  readonly #signal: AbortSignal
  readonly #notes: SentNotes
  /** failures to reach the other side since it last took a message */
  #outages = 0
  #pausedUntil = new Date(0)

  constructor(carrier: Carrier, worker: string, signal: AbortSignal) {
    this.#carrier = carrier
    this.#worker = worker
    this.#signal = signal
    this.#notes = new SentNotes(carrier.connections)
  }

  /** Sends everything that is due, and what becomes free by it. Ends early when the other side cannot be reached. */
  async drain(tally: Tally): Promise<void> {
    // After an outage one message tries the way before the others follow.
    if (this.#outages > 0 && !this.#isStopped()) {
      const [probe] = await this.#claim(1)
      if (!probe) return
      await this.#deliver(probe, tally)
    }
    while (!this.#isStopped()) {
      const begun = await this.#round(tally)
      if (begun === 0) return
    }
  }

  #isStopped(): boolean {
    return this.#signal.aborted || now() < this.#pausedUntil
  }

  #claim(limit: number): Promise<OutboxMessage[]> {
    return claimMessages({ channel: this.#carrier.channel, limit, worker: this.#worker, at: now() })
  }

  /** Keeps every connection busy until nothing more can be claimed. Answers how many messages were claimed. */
  async #round(tally: Tally): Promise<number> {
    const queue: OutboxMessage[] = []
    let claimed = 0
    let isExhausted = false
    let claiming: Promise<void> | undefined
    const refill = async () => {
      const messages = await this.#claim(BATCH)
      claimed += messages.length
      isExhausted = messages.length === 0
      queue.push(...messages)
    }
    const next = async (): Promise<OutboxMessage | undefined> => {
      while (queue.length === 0 && !isExhausted && !this.#isStopped()) {
        claiming ??= refill().finally(() => {
          claiming = undefined
        })
        await claiming
      }
      return this.#isStopped() ? undefined : queue.shift()
    }
    const connection = async () => {
      for (let message = await next(); message; message = await next()) await this.#deliver(message, tally)
    }
    try {
      await Promise.all(Array.from({ length: this.#carrier.connections }, connection))
    } finally {
      await releaseMessages(queue, now())
    }
    return claimed
  }

  async #deliver(message: OutboxMessage, tally: Tally): Promise<void> {
    await yieldToPeople()
    if (!message.claimedAt || now() > after(message.claimedAt, STALE)) {
      await releaseMessages([message], now())
      return
    }
    try {
      await this.#carrier.send(message, await renderMessage(message))
    } catch (error) {
      await this.#fail(message, failureOf(error), tally)
      return
    }
    await this.#notes.add(message)
    tally.sent++
    if (this.#outages > 0) {
      this.#outages = 0
      await wakeUnreached(this.#carrier.channel, now())
    }
  }

  async #fail(message: OutboxMessage, { failure, code }: DeliveryFailure, tally: Tally): Promise<void> {
    const delay = delayAfter(failure, message.attempts)
    if (failure === 'unreachable' && now() >= this.#pausedUntil) {
      this.#pausedUntil = after(now(), PAUSES[Math.min(this.#outages, PAUSES.length - 1)] as number)
      this.#outages++
    }
    if (delay === undefined) {
      log.warn('message failed', { id: message.id, kind: message.kind, code })
    }
    const retryAt = delay === undefined ? undefined : after(now(), delay)
    if (!(await persist(() => settleFailure(message, { code, retryAt })))) return
    if (retryAt) tally.retried++
    else tally.failed++
  }
}

function failureOf(error: unknown): DeliveryFailure {
  if (error instanceof DeliveryFailure) return error
  if (error instanceof NotFound) return new DeliveryFailure('permanent', 'its subject was erased')
  log.error('message could not be made', { error: describeError(error) })
  return new DeliveryFailure('slow', 'could not be made')
}

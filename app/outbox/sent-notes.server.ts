// Noting what went out, several messages in one commit. A connection sends its next message only when its last is noted, so
// after a crash at most one message of each connection goes out a second time, with the Message-ID it had.
import { setTimeout as wait } from 'node:timers/promises'
import { now } from '#app/platform/clock.ts'
import { StoreBusy } from '#db/store.ts'
import { type OutboxMessage, settleSent } from './claim-messages.server.ts'

/** A single message is noted after this long; a full set at once. */
const LINGER_MS = 10

/** Tries until the store takes it: a mail that went out must not go out again. */
export async function persist<Result>(write: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write()
    } catch (error) {
      if (!(error instanceof StoreBusy) || attempt === 20) throw error
      await wait(250 * attempt)
    }
  }
}

export class SentNotes {
  readonly #most: number
  #messages: OutboxMessage[] = []
  #written: Promise<void> | undefined
  #flush: (() => void) | undefined

  /** `most` is the number of connections: when each of them has sent its message, there is nothing to wait for. */
  constructor(most: number) {
    this.#most = most
  }

  /** Resolves when it is on disk that the message went out. */
  add(message: OutboxMessage): Promise<void> {
    this.#messages.push(message)
    this.#written ??= this.#gather()
    const written = this.#written
    if (this.#messages.length >= this.#most) this.#flush?.()
    return written
  }

  async #gather(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LINGER_MS)
      this.#flush = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    const messages = this.#messages
    this.#messages = []
    this.#written = undefined
    await persist(() => settleSent(messages, now()))
  }
}

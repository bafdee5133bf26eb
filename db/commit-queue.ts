// Group commit: all transactions waiting in the queue go into one BEGIN … COMMIT, each under a savepoint of its own.
import { AsyncLocalStorage } from 'node:async_hooks'
import { StoreBusy, type Tx } from './store.ts'

export type CommitDriver = {
  tx: Tx
  /** Takes the write lock; false when another process holds it just now. */
  begin(): Promise<boolean> | boolean
  savepoint(): Promise<void> | void
  release(): Promise<void> | void
  rollbackToSavepoint(): Promise<void> | void
  commit(): Promise<void> | void
  rollback(): Promise<void> | void
}

type Member = {
  work: (tx: Tx) => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}
type Outcome = { member: Member; value?: unknown; error?: unknown; failed: boolean }

const MOST_IN_A_COMMIT = 400
const LONGEST_QUEUE = 20_000
/** Who would wait longer than this is refused at the door, while an answer is still of use. */
const LONGEST_WAIT_MS = 20_000
/** A queue this short is never refused: one slow commit says little about the next. */
const SHORTEST_BOUND = 2_000
const LOCK_PATIENCE_MS = 10_000
const LINGER_MS = 2
/** Under load nobody waits longer than this for others to join. */
const LONGEST_GATHERING_MS = 50

const inside = new AsyncLocalStorage<true>()

/** Refuses a transaction inside a transaction: pass `work` on instead. */
export function refuseNesting(): void {
  if (inside.getStore()) throw new Error('a transaction was opened inside a transaction: pass `work` on')
}

export function runInside<Result>(work: () => Promise<Result>): Promise<Result> {
  return inside.run(true, work)
}

export class CommitQueue {
  readonly #driver: CommitDriver
  readonly #most: number
  #waiting: Member[] = []
  #running: Promise<void> | undefined
  /** members committed in a millisecond, averaged over full commits */
  #perMs: number | undefined

  /** `most`: members of one commit. */
  constructor(driver: CommitDriver, most = MOST_IN_A_COMMIT) {
    this.#driver = driver
    this.#most = most
  }

  add<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    refuseNesting()
    if (this.#waiting.length >= this.#bound()) return Promise.reject(new StoreBusy('too many writes are waiting'))
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (value: unknown) => void, reject })
      this.#running ??= this.#drain()
    })
  }

  /** Members that may wait: what was drained in the last commits, carried on to the longest wait. */
  #bound(): number {
    if (this.#perMs === undefined) return LONGEST_QUEUE
    return Math.min(LONGEST_QUEUE, Math.max(SHORTEST_BOUND, this.#perMs * LONGEST_WAIT_MS))
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #drain(): Promise<void> {
    // Idle: the first write commits at once. Under load a crowd is let gather.
    let size = 0
    while (this.#waiting.length > 0) {
      if (size > 1) await this.#gather()
      const members = this.#waiting.splice(0, this.#most)
      size = members.length
      const began = performance.now()
      await this.#commitTogether(members)
      this.#measure(size, performance.now() - began)
      // Lets sockets be read between two commits.
      await new Promise((next) => setImmediate(next))
    }
    this.#running = undefined
  }

  /**
   * Waits as long as turns of the event loop bring more. A turn accepts one connection, so that committing on each turn
   * would take a crowd on fresh connections a few at a time.
   */
  async #gather(): Promise<void> {
    const until = performance.now() + LONGEST_GATHERING_MS
    for (let quiet = false; this.#waiting.length < this.#most && performance.now() < until; ) {
      const before = this.#waiting.length
      if (quiet) await new Promise((next) => setTimeout(next, LINGER_MS))
      else await new Promise((next) => setImmediate(next))
      const more = this.#waiting.length > before
      if (quiet && !more) return
      quiet = !more
    }
  }

  /** Only full commits say how quick the database is; the last few count most. */
  #measure(members: number, elapsed: number): void {
    if (members < this.#most) return
    const rate = members / Math.max(elapsed, 0.1)
    this.#perMs = this.#perMs === undefined ? rate : this.#perMs * 0.8 + rate * 0.2
  }

  async #commitTogether(members: Member[]): Promise<void> {
    const outcomes: Outcome[] = []
    try {
      await this.#begin()
      for (const member of members) outcomes.push(await this.#runOne(member))
      await this.#driver.commit()
    } catch (error) {
      await Promise.resolve(this.#driver.rollback()).catch(() => {})
      for (const member of members) member.reject(error)
      return
    }
    for (const outcome of outcomes) {
      if (outcome.failed) outcome.member.reject(outcome.error)
      else outcome.member.resolve(outcome.value)
    }
  }

  async #begin(): Promise<void> {
    const patience = performance.now() + LOCK_PATIENCE_MS
    while (!(await this.#driver.begin())) {
      if (performance.now() > patience) throw new StoreBusy('another process holds the database')
      await new Promise((next) => setTimeout(next, 10 + Math.random() * 40))
    }
  }

  async #runOne(member: Member): Promise<Outcome> {
    await this.#driver.savepoint()
    try {
      const value = await inside.run(true, () => member.work(this.#driver.tx))
      await this.#driver.release()
      return { member, value, failed: false }
    } catch (error) {
      await this.#driver.rollbackToSavepoint()
      return { member, error, failed: true }
    }
  }
}

// Group commit: all transactions waiting in the queue go into one BEGIN … COMMIT, each under a savepoint of its own, or under
// one with others that can be served by the same call.
import { AsyncLocalStorage } from 'node:async_hooks'
import { StoreBusy, type StoreLimits, type Together, type TransactionOptions, type Tx } from './store.ts'

export type CommitDriver = {
  tx: Tx
  /** Takes the write lock; false when another process holds it just now. */
  begin(): Promise<boolean> | boolean
  savepoint(): Promise<void> | void
  release(): Promise<void> | void
  rollbackToSavepoint(): Promise<void> | void
  commit(): Promise<void> | void
  rollback(): Promise<void> | void
  /** True for an error that says somebody else holds what everybody here is waiting for. */
  isHeld?(error: unknown): boolean
}

type Member = {
  isPatient: boolean
  together: Together | undefined
  work: (tx: Tx) => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}
type Outcome = { member: Member } & ({ value: unknown; failed: false } | { error: unknown; failed: true })

const MOST_IN_A_COMMIT = 400
const LONGEST_QUEUE = 20_000
/** A rush of ten thousand is let in, as long as its last is served within this: later an answer is of no use. */
const RUSH = 12_000
const LONGEST_WAIT_MS = 20_000
/** Beyond that, and once people have been waiting for so long without a break, nobody is let in who would wait longer than this. */
const STANDING_MS = 6_000
const SHORT_WAIT_MS = 1_500
/** A queue this short is never refused: one slow commit says little about the next. */
const SHORTEST_BOUND = 2_000
export const LOCK_PATIENCE_MS = 10_000
const LINGER_MS = 2
/** Members that can wait are committed at most so often: each commit waits for the disk, and readers have the time between. */
const PACE_MS = 25
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
  /** members committed in a millisecond, averaged over full commits: what they cost before it is not in it, so a rush is let in */
  #perMs: number | undefined
  /** since when there has always been somebody waiting */
  #standsSince = 0
  #committedAt = Number.NEGATIVE_INFINITY
  /** ends the wait for the next commit */
  #hurry: (() => void) | undefined
  readonly #longest: number
  readonly #lockPatience: number
  readonly #now: () => number

  constructor(driver: CommitDriver, limits: StoreLimits & { now?: () => number } = {}) {
    const { mostInACommit = MOST_IN_A_COMMIT, longestQueue = LONGEST_QUEUE, lockPatienceMs = LOCK_PATIENCE_MS } = limits
    const { now = () => performance.now() } = limits
    this.#driver = driver
    this.#most = mostInACommit
    this.#longest = longestQueue
    this.#lockPatience = lockPatienceMs
    this.#now = now
  }

  /** Whether the next write would be refused. */
  get isFull(): boolean {
    return this.#waiting.length >= this.#bound()
  }

  /** `patient`: may wait some milliseconds longer while others come. */
  add<Result>(
    work: (tx: Tx) => Promise<Result>,
    { patient = false, together }: Pick<TransactionOptions, 'patient' | 'together'> = {},
  ): Promise<Result> {
    refuseNesting()
    if (this.isFull) return Promise.reject(new StoreBusy('too many writes are waiting'))
    if (this.#waiting.length === 0) this.#standsSince = this.#now()
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ work, isPatient: patient, together, resolve: resolve as (value: unknown) => void, reject })
      if (!patient) this.#hurry?.()
      this.#running ??= this.#drain()
    })
  }

  /** Members that may wait: what was drained lately, carried on to the wait that is of use. */
  #bound(): number {
    if (this.#perMs === undefined) return this.#longest
    const stands = this.#waiting.length > 0 && this.#now() - this.#standsSince > STANDING_MS
    const rush = stands ? SHORTEST_BOUND : Math.min(RUSH, this.#perMs * LONGEST_WAIT_MS)
    return Math.min(this.#longest, Math.max(SHORTEST_BOUND, rush, this.#perMs * SHORT_WAIT_MS))
  }

  /** Resolves when nothing waits any more. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #drain(): Promise<void> {
    // Idle: the first write commits at once. Under load a crowd is let gather.
    let size = 0
    while (this.#waiting.length > 0) {
      if (this.#canWait()) await this.#pace()
      if (size > 1) await this.#gather(size)
      const members = this.#waiting.splice(0, this.#most)
      size = members.length
      const began = this.#now()
      await (members.length === 1 ? this.#commitAlone(members[0] as Member) : this.#commitTogether(members))
      this.#committedAt = this.#now()
      this.#measure(size, this.#committedAt - began)
      // Lets sockets be read between two commits.
      await new Promise((next) => setImmediate(next))
    }
    this.#running = undefined
  }

  /**
   * Waits as long as turns of the event loop bring more. A turn accepts one connection, so that committing on each turn
   * would take a crowd on fresh connections a few at a time. Who is not patient waits no more for others once `before` are
   * here, as many as last time: those are the gates of a queue, each with its next scan.
   */
  async #gather(before: number): Promise<void> {
    const until = performance.now() + LONGEST_GATHERING_MS
    for (let quiet = false; this.#waiting.length < this.#most && performance.now() < until; ) {
      const here = this.#waiting.length
      if (quiet && here >= before && !this.#waiting.every(({ isPatient }) => isPatient)) return
      if (quiet) await new Promise((next) => setTimeout(next, LINGER_MS))
      else await new Promise((next) => setImmediate(next))
      const more = this.#waiting.length > here
      if (quiet && !more) return
      quiet = !more
    }
  }

  /** Whether the last commit was just now, there is room in the next, and all who wait can wait. */
  #canWait(): boolean {
    if (this.#now() - this.#committedAt >= PACE_MS || this.#waiting.length >= this.#most) return false
    return this.#waiting.every(({ isPatient }) => isPatient)
  }

  /** Resolves when the last commit is PACE_MS ago, or when somebody comes who cannot wait. */
  async #pace(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PACE_MS - (this.#now() - this.#committedAt))
      this.#hurry = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#hurry = undefined
  }

  /** Only full commits say how quick the database is; the last few count most. */
  #measure(members: number, elapsed: number): void {
    if (members < this.#most) return
    const rate = members / Math.max(elapsed, 0.1)
    this.#perMs = this.#perMs === undefined ? rate : this.#perMs * 0.8 + rate * 0.2
  }

  /** Without a savepoint: what undoes it undoes nobody else. At a gate, most commits are of this kind. */
  async #commitAlone(member: Member): Promise<void> {
    let value: unknown
    try {
      await this.#begin()
      value = await inside.run(true, () => member.work(this.#driver.tx))
      await this.#driver.commit()
    } catch (error) {
      await Promise.resolve(this.#driver.rollback()).catch(() => {})
      member.reject(error)
      return
    }
    member.resolve(value)
  }

  async #commitTogether(members: Member[]): Promise<void> {
    const outcomes: Outcome[] = []
    try {
      await this.#begin()
      for (const group of inGroups(members)) outcomes.push(...(await this.#runGroup(group)))
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
    const patience = performance.now() + this.#lockPatience
    while (!(await this.#driver.begin())) {
      if (performance.now() > patience) throw new StoreBusy('another process holds the database')
      await new Promise((next) => setTimeout(next, 10 + Math.random() * 40))
    }
  }

  /** Members that can be served together, and when that fails each alone. */
  async #runGroup(group: Member[]): Promise<Outcome[]> {
    const together = group.length > 1 ? group[0]?.together : undefined
    if (together) {
      const inputs = group.map((member) => member.together?.input)
      const done = await this.#undoable(() => together.many(this.#driver.tx, inputs))
      if (!done.failed) return group.map((member, index) => ({ member, value: done.value[index], failed: false }))
    }
    const outcomes: Outcome[] = []
    for (const member of group) outcomes.push({ member, ...(await this.#undoable(() => member.work(this.#driver.tx))) })
    return outcomes
  }

  /** What it throws undoes it alone. Somebody else's lock is thrown on: each of the others would wait as long for the same. */
  async #undoable<Value>(
    work: () => Promise<Value>,
  ): Promise<{ value: Value; failed: false } | { error: unknown; failed: true }> {
    await this.#driver.savepoint()
    try {
      const value = await inside.run(true, work)
      await this.#driver.release()
      return { value, failed: false }
    } catch (error) {
      await this.#driver.rollbackToSavepoint()
      if (this.#driver.isHeld?.(error)) throw error
      return { error, failed: true }
    }
  }
}

/** Members of one key stand where the first of them stands; everybody else alone. */
function inGroups(members: readonly Member[]): Member[][] {
  const groups: Member[][] = []
  const byKey = new Map<string, Member[]>()
  for (const member of members) {
    const key = member.together?.key
    const known = key === undefined ? undefined : byKey.get(key)
    if (known) known.push(member)
    else {
      const group = [member]
      groups.push(group)
      if (key !== undefined) byKey.set(key, group)
    }
  }
  return groups
}

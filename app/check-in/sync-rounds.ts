// When a phone and the server are brought together: one round at a time, soon after a good one, ever later after bad ones.
// What a round does is the caller's affair.

/** Waits after bad rounds: they double. */
const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 30_000
const IDLE_WAIT_MS = 10_000

/** `online`: the server decides. `nearly`: it answers, but the phone decides still. `bad`: no answer. */
export type RoundEnd = 'online' | 'nearly' | 'bad'

export class SyncRounds {
  readonly #round: () => Promise<RoundEnd>
  readonly #onEnd: () => void
  readonly #rest: () => number
  #running = false
  #again = false
  #wait = FIRST_WAIT_MS
  #timer: ReturnType<typeof setTimeout> | undefined
  #stopped = false

  /**
   * `onEnd` is told after each round. One that throws was bad. `rest` says for how many milliseconds the server asked to be left
   * alone: no round begins before.
   */
  constructor(round: () => Promise<RoundEnd>, onEnd: () => void, rest: () => number = () => 0) {
    this.#round = round
    this.#onEnd = onEnd
    this.#rest = rest
  }

  get stopped(): boolean {
    return this.#stopped
  }

  /** A round now, or as soon as the server may be asked again. While one is running another follows it, if it was good. */
  now(): void {
    if (this.#stopped) return
    if (this.#running) {
      this.#again = true
      return
    }
    if (this.#rest() > 0) {
      this.#plan(0)
      return
    }
    clearTimeout(this.#timer)
    this.#again = false
    this.#running = true
    void this.#round()
      .catch((): RoundEnd => 'bad')
      .then((end) => {
        this.#running = false
        if (!this.#stopped) this.#ended(end)
      })
  }

  /** As `now`, and what failed before no longer counts. */
  afresh(): void {
    this.#wait = FIRST_WAIT_MS
    this.now()
  }

  /** The next round soon, whenever it was to be. */
  soon(): void {
    this.#plan(FIRST_WAIT_MS)
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  #ended(end: RoundEnd): void {
    this.#onEnd()
    this.#wait = end === 'bad' ? Math.min(LONGEST_WAIT_MS, this.#wait * 2) : FIRST_WAIT_MS
    if (end !== 'bad' && this.#again) this.now()
    else this.#plan(end === 'bad' ? this.#wait : end === 'online' ? IDLE_WAIT_MS : FIRST_WAIT_MS / 2)
  }

  #plan(milliseconds: number): void {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.now(), Math.max(milliseconds, this.#rest()))
  }
}

// When a phone and the server are brought together: one round at a time, soon after a good one, ever later after bad ones.
// What a round does is the caller's affair.
import type { PhonePace } from './phone-pace.ts'

/** `online`: the server decides. `nearly`: it answers, but the phone decides still. `bad`: no answer. */
export type RoundEnd = 'online' | 'nearly' | 'bad'

type Given = {
  round(): Promise<RoundEnd>
  /** told after each round */
  onEnd(): void
  /** for how many milliseconds the server asked to be left alone: no round begins before */
  rest(): number
  pace: PhonePace
}

export class SyncRounds {
  readonly #given: Given
  #running = false
  #again = false
  #wait: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #stopped = false

  /** A round that throws was bad. */
  constructor(given: Given) {
    this.#given = given
    this.#wait = given.pace.firstWaitMs
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
    if (this.#given.rest() > 0) {
      this.#plan(0)
      return
    }
    clearTimeout(this.#timer)
    this.#again = false
    this.#running = true
    void this.#given
      .round()
      .catch((): RoundEnd => 'bad')
      .then((end) => {
        this.#running = false
        if (!this.#stopped) this.#ended(end)
      })
  }

  /** As `now`, and what failed before no longer counts. */
  afresh(): void {
    this.#wait = this.#given.pace.firstWaitMs
    this.now()
  }

  /** The next round soon, whenever it was to be. */
  soon(): void {
    this.#plan(this.#given.pace.firstWaitMs)
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  #ended(end: RoundEnd): void {
    this.#given.onEnd()
    const { firstWaitMs, longestWaitMs, idleWaitMs } = this.#given.pace
    this.#wait = end === 'bad' ? Math.min(longestWaitMs, this.#wait * 2) : firstWaitMs
    if (end !== 'bad' && this.#again) this.now()
    else this.#plan(end === 'bad' ? this.#wait : end === 'online' ? idleWaitMs : firstWaitMs / 2)
  }

  #plan(milliseconds: number): void {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.now(), Math.max(milliseconds, this.#given.rest()))
  }
}

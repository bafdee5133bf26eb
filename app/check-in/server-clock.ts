// How far this phone's clock is from the server's, measured with every answer. Times are milliseconds.

/** Below this the phone is believed: the server's clock is read to the second only. */
const TOLERANCE = 2000
/** A measurement this old gives way to a newer one even if that took longer on the way. */
const STALE = 10 * 60_000

export class ServerClock {
  #offset: number
  #error = Number.POSITIVE_INFINITY
  #at = 0

  constructor(offset = 0) {
    this.#offset = offset
  }

  /** Server minus phone. */
  get offset(): number {
    return this.#offset
  }

  /** An answer stamped `server` came back; the quickest way there and back says most. */
  note({ sent, received, server }: { sent: number; received: number; server: number }): void {
    const error = (received - sent) / 2
    if (error > this.#error && received - this.#at < STALE) return
    const offset = server - (sent + received) / 2
    this.#offset = Math.abs(offset) > TOLERANCE + error ? Math.round(offset) : 0
    this.#error = error
    this.#at = received
  }

  /** The moment at the server now. */
  now(): Date {
    return new Date(Date.now() + this.#offset)
  }
}

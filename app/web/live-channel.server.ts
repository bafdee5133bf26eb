// One topic's stream: what its readers have, what was sent last, and who they are. Every message is made into bytes once,
// however many read it.
import { performance } from 'node:perf_hooks'
import { newId } from '#app/platform/ids.ts'
import { describeError, log } from '#app/platform/logger.server.ts'
import type { LiveRegions, LiveTopic, LiveView } from './live-view.server.ts'

/** What a stream is written to; `ServerResponse` is one. */
export type LiveSink = { write(bytes: Buffer): boolean; readonly writableLength: number; destroy(): void }

/** Messages kept for those who come back after a short loss. */
const KEPT = 64
/** A reader who takes nothing more is cut off; it comes back and gets everything at once. */
const MOST_UNSENT = 512 * 1024

type RegionChange = { o?: string[]; s?: Record<string, string> }

export class LiveChannel {
  readonly view: LiveView
  readonly topic: LiveTopic
  readonly sinks = new Set<LiveSink>()
  /** ids of another process, or of an earlier life of this channel, are not resumed */
  readonly #life = newId().slice(-12)
  #sequence = 0
  #regions: LiveRegions | undefined
  #kept: { sequence: number; bytes: Buffer }[] = []
  #whole: { sequence: number; bytes: Buffer } | undefined
  #updating: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #readAt = Number.NEGATIVE_INFINITY
  #marked = false
  emptySince = performance.now()

  constructor(view: LiveView, topic: LiveTopic) {
    this.view = view
    this.topic = topic
  }

  /** Reads what readers get, unless it is known and fresh. Throws when it cannot be read. */
  async prepare(): Promise<void> {
    const age = performance.now() - this.#readAt
    if (!this.#regions || this.#marked || age > this.view.refreshEvery) await this.update()
    if (!this.#regions) throw new Error(`the live page ${this.view.name} could not be read`)
  }

  /** What a reader lacks: the messages since `lastId`, or everything. Add the sink in the same breath. */
  missing(lastId: string | undefined): Buffer[] {
    const [life, number] = (lastId ?? '').split('.')
    if (life === this.#life) {
      const missed = this.#kept.filter((message) => message.sequence > Number(number))
      if (missed.length === this.#sequence - Number(number)) return missed.map((message) => message.bytes)
    }
    return [this.#everything()]
  }

  /** Something that it shows has changed: at once, or when the last update is long enough ago. */
  mark(): void {
    this.#marked = true
    if (this.sinks.size === 0 || this.#timer || this.#updating) return
    const wait = this.view.between - (performance.now() - this.#readAt)
    if (wait <= 0) return void this.update()
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      void this.update()
    }, wait)
  }

  isDue(): boolean {
    return this.sinks.size > 0 && performance.now() - this.#readAt >= this.view.refreshEvery
  }

  /** Reads, compares, sends what differs. */
  update(): Promise<void> {
    this.#updating ??= this.#update()
      .catch((error) => log.error('live page failed', { route: this.view.pattern, error: describeError(error) }))
      .finally(() => {
        this.#updating = undefined
        if (this.#marked) this.mark()
      })
    return this.#updating
  }

  async #update(): Promise<void> {
    this.#marked = false
    this.#readAt = performance.now()
    const now = await this.view.read(this.topic)
    const before = this.#regions
    this.#regions = now
    if (!before) return
    const changed = differences(before, now)
    if (!changed) return
    this.#sequence++
    const bytes = message(`${this.#life}.${this.#sequence}`, { r: changed })
    this.#kept.push({ sequence: this.#sequence, bytes })
    if (this.#kept.length > KEPT) this.#kept.shift()
    this.send(bytes)
  }

  send(bytes: Buffer): void {
    for (const sink of this.sinks) {
      if (sink.writableLength > MOST_UNSENT) {
        this.sinks.delete(sink)
        sink.destroy()
      } else sink.write(bytes)
    }
  }

  #everything(): Buffer {
    if (this.#whole?.sequence !== this.#sequence || !this.#whole) {
      const all = differences({}, this.#regions ?? {}) ?? {}
      this.#whole = { sequence: this.#sequence, bytes: message(`${this.#life}.${this.#sequence}`, { r: all }) }
    }
    return this.#whole.bytes
  }

  close(): void {
    clearTimeout(this.#timer)
    this.sinks.clear()
  }
}

function message(id: string, data: unknown): Buffer {
  return Buffer.from(`id: ${id}\ndata: ${JSON.stringify(data)}\n\n`)
}

/** Per region: the new order where it differs, and the parts that are new or look otherwise. */
export function differences(before: LiveRegions, now: LiveRegions): Record<string, RegionChange> | undefined {
  const changed: Record<string, RegionChange> = {}
  for (const [name, parts] of Object.entries(now)) {
    const old = before[name]
    const known = new Map((old ?? []).map((part) => [part.key, part.html]))
    const set = parts.filter((part) => known.get(part.key) !== part.html).map((part) => [part.key, part.html] as const)
    const moved = !old || old.length !== parts.length || old.some((part, index) => part.key !== parts[index]?.key)
    if (set.length === 0 && !moved) continue
    changed[name] = {
      ...(moved && { o: parts.map((part) => part.key) }),
      ...(set.length > 0 && { s: Object.fromEntries(set) }),
    }
  }
  return Object.keys(changed).length > 0 ? changed : undefined
}

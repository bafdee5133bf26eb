// All streams of this process (HTML Living Standard, "Server-sent events"): joining, limits, signs of life, the end.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import { onChange } from '#app/platform/changes.ts'
import { minutes, seconds } from '#app/platform/clock.ts'
import { LiveChannel } from './live-channel.server.ts'
import type { LiveTopic, LiveView } from './live-view.server.ts'

export type LiveLimits = { connections: number; perNetwork: number; beatEvery: number }

/** A hall shares one address: a network may hold half of all. Proxies cut a line that is silent for a minute, some for less. */
const LIMITS: LiveLimits = { connections: 10_000, perNetwork: 5000, beatEvery: seconds(15) }
/** A comment for proxies, an event for the page: it knows that the line is up although nothing changes. */
const BEAT = Buffer.from(': still here\nevent: beat\ndata: 1\n\n')
const TICK = 500
/** A topic without readers is remembered so long, for those who only lost the line. */
const EMPTY_FOR = minutes(1)
/** Some proxies and old browsers pass nothing on before two kilobytes. */
const PADDING = `: ${' '.repeat(2048)}\n`

type Joining = { request: IncomingMessage; response: ServerResponse; network: string }

export class LiveHub {
  readonly #channels = new Map<string, LiveChannel>()
  readonly #networks = new Map<string, number>()
  readonly #responses = new Set<ServerResponse>()
  readonly #limits: LiveLimits
  readonly #timers: NodeJS.Timeout[]
  readonly #stopListening: () => void
  #closed = false

  constructor(limits: Partial<LiveLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits }
    this.#stopListening = onChange((change) => {
      for (const channel of this.#channels.values()) {
        if (change.kind === 'elsewhere' || channel.view.concerns(change, channel.topic)) channel.mark()
      }
    })
    this.#timers = [setInterval(() => this.#beat(), this.#limits.beatEvery), setInterval(() => this.#tick(), TICK)]
    for (const timer of this.#timers) timer.unref()
  }

  get size(): number {
    return this.#responses.size
  }

  /** Opens the stream; `full` when this process or the network holds as many as it may. */
  async join(view: LiveView, topic: LiveTopic, { request, response, network }: Joining): Promise<'joined' | 'full'> {
    const ofNetwork = this.#networks.get(network) ?? 0
    if (this.#closed || this.size >= this.#limits.connections || ofNetwork >= this.#limits.perNetwork) return 'full'
    this.#responses.add(response)
    this.#networks.set(network, ofNetwork + 1)
    response.once('close', () => {
      this.#responses.delete(response)
      const left = (this.#networks.get(network) ?? 1) - 1
      if (left > 0) this.#networks.set(network, left)
      else this.#networks.delete(network)
    })
    const channel = this.#channelOf(view, topic)
    await channel.prepare()
    if (response.destroyed) return 'joined'
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    })
    response.socket?.setNoDelay(true)
    // Spread, so that a restarted server is not met by everybody at the same moment.
    const lastId = request.headers['last-event-id']
    const missed = channel.missing(Array.isArray(lastId) ? lastId[0] : lastId)
    const retry = Math.round(seconds(1) + Math.random() * seconds(4))
    response.write(Buffer.concat([Buffer.from(`${PADDING}retry: ${retry}\n\n`), ...missed]))
    channel.sinks.add(response)
    response.once('close', () => {
      channel.sinks.delete(response)
      if (channel.sinks.size === 0) channel.emptySince = performance.now()
    })
    return 'joined'
  }

  /** Ends every stream and takes no more. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#stopListening()
    for (const timer of this.#timers) clearInterval(timer)
    for (const response of this.#responses) response.end()
    for (const channel of this.#channels.values()) channel.close()
    this.#channels.clear()
  }

  #channelOf(view: LiveView, topic: LiveTopic): LiveChannel {
    const name = `${view.name} ${topic.id} ${topic.language} ${topic.actor?.staffId ?? ''}`
    let channel = this.#channels.get(name)
    if (!channel) {
      channel = new LiveChannel(view, topic)
      this.#channels.set(name, channel)
    }
    return channel
  }

  #beat(): void {
    for (const channel of this.#channels.values()) channel.send(BEAT)
  }

  #tick(): void {
    for (const [name, channel] of this.#channels) {
      if (channel.isDue()) void channel.update()
      else if (channel.sinks.size === 0 && performance.now() - channel.emptySince > EMPTY_FOR) {
        channel.close()
        this.#channels.delete(name)
      }
    }
  }
}

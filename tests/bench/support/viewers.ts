// Viewers of a stream, as raw sockets: they cost the machine little, and each says when it has a text.
import { connect, type Socket } from 'node:net'

export type Viewers = {
  /** Milliseconds from `from` until the last of them has read `text`. */
  untilAllHave(text: string, from: number): Promise<number>
  /** id of the last event of each */
  lastIds(): string[]
  close(): void
}

type Viewer = { socket: Socket; seen: string }

/** Opens `count` streams, and waits until each has its first event. `lastId` resumes. */
export async function openViewers(
  port: number,
  { path, count, lastId }: { path: string; count: number; lastId?: string },
): Promise<Viewers> {
  let wake: (() => void) | undefined
  const open = (): Promise<Viewer> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      const viewer: Viewer = { socket, seen: '' }
      const head = [`GET ${path} HTTP/1.1`, `Host: localhost:${port}`, 'Accept: text/event-stream']
      if (lastId) head.push(`Last-Event-ID: ${lastId}`)
      socket.on('error', reject)
      socket.on('connect', () => socket.write(`${head.join('\r\n')}\r\n\r\n`))
      socket.setEncoding('utf8').on('data', (text: string) => {
        const first = viewer.seen === ''
        if (first && !text.startsWith('HTTP/1.1 200')) return void socket.destroy(new Error(text.slice(0, 200)))
        viewer.seen = (viewer.seen + text).slice(-12_000)
        if (viewer.seen.includes('\n\n')) resolve(viewer)
        wake?.()
      })
    })
  const viewers: Viewer[] = []
  for (let from = 0; from < count; from += 100) {
    viewers.push(...(await Promise.all(Array.from({ length: Math.min(100, count - from) }, open))))
  }
  return {
    async untilAllHave(text, from) {
      const missing = new Set(viewers)
      const patience = performance.now() + 10_000
      for (;;) {
        for (const viewer of missing) if (viewer.seen.includes(text)) missing.delete(viewer)
        if (missing.size === 0) return performance.now() - from
        if (performance.now() > patience) throw new Error(`${missing.size} viewers never had ${text}`)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 100)
          wake = () => {
            clearTimeout(timer)
            wake = undefined
            setImmediate(resolve)
          }
        })
      }
    },
    lastIds: () => viewers.map(({ seen }) => [...seen.matchAll(/id: (\S+)/g)].at(-1)?.[1] ?? ''),
    close() {
      for (const { socket } of viewers) socket.destroy()
    },
  }
}

// Reads server-sent events as a browser does, without one.
import { request as httpRequest, type IncomingMessage } from 'node:http'

export type StreamEvent = { id: string; event: string; data: string }
export type EventStream = {
  status: number
  headers: IncomingMessage['headers']
  events: StreamEvent[]
  /** Waits until an event fits, also one that came already. Throws after `patience` milliseconds. */
  until(fits: (event: StreamEvent) => boolean, patience?: number): Promise<StreamEvent>
  /** everything so far, as it came */
  raw(): string
  close(): void
}

export async function openStream(
  address: string,
  { headers = {} }: { headers?: Record<string, string> } = {},
): Promise<EventStream> {
  const events: StreamEvent[] = []
  let text = ''
  let unread = ''
  let wake = () => {}
  const asked = httpRequest(address, { agent: false, headers: { Accept: 'text/event-stream', ...headers } })
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    asked.once('response', resolve)
    asked.once('error', reject)
    asked.end()
  })
  asked.on('error', () => {})
  answer.on('error', () => {})
  answer.setEncoding('utf8').on('data', (piece: string) => {
    text += piece
    unread += piece
    const blocks = unread.split('\n\n')
    unread = blocks.pop() ?? ''
    for (const block of blocks) {
      const field = (name: string) =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2) ?? ''
      if (field('data')) events.push({ id: field('id'), event: field('event') || 'message', data: field('data') })
    }
    wake()
  })
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    events,
    raw: () => text,
    close: () => asked.destroy(),
    async until(fits, patience = 5000) {
      const end = Date.now() + patience
      for (;;) {
        const found = events.find(fits)
        if (found) return found
        const left = end - Date.now()
        if (left <= 0) throw new Error(`no such event came; so far: ${text.slice(-2000)}`)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
    },
  }
}

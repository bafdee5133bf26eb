// A crowd that registers, run as a child process so that its work does not slow the server's core. Raw sockets: an HTTP
// client library costs as much per request as the server.
import { connect, type Socket } from 'node:net'
import { bodyOf, keyOf } from './person.ts'

export { bodyOf, keyOf }

export type CrowdOrder = {
  port: number
  path: string
  /** the host that the server knows itself by; 127.0.0.1:PORT without */
  host?: string
  people: number
  /** kept-alive connections; 0: a fresh connection for each person */
  connections: number
  /** fresh connections are opened over this time */
  spreadMs: number
  /** another loopback address for each run, so that ports and limits do not run out */
  from: string
  /** makes contacts and keys of this run differ from those of others */
  run: number
  consentVersion: string
}
export type CrowdAnswer = { status: number; body: string; ms: number }
export type CrowdReport = { lastMs: number; answers: CrowdAnswer[] }

function requestOf(order: CrowdOrder, person: number): Buffer {
  const body = Buffer.from(bodyOf(order.run, person, order.consentVersion))
  const head =
    `POST ${order.path} HTTP/1.1\r\nHost: ${order.host ?? `127.0.0.1:${order.port}`}\r\nContent-Type: application/json\r\n` +
    `Idempotency-Key: ${keyOf(order.run, person)}\r\nContent-Length: ${body.length}\r\n` +
    `Connection: ${order.connections > 0 ? 'keep-alive' : 'close'}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), body])
}

/** Calls back with each whole answer that arrives on the socket. */
function readAnswers(socket: Socket, take: (status: number, body: string) => void): void {
  let text = ''
  socket.setEncoding('latin1').on('data', (part: string) => {
    text += part
    for (;;) {
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/content-length: (\d+)/i.exec(text.slice(0, end))?.[1] ?? 0)
      if (text.length < end + 4 + length) return
      const body = Buffer.from(text.slice(end + 4, end + 4 + length), 'latin1').toString('utf8')
      take(Number(text.slice(9, 12)), body)
      text = text.slice(end + 4 + length)
    }
  })
}

async function run(order: CrowdOrder): Promise<CrowdReport> {
  const requests = Array.from({ length: order.people }, (_, person) => requestOf(order, person))
  const answers: CrowdAnswer[] = requests.map(() => ({ status: 0, body: '', ms: 0 }))
  const start = performance.now()
  let last = start
  const answered = (person: number, since: number, status: number, body: string) => {
    last = performance.now()
    answers[person] = { status, body, ms: last - since }
  }
  const open = () => connect({ port: order.port, host: '127.0.0.1', localAddress: order.from, noDelay: true })

  const fresh = (person: number) =>
    new Promise<void>((done) => {
      const since = performance.now()
      const socket = open()
      socket.on('connect', () => socket.write(requests[person] as Buffer))
      readAnswers(socket, (status, body) => {
        answered(person, since, status, body)
        socket.end()
      })
      socket.on('error', () => done()).on('close', () => done())
    })

  let next = 0
  const kept = () =>
    new Promise<void>((done) => {
      const socket = open()
      let person = 0
      let since = 0
      const ask = () => {
        if (next >= order.people) return void socket.end()
        person = next++
        since = performance.now()
        socket.write(requests[person] as Buffer)
      }
      socket.on('connect', ask)
      readAnswers(socket, (status, body) => {
        answered(person, since, status, body)
        ask()
      })
      socket.on('error', () => done()).on('close', () => done())
    })

  if (order.connections > 0) await Promise.all(Array.from({ length: order.connections }, kept))
  else {
    const all: Promise<void>[] = []
    while (all.length < order.people) {
      const due = Math.min(order.people, Math.ceil(((performance.now() - start) / order.spreadMs) * order.people))
      while (all.length < due) all.push(fresh(all.length))
      await new Promise((turn) => setTimeout(turn, 1))
    }
    await Promise.all(all)
  }
  return { lastMs: last - start, answers }
}

process.on('message', (order: CrowdOrder) => {
  void run(order).then((report) => process.send?.(report))
})

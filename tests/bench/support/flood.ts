// More people than a server can serve, arriving at an even pace whatever the answers are. Run as a child process; kept-alive
// connections, as a proxy holds them: whoever finds none free waits.
import { connect, type Socket } from 'node:net'
import { bodyOf, keyOf } from './person.ts'

export type FloodOrder = {
  port: number
  path: string
  /** the host that the server knows itself by; 127.0.0.1:PORT without */
  host?: string
  /** people a second, for so many seconds */
  perSecond: number
  seconds: number
  /** when nobody has answered so long after the last person came, it ends; milliseconds */
  patienceMs: number
  /** answers counted as `within`, in milliseconds after the person came */
  withinMs: number
  connections: number
  run: number
  consentVersion: string
}
export type FloodReport = {
  offered: number
  /** 201 */
  taken: number
  /** 503 with Retry-After */
  busy: number
  /** any other answer, by status */
  wrong: number
  others: Record<string, number>
  /** connections that broke before the answer */
  broken: number
  /** no answer a patience after the last person came */
  unanswered: number
  within: number
  /** 201 while people came, a second */
  takenPerSecond: number
  p50: number
  p99: number
  busyP99: number
}

const at = (values: number[], share: number) =>
  values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

async function flood(order: FloodOrder): Promise<FloodReport> {
  const { perSecond, seconds, patienceMs } = order
  const people = Math.round(perSecond * seconds)
  const requests = Array.from({ length: people }, (_, person) => {
    const body = bodyOf(order.run, person, order.consentVersion)
    return (
      `POST ${order.path} HTTP/1.1\r\nHost: ${order.host ?? `127.0.0.1:${order.port}`}\r\nContent-Type: application/json\r\n` +
      `Idempotency-Key: ${keyOf(order.run, person)}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
    )
  })
  const report = { offered: people, taken: 0, busy: 0, wrong: 0, within: 0 }
  const took: number[] = []
  const busyTook: number[] = []
  let takenInWindow = 0
  let answered = 0
  let start = performance.now()
  let broken = 0
  const others: Record<string, number> = {}
  const cameAt = (person: number) => start + (person / perSecond) * 1000

  const take = (person: number, head: string) => {
    const now = performance.now()
    const ms = now - cameAt(person)
    const status = Number(head.slice(9, 12))
    answered += 1
    took.push(ms)
    if (status === 201) {
      report.taken += 1
      if (now - start <= seconds * 1000) takenInWindow += 1
    } else if (status === 503 && /\r\nretry-after: \d+\r\n/i.test(head)) {
      report.busy += 1
      busyTook.push(ms)
    } else {
      report.wrong += 1
      others[status] = (others[status] ?? 0) + 1
    }
    if (ms <= order.withinMs) report.within += 1
  }

  const idle: ((person: number) => void)[] = []
  const queue: number[] = []
  let queued = 0
  const sockets: Socket[] = []
  const openConnection = () => {
    let person = -1
    let text = ''
    // Many networks: the flood is of people, not of one script.
    const localAddress = `127.0.${1 + (order.run % 200)}.${1 + (sockets.length % 200)}`
    const socket: Socket = connect({ port: order.port, host: '127.0.0.1', localAddress, noDelay: true })
    const send = (next: number) => {
      person = next
      socket.write(requests[next] as string)
    }
    socket.setEncoding('latin1')
    socket.on('connect', () => idle.push(send))
    socket.on('data', (part: string) => {
      text += part
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) return
      const head = text.slice(0, end + 2)
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
      if (text.length < end + 4 + length) return
      text = ''
      take(person, head)
      person = -1
      const next = queued < queue.length ? queue[queued++] : undefined
      if (next === undefined) idle.push(send)
      else send(next)
    })
    const lost = () => {
      if (person < 0) return
      answered += 1
      broken += 1
      person = -1
    }
    socket.on('error', lost).on('close', lost)
    sockets.push(socket)
  }
  // A proxy has its connections before the crowd comes.
  while (sockets.length < order.connections) {
    for (let n = 0; n < 20 && sockets.length < order.connections; n++) openConnection()
    await new Promise((turn) => setTimeout(turn, 10))
  }
  for (let tries = 0; idle.length < order.connections && tries < 500; tries++)
    await new Promise((turn) => setTimeout(turn, 10))
  start = performance.now()
  let came = 0
  while (came < people) {
    const due = Math.min(people, Math.ceil(((performance.now() - start) / 1000) * perSecond))
    for (; came < due; came++) {
      const send = idle.pop()
      if (send) send(came)
      else queue.push(came)
    }
    await new Promise((turn) => setTimeout(turn, 2))
  }
  const last = performance.now() + patienceMs
  while (answered < people && performance.now() < last) await new Promise((turn) => setTimeout(turn, 10))
  for (const socket of sockets) socket.removeAllListeners('close').destroy()
  took.sort((a, b) => a - b)
  busyTook.sort((a, b) => a - b)
  return {
    ...report,
    broken,
    others,
    unanswered: people - answered,
    takenPerSecond: takenInWindow / seconds,
    p50: at(took, 0.5),
    p99: at(took, 0.99),
    busyP99: at(busyTook, 0.99),
  }
}

process.on('message', (order: FloodOrder) => {
  void flood(order).then((report) => process.send?.(report))
})

// The control of B2 and B3: the smallest server that registers durably and in order. No encryption, no audit, no checks,
// no framework; group commit in a thread, synchronous=FULL. Run as a program: PORT and the file of its database.
import { createServer, type ServerResponse } from 'node:http'
import { Worker } from 'node:worker_threads'

const [port, path, capacity] = process.argv.slice(2)
const worker = new Worker(new URL('./prototype-worker.ts', import.meta.url), {
  workerData: { path, capacity: Number(capacity) },
})

type Answer = { number: number; id: string; status: string; waitingPosition: number | null }
const open = new Map<number, ServerResponse>()
const waiting: { number: number; key: string; name: string; phone: string }[] = []
let busy = false
let count = 0

function hand(): void {
  if (busy || waiting.length === 0) return
  busy = true
  worker.postMessage(waiting.splice(0, 200))
}
worker.on('message', (answers: Answer[]) => {
  busy = false
  hand()
  for (const { number, ...answer } of answers) {
    const text = JSON.stringify(answer)
    open
      .get(number)
      ?.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) })
      .end(text)
    open.delete(number)
  }
})

const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    count += 1
    const { name, phone } = JSON.parse(Buffer.concat(parts).toString()) as { name: string; phone: string }
    open.set(count, response)
    waiting.push({ number: count, key: String(request.headers['idempotency-key']), name, phone })
    hand()
  })
})
server.keepAliveTimeout = 65_000
server.listen({ port: Number(port), host: '127.0.0.1', backlog: 8192 }, () => process.send?.('ready'))

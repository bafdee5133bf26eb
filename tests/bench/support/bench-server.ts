// Servers as processes of their own, on one core, with the processor time they used; and a client that costs little.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'

export type BenchServer = {
  port: number
  pid: number
  /** processor time used so far, milliseconds */
  cpuMs(): number
  /** resident memory, MB */
  residentMb(): number
  /** bytes it has handed to the system to write so far, answers included */
  writtenBytes(): number
  stop(): Promise<void>
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** Server and client on different cores where the system can say so. */
const PIN = existsSync('/usr/bin/taskset') ? ['/usr/bin/taskset', '-c', '0'] : []

/** Starts `node ARGS` with PORT set and waits until `/healthz` answers; says how long that took. */
export async function startBenchServer(
  args: string[],
  env: Record<string, string>,
): Promise<BenchServer & { readyMs: number }> {
  const port = await freePort()
  const start = performance.now()
  const command = [...PIN, process.execPath, ...args]
  const child = spawn(command[0] as string, command.slice(1), {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      PUBLIC_ORIGIN: `http://localhost:${port}`,
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (;;) {
    if (child.exitCode !== null) throw new Error('the server ended before it served')
    const answer = await fetch(`http://localhost:${port}/healthz`).catch(() => undefined)
    if (answer?.ok) break
    await new Promise((next) => setTimeout(next, 5))
  }
  const readyMs = performance.now() - start
  return {
    port,
    pid: child.pid as number,
    readyMs,
    cpuMs: () => cpuOf(child),
    residentMb: () => residentOf(child),
    writtenBytes: () => Number(/^wchar: (\d+)/m.exec(readFileSync(`/proc/${child.pid}/io`, 'utf8'))?.[1]),
    stop: () => end(child),
  }
}

/** utime + stime of /proc/PID/stat, in clock ticks of 10 ms. */
function cpuOf(child: ChildProcess): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function residentOf(child: ChildProcess): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/**
 * Sends one and the same request again and again over kept-alive connections for `milliseconds`, and counts whole answers.
 * Refuses an answer whose status is not the expected one: an error page would be fast too.
 */
export async function hammer(
  port: number,
  request: { path: string; headers?: Record<string, string>; status: number },
  connections: number,
  milliseconds: number,
): Promise<number> {
  const lines = Object.entries({ Host: `localhost:${port}`, ...request.headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  const bytes = Buffer.from(`GET ${request.path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
  const until = performance.now() + milliseconds
  const counts = await Promise.all(
    Array.from({ length: connections }, () => oneConnection(port, bytes, request.status, until)),
  )
  return counts.reduce((sum, count) => sum + count, 0)
}

function oneConnection(port: number, bytes: Buffer, status: number, until: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let answered = 0
    let missing = 0
    let head = ''
    let tail = ''
    socket.on('connect', () => socket.write(bytes))
    socket.on('error', reject)
    socket.on('data', (chunk: Buffer) => {
      let rest = chunk
      if (missing === 0) {
        head += chunk.toString('latin1')
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        if (Number(head.slice(9, 12)) !== status) return void socket.destroy(new Error(`answered ${head.slice(9, 12)}`))
        // A chunked answer tells its end instead of its length.
        const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.POSITIVE_INFINITY)
        missing = status === 304 ? 0 : length
        rest = Buffer.from(head.slice(end + 4), 'latin1')
        head = ''
      }
      missing -= rest.length
      // The last chunk may come in pieces.
      tail = (tail + rest.subarray(-5).toString('latin1')).slice(-5)
      const ended = missing === Number.POSITIVE_INFINITY && tail === '0\r\n\r\n'
      if (missing > 0 && !ended) return
      missing = 0
      tail = ''
      answered++
      if (performance.now() < until) socket.write(bytes)
      else {
        socket.end()
        resolve(answered)
      }
    })
  })
}

// The built product as a process of its own, as an operator starts it.
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync } from 'node:fs'
import { createServer } from 'node:net'
import { inject } from 'vitest'
import { SERVE } from '../../scripts/project.mjs'
import { temporaryFolder } from './embedded.ts'

export type RunningServer = {
  origin: string
  dataDir: string
  process: ChildProcess
  /** everything it wrote to its log so far */
  log(): string
  stop(signal?: NodeJS.Signals): Promise<void>
}

/** A port nobody uses just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

/** Starts the server in a folder of its own and waits until it serves. `demo` begins with the data of the demo, in journeys. */
export async function startServer(
  given: { demo?: boolean; env?: Record<string, string>; port?: number; dataDir?: string } = {},
): Promise<RunningServer> {
  const port = given.port ?? (await freePort())
  const dataDir = given.dataDir ?? temporaryFolder()
  const origin = `http://localhost:${port}`
  if (given.demo) cpSync(inject('demoData'), dataDir, { recursive: true })
  const child = spawn(process.execPath, SERVE, {
    env: {
      ...withoutDatabase(process.env),
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      PUBLIC_ORIGIN: origin,
      ...(given.demo ? { OPEN_DAY_DEMO: '1' } : {}),
      ...given.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  await untilServing(origin, child, () => output)
  return {
    origin,
    dataDir,
    process: child,
    log: () => output,
    stop: (signal = 'SIGTERM') =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill(signal)
      }),
  }
}

function withoutDatabase(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, SMTP_URL: _smtp, PUBLIC_ORIGIN: _origin, ...rest } = env
  return rest
}

async function untilServing(origin: string, child: ChildProcess, output: () => string): Promise<void> {
  const patience = Date.now() + 60_000
  while (Date.now() < patience) {
    if (child.exitCode !== null) throw new Error(`the server ended before it served:\n${output()}`)
    const answer = await fetch(`${origin}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((next) => setTimeout(next, 50))
  }
  throw new Error(`the server did not serve within a minute:\n${output()}`)
}

// Servers and crowds of the benches as child processes, each on a core of its own where the machine has two.
import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { SERVE } from '../../../scripts/project.mjs'
import type { CrowdOrder, CrowdReport } from './crowd.ts'
import type { FloodOrder, FloodReport } from './flood.ts'

const canPin = cpus().length > 1 && existsSync('/usr/bin/taskset')

function pin(child: ChildProcess, core: number): void {
  // Threads that exist already are moved too.
  if (canPin && child.pid) execFileSync('/usr/bin/taskset', ['-acp', String(core), String(child.pid)])
}

export type Running = { pid: number; port: number; stop(signal?: NodeJS.Signals): Promise<void> }

function running(child: ChildProcess, port: number): Running {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    pid: child.pid as number,
    port,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      await gone
    },
  }
}

/** The product, as built, on a data folder of its own. */
export async function startProduct(folder: string, port: number, env: Record<string, string> = {}): Promise<Running> {
  if (!existsSync('build/server/index.js')) throw new Error('there is no build: npm run build')
  const child = spawn(process.execPath, SERVE, {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      DATA_DIR: folder,
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_ORIGIN: `http://127.0.0.1:${port}`,
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  pin(child, 0)
  await answers(port)
  return running(child, port)
}

/** The control server of B2 and B3. */
export async function startPrototype(path: string, port: number, capacity: number): Promise<Running> {
  const child = fork(new URL('./prototype-server.ts', import.meta.url), [String(port), path, String(capacity)])
  pin(child, 0)
  await new Promise((ready) => child.once('message', ready))
  return running(child, port)
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/healthz`)).ok) return
    } catch {
      // Not listening yet.
    }
    await new Promise((next) => setTimeout(next, 20))
  }
  throw new Error('the server did not start')
}

export function sendCrowd(order: CrowdOrder): Promise<CrowdReport> {
  return sendOut<CrowdReport>('./crowd.ts', order)
}

export function sendFlood(order: FloodOrder): Promise<FloodReport> {
  return sendOut<FloodReport>('./flood.ts', order)
}

async function sendOut<Report>(program: string, order: CrowdOrder | FloodOrder): Promise<Report> {
  const child = fork(new URL(program, import.meta.url))
  pin(child, 1)
  try {
    child.send(order)
    return await new Promise<Report>((resolve, reject) => {
      child.once('message', (report) => resolve(report as Report))
      child.once('exit', () => reject(new Error('the crowd went away')))
    })
  } finally {
    child.kill()
  }
}

/** Processor time a process has used, in milliseconds. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

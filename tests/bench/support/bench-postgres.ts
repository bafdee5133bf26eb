// A PostgreSQL of the bench's own that waits for the disk.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export type BenchPostgres = { url: string; stop(): Promise<void> }

export async function startPostgres(): Promise<BenchPostgres> {
  const script = new URL('../../support/postgres-server.ts', import.meta.url).pathname
  const server: ChildProcess = spawn(process.execPath, [script, '--durable'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface(server.stdout as NodeJS.ReadableStream)
  const [line] = (await Promise.race([once(lines, 'line'), once(server, 'close')])) as [unknown]
  if (typeof line !== 'string') throw new Error('PostgreSQL did not start')
  const { url } = JSON.parse(line) as { url: string }
  return {
    url,
    async stop() {
      const gone = once(server, 'close')
      server.stdin?.end()
      await gone
    },
  }
}

// A PostgreSQL server of a bench: its own folder, its own port; it waits for the disk as one in use does.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export async function startPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ['tests/support/postgres-server.ts', '--durable'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const { url } = JSON.parse(line) as { url: string }
  return {
    url,
    async stop() {
      child.stdin.end()
      await once(child, 'exit')
    },
  }
}

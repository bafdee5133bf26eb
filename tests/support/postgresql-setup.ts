// Before the tests on PostgreSQL: one server (that of TEST_POSTGRES_URL, or one of our own) with one migrated database.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrateTemplate, onServer } from './templates.ts'

/** Starts our own server; it stops when its input closes. */
async function startServer(): Promise<{ url: string; process: ChildProcess }> {
  const script = new URL('./postgres-server.ts', import.meta.url).pathname
  const server = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'pipe'] })
  let complaint = ''
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const lines = createInterface(server.stdout)
  const [line] = (await Promise.race([once(lines, 'line'), once(server, 'close')])) as [unknown]
  if (typeof line !== 'string') throw new Error(`No PostgreSQL for the tests:\n${complaint}`)
  return { url: (JSON.parse(line) as { url: string }).url, process: server }
}

async function onAdminConnection<T>(serverUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export default async function setUpPostgresql(project: TestProject) {
  const given = process.env.TEST_POSTGRES_URL
  const own = given ? undefined : await startServer()
  const serverUrl = given ?? (own?.url as string)
  const prefix = `open_day_test_${randomBytes(4).toString('hex')}_`
  const database = `${prefix}template`
  await onAdminConnection(serverUrl, (client) => client.query(`CREATE DATABASE "${database}"`))
  await migrateTemplate(onServer(serverUrl, database))
  project.provide('postgresTemplate', { serverUrl, database, prefix })

  return async () => {
    if (own) {
      own.process.stdin?.end()
      await once(own.process, 'close')
      return
    }
    await onAdminConnection(serverUrl, async (client) => {
      const left = await client.query<{ name: string }>(
        'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
        [prefix],
      )
      for (const { name } of left.rows) await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    })
  }
}

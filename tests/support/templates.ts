// Databases that are migrated once and then copied, and the names under which the tests find them.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

export type SqliteTemplate = { file: string; folder: string }
export type PostgresTemplate = { serverUrl: string; database: string; prefix: string }

declare module 'vitest' {
  interface ProvidedContext {
    sqliteTemplate: SqliteTemplate
    postgresTemplate: PostgresTemplate
    /** the data of a demo that was stopped, for journeys */
    demoData: string
  }
}

/** Runs the migrations on an empty database, in a process of their own. */
export async function migrateTemplate(url: string): Promise<void> {
  const script = new URL('./migrate-template.ts', import.meta.url).pathname
  await promisify(execFile)(process.execPath, [script], { env: { ...process.env, DATABASE_URL: url } })
}

/** The same server, another database. */
export function onServer(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

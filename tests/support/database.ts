// A database of its own for a test or a file of tests, on whichever dialect the vitest project runs.
import { randomUUID } from 'node:crypto'
import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, inject } from 'vitest'
import { onServer } from './templates.ts'

const isPostgresql = process.env.DATABASE_URL?.startsWith('postgres') === true
const made: string[] = []
let madeFor: string | undefined
let admin: Promise<Client> | undefined

/** One connection for making and dropping databases, for as long as this process runs tests. */
function adminConnection(): Promise<Client> {
  admin ??= (async () => {
    const client = new Client({ connectionString: inject('postgresTemplate').serverUrl })
    await client.connect()
    return client
  })()
  return admin
}

/** Removes what the file of tests before this one left; what the last one leaves goes with the set-up's folder or server. */
async function removeFormer(): Promise<void> {
  const { testPath } = expect.getState()
  if (testPath === madeFor) return
  madeFor = testPath
  for (const name of made.splice(0)) {
    if (isPostgresql) await (await adminConnection()).query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    else for (const end of ['', '-wal', '-shm']) await rm(name + end, { force: true })
  }
}

/**
 * The address of a migrated, empty database that nobody else uses. Quick enough to be called for every test. It is
 * removed when the next file of tests begins; close the store on it in a hook of the test before that.
 */
export async function freshDatabaseUrl(): Promise<string> {
  await removeFormer()
  if (!isPostgresql) {
    const { file, folder } = inject('sqliteTemplate')
    const copy = join(folder, `${randomUUID()}.db`)
    await copyFile(file, copy)
    made.push(copy)
    return `file:${copy}`
  }
  const { serverUrl, database, prefix } = inject('postgresTemplate')
  const name = prefix + randomUUID().replaceAll('-', '')
  await (await adminConnection()).query(`CREATE DATABASE "${name}" TEMPLATE "${database}" STRATEGY FILE_COPY`)
  made.push(name)
  return onServer(serverUrl, name)
}

// A migrated SQLite file for tests of the embedded store alone, whatever the project.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { migrate } from '#db/migrate.ts'

const folders: string[] = []

/** A new folder that goes when the file of tests has run. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'open-day-'))
  folders.push(folder)
  return folder
}

export async function embeddedDatabase(): Promise<string> {
  const path = join(temporaryFolder(), 'open-day.db')
  await migrate(`file:${path}`)
  return path
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

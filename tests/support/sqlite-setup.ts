// Before the tests on SQLite: one migrated file, to be copied. After them: the folder goes, with every copy.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrateTemplate } from './templates.ts'

export default async function setUpSqlite(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'open-day-sqlite-'))
  const file = join(folder, 'template.db')
  await migrateTemplate(`file:${file}`)
  project.provide('sqliteTemplate', { file, folder })
  return () => rm(folder, { recursive: true, force: true })
}

// Before the journeys: the data of the demo, filled once and copied for each server that shows it.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { inRoot } from '../../scripts/project.mjs'

export default async function setUpJourneys(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'open-day-demo-'))
  const { DATABASE_URL: _database, SMTP_URL: _smtp, ...rest } = process.env
  const own = { NODE_ENV: 'production' as const, DATA_DIR: folder, PUBLIC_ORIGIN: 'http://localhost:3000' }
  await promisify(execFile)(process.execPath, [inRoot('scripts', 'ops.mjs'), 'seed-demo'], { env: { ...rest, ...own } })
  project.provide('demoData', folder)
  return () => rm(folder, { recursive: true, force: true })
}

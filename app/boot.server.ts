// Start: configuration, keys, migrations, store, background work, the front of the server. Stop: in the reverse order.

import { mkdirSync } from 'node:fs'
import type { ServerBuild } from '@remix-run/node'
import { migrate } from '#db/migrate.ts'
import { openStore } from '#db/open-store.ts'
import { DEMO_PASSWORD, DEMO_STAFF } from '#db/seed/demo-departments.ts'
import type { Store } from '#db/store.ts'
import { useStore } from '#db/work.ts'
import { openSetUp } from './accounts/set-up.server.ts'
import { JOBS } from './background.server.ts'
import { BadSetting, type Config, config, readConfig, useConfig } from './config.server.ts'
import { FAST_PATHS } from './fast-paths.server.ts'
import { LIVE_VIEWS } from './live-views.server.tsx'
import { readKeyRing } from './ops/key-ring-file.server.ts'
import { seedDemo } from './ops/seed-demo.server.ts'
import { useKeyRing } from './platform/key-ring.server.ts'
import { configureLog, log } from './platform/logger.server.ts'
import { startChangeRelay } from './web/change-relay.server.ts'
import { useFastPaths } from './web/fast-path.server.ts'
import { startFront } from './web/front.server.ts'
import { startJobs } from './web/jobs.server.ts'
import { useLiveViews } from './web/live-view.server.ts'
import { gauge } from './web/metrics.server.ts'
import { outboxFacts } from './web/readiness.server.ts'

/** Configuration, log and keys. */
export function prepareWithoutStore(): Config {
  const settings = readConfig()
  useConfig(settings)
  configureLog(settings.logLevel)
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 })
  useKeyRing(readKeyRing(settings.secretsFile))
  return settings
}

/** As above, and an open, migrated store: what the server and most of the operator's commands begin with. */
export async function prepare(): Promise<{ config: Config; store: Store }> {
  const settings = prepareWithoutStore()
  await migrate(settings.databaseUrl)
  const store = await openStore({ url: settings.databaseUrl })
  useStore(store)
  return { config: settings, store }
}

/** As `serving`, but a bad setting ends the process with one line instead of a stack. */
export async function serve(context: { build: ServerBuild }): Promise<void> {
  await endOnBadSetting(() => serving(context))
}

/** Runs `work`; a bad setting is told in one line, and the process ends with 2, as for a command that is used wrongly. */
export async function endOnBadSetting<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof BadSetting)) throw error
    console.error(error.message)
    process.exit(2)
  }
}

/** Serves until told to stop: no new connections, answers and jobs under way finish, then the store closes. */
async function serving({ build }: { build: ServerBuild }): Promise<void> {
  const { store } = await prepare()
  if (config().demo) await seedDemo()
  useFastPaths(FAST_PATHS)
  useLiveViews(LIVE_VIEWS)
  const relay = startChangeRelay(store)
  const front = await startFront(build)
  if (config().port === 0) useConfig(withPort(config(), front.port))
  gauge('open_day_outbox_queued', 'Messages that wait to be sent', async () => (await outboxFacts()).queued)
  gauge('open_day_outbox_oldest_seconds', 'Age of the oldest of them', async () => (await outboxFacts()).oldestSeconds)
  const jobs = startJobs(JOBS)
  log.info('serving', { port: front.port })
  if (config().demo) tellDemo()
  else await tellSetUpAddress()
  const stop = async () => {
    await Promise.all([front.close(), jobs.stop()])
    await relay.close()
    await store.close()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

/** With PORT=0 the system chooses the port; links need to know it. */
function withPort(settings: Config, port: number): Config {
  const address = new URL(settings.publicOrigin)
  return address.port === '0' ? { ...settings, port, publicOrigin: `http://localhost:${port}` } : { ...settings, port }
}

/** On an empty database: where the first admin is made. Printed, not logged: it is a secret for whoever started this. */
async function tellSetUpAddress(): Promise<void> {
  const token = await openSetUp()
  if (!token) return
  console.log(`\nNobody is on the staff yet. Make the first administrator here (works once, for a day):`)
  console.log(`还没有任何账户。请打开以下地址建立第一个管理员（一次有效，24 小时内）：`)
  console.log(`  ${config().publicOrigin}/set-up/${token}\n`)
}

/** Where to look first, with the accounts that only the demo has. */
function tellDemo(): void {
  const origin = config().publicOrigin
  const accounts = DEMO_STAFF.filter((person) => person.password).map((person) => person.email)
  console.log(`\n政务开放日演示 · Open Day demo\n`)
  console.log(`  市民 citizens    ${origin}/`)
  console.log(`  工作台 staff     ${origin}/login`)
  console.log(`  账户 accounts    ${accounts.join('  ')}`)
  console.log(`  密码 password    ${DEMO_PASSWORD}\n`)
}

// Start: configuration, keys, migrations, store, background work, the front of the server. Stop: in the reverse order.

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { migrate } from '#db/migrate.ts'
import { openStore } from '#db/open-store.ts'
import type { Store } from '#db/store.ts'
import { useStore } from '#db/work.ts'
import { type Config, readConfig, useConfig } from './config.server.ts'
import { FAST_PATHS } from './fast-paths.server.ts'
import { type KeyRingFile, newKeyEntry, useKeyRing } from './platform/key-ring.server.ts'
import { configureLog, log } from './platform/logger.server.ts'
import { useFastPaths } from './web/fast-path.server.ts'
import { startFront } from './web/front.server.ts'

/** Configuration, keys and an open, migrated store: what the server and every operator's command begin with. */
export async function prepare(): Promise<{ config: Config; store: Store }> {
  const config = readConfig()
  useConfig(config)
  configureLog(config.logLevel)
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  useKeyRing(readKeyRing(config.secretsFile))
  await migrate(config.databaseUrl)
  const store = await openStore({ url: config.databaseUrl })
  useStore(store)
  return { config, store }
}

/** Reads the key ring, or makes one on the first start. */
function readKeyRing(path: string): KeyRingFile {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const ring: KeyRingFile = { keys: [newKeyEntry()], lookup: randomBytes(32).toString('base64url') }
    writeFileSync(path, `${JSON.stringify(ring, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  }
  return JSON.parse(readFileSync(path, 'utf8')) as KeyRingFile
}

/** Serves until told to stop. */
export async function serve({ build }: { build: ServerBuild }): Promise<void> {
  const { config, store } = await prepare()
  useFastPaths(FAST_PATHS)
  const front = await startFront(build)
  log.info('serving', { port: front.port })
  const stop = async () => {
    await front.close()
    await store.close()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  void config
}

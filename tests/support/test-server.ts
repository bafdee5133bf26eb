// The whole server on a free port of this machine, over the test's store.
import { type Config, readConfig, useConfig } from '#app/config.server.ts'
import { configureLog } from '#app/platform/logger.server.ts'
import { startFront } from '#app/web/front.server.ts'
import { testBuild } from './test-build.ts'

export type TestServer = { port: number; origin: string; close(): Promise<void> }

/** Settings of the tests: nothing of the machine's environment counts. */
export function testConfig(given: Partial<Config> = {}): Config {
  return { ...readConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', DATA_DIR: 'no-such-folder' }), ...given }
}

export async function startTestServer(given: Partial<Config> = {}): Promise<TestServer> {
  configureLog('silent')
  const config = testConfig(given)
  useConfig(config)
  const front = await startFront(await testBuild())
  const origin = given.publicOrigin ?? `http://localhost:${front.port}`
  useConfig({ ...config, port: front.port, publicOrigin: origin })
  return { port: front.port, origin, close: () => front.close() }
}

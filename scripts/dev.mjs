// The demo, built and started anew whenever a source file changes. It runs exactly what production runs: the built
// server, with the front guard and the background work, so that nothing behaves differently while one works on it.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { BUILD_INPUTS } from './freshness.mjs'
import { inRoot, Problem, SERVE } from './project.mjs'
import { setUp } from './setup.mjs'

const QUIET_MS = 200

let server
let pending
let working = false

async function stop() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await gone
}

/** Builds what is stale and starts the server again. A build that fails leaves the former server running. */
async function restart() {
  working = true
  try {
    const node = await setUp({ build: true })
    await stop()
    server = spawn(node, SERVE, { stdio: 'inherit' })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    console.error(error.message)
  } finally {
    working = false
  }
}

function soon() {
  clearTimeout(pending)
  pending = setTimeout(() => (working ? soon() : restart()), QUIET_MS)
}

for (const path of BUILD_INPUTS) {
  try {
    watch(inRoot(path), { recursive: true }, soon)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, async () => {
    await stop()
    process.exit(0)
  })
}
await restart()

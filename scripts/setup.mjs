// Brings a working copy to the point where a command can run: the packages of the lock file, the pinned Node, and for
// commands that serve pages the production build. Does nothing, quickly, when all of it is there.
import { existsSync } from 'node:fs'
import { runQuietly } from './child.mjs'
import * as freshness from './freshness.mjs'
import { whileLocked } from './lock-folder.mjs'
import { step } from './progress.mjs'
import { chooseNode, environmentOutside, environmentWith, findPinnedNode, inRoot, Problem } from './project.mjs'

const npm = (args, onStart) =>
  runQuietly('npm', args, environmentOutside(), { shell: process.platform === 'win32', onStart })

async function installPackages(onStart) {
  if (freshness.packages.isFresh()) return
  const finish = freshness.packages.prepare()
  if (!freshness.installedByHand()) {
    // Development packages too, whatever NODE_ENV says: the build needs them.
    const install = ['ci', '--include=dev', '--no-audit', '--no-fund']
    await step('Installing packages (about a minute, once)', () => npm(install, onStart))
  }
  // Where install scripts are switched off, npm leaves the package `node` without its binary.
  if (!findPinnedNode()) {
    const fetch = ['rebuild', 'node', '--ignore-scripts=false']
    await step('Fetching the Node of the project', () => npm(fetch, onStart)).catch(() => {})
  }
  finish()
}

async function buildForProduction(node, onStart) {
  if (freshness.build.isFresh()) return
  const finish = freshness.build.prepare()
  freshness.build.clear()
  const env = environmentWith(node, { NODE_ENV: 'production' })
  await step('Building the pages', async () => {
    await runQuietly(node, [inRoot('node_modules/@remix-run/dev/dist/cli.js'), 'vite:build'], env, { onStart })
    const worker = inRoot('scripts/build-worker.mjs')
    if (existsSync(worker)) await runQuietly(node, [worker], env, { onStart })
  })
  finish()
}

/** Sets up what is missing or stale. Returns the Node to run with. */
export async function setUp({ build }) {
  if (!existsSync(inRoot('package-lock.json'))) throw new Problem('package-lock.json is missing: take a complete copy.')
  const isReady = () => freshness.packages.isFresh() && (!build || freshness.build.isFresh())
  if (isReady()) return chooseNode()
  const onWait = () => process.stderr.write('Another start is setting up this folder; waiting for it …\n')
  return whileLocked(
    inRoot('.cache', 'set-up.lock'),
    async (note) => {
      await installPackages(note)
      const node = chooseNode()
      if (build) await buildForProduction(node, note)
      return node
    },
    onWait,
  )
}

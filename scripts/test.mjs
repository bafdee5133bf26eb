// Everything that is checked, in order: types, lint and format, then the tests. The last line sums it up.
//   test.mjs all     what the continuous integration runs: both databases and the journeys
//   test.mjs quick   what every change needs: the tests without a database and those on SQLite
// Further arguments go to vitest: names of files, or `-t "part of a name"`.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { provideBrowser } from './browser.mjs'
import { runHere, runQuietly } from './child.mjs'
import { step } from './progress.mjs'
import { inRoot, Problem } from './project.mjs'
import { countTests } from './test-count.mjs'

const node = process.execPath
const tool = (path) => inRoot('node_modules', path)
const results = inRoot('.cache', 'test-results.json')

const TYPES = [inRoot('scripts', 'check-types.mjs')]
const LINT = [tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '--colors=off']

/** Counts a program as one check. Its output is shown when it fails. */
async function check(title, args) {
  try {
    await step(title, () => runQuietly(node, args, process.env))
    return { passed: 1, failed: 0 }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    console.error(error.message)
    return { passed: 0, failed: 1 }
  }
}

function readReport() {
  try {
    return JSON.parse(readFileSync(results, 'utf8'))
  } catch {
    return undefined
  }
}

async function runTests(projects, args, env) {
  mkdirSync(inRoot('.cache'), { recursive: true })
  rmSync(results, { force: true })
  const code = await runHere(
    node,
    [
      tool('vitest/vitest.mjs'),
      'run',
      ...projects.map((project) => `--project=${project}`),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${results}`,
      ...args,
    ],
    env,
  )
  return countTests(readReport(), code)
}

async function main([extent, ...args]) {
  const counts = []
  const env = { ...process.env, NODE_ENV: 'test' }
  const projects = ['unit', 'sqlite']
  if (extent === 'all') {
    projects.push('postgresql')
    try {
      env.CHROMIUM_PATH = await provideBrowser(node)
      projects.push('journeys')
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      console.error(error.message)
      counts.push({ passed: 0, failed: 1 })
    }
  }
  counts.push(await check('Checking types', TYPES), await check('Checking style', LINT))
  counts.push(await runTests(projects, args, env))
  const sum = (what) => counts.reduce((total, count) => total + count[what], 0)
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed') === 0 ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))

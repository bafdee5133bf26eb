// Whether the packages and the build are those that the sources ask for. Works without git: it compares contents.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot } from './project.mjs'

export const BUILD_INPUTS = [
  'app',
  'db',
  'emails',
  'public',
  'scripts/build-worker.mjs',
  'package.json',
  'package-lock.json',
  'remix.config.js',
  'vite.config.ts',
  'tsconfig.json',
]

function addToHash(hash, path) {
  const full = inRoot(path)
  if (!existsSync(full)) return
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) if (!name.startsWith('.')) addToHash(hash, join(path, name))
    return
  }
  const content = readFileSync(full)
  hash.update(`${path}\0${content.length}\0`).update(content)
}

const hashOf = (paths) => {
  const hash = createHash('sha256')
  for (const path of paths) addToHash(hash, path)
  return hash.digest('hex')
}

/** A mark beside the result, holding a hash of what it was made from. */
function mark(file, inputs, about = '') {
  const path = inRoot(file)
  return {
    isFresh: () => existsSync(path) && readFileSync(path, 'utf8') === hashOf(inputs) + about,
    clear: () => rmSync(path, { force: true }),
    /** Takes the hash before the work, so that a file saved meanwhile leaves the result stale. */
    prepare: () => {
      const value = hashOf(inputs) + about
      return () => {
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, value)
      }
    },
  }
}

export const packages = mark(
  'node_modules/.open-day-stamp',
  ['package-lock.json'],
  ` ${process.platform}-${process.arch}`,
)
export const build = mark('build/.stamp', BUILD_INPUTS)

/**
 * True if somebody installed the packages by hand: npm's own record names every package of the lock file that is not
 * optional, in the same version, and each is there.
 */
export function installedByHand() {
  const record = inRoot('node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(
    ([place, entry]) =>
      place === '' ||
      entry.optional ||
      (installed[place]?.version === entry.version && existsSync(inRoot(place, 'package.json'))),
  )
}

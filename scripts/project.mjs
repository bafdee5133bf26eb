// Where things are in the working copy, and which Node runs them. Builtin modules only: this is read before anything is
// installed, on whatever Node the machine has.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
export const inRoot = (...parts) => join(ROOT, ...parts)

/**
 * What Node is given to serve. In a rush thousands of requests wait at once; with room for 32 MB of young objects, twice the
 * engine's own, they are answered before they count as old. The room is taken only when it is needed.
 */
export const SERVE = ['--max-semi-space-size=32', inRoot('scripts', 'serve.mjs')]

/** Something a person can act on. Shown as its message alone, without a stack. */
export class Problem extends Error {}

const PINNED = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
const OLDEST = 24

/** The Node of the project, from the package `node`; undefined while it is not installed or cannot run here. */
export function findPinnedNode() {
  return spawnSync(PINNED, ['--version'], { encoding: 'utf8' }).status === 0 ? PINNED : undefined
}

/**
 * The Node to run the product with: the pinned one; where its binary cannot run (musl, rare processors) the one that
 * runs this script, if it is new enough. An older one is refused: better-sqlite3 crashes on it.
 */
export function chooseNode() {
  const pinned = findPinnedNode()
  if (pinned) return pinned
  if (Number.parseInt(process.versions.node, 10) >= OLDEST) return process.execPath
  throw new Problem(
    `Node ${OLDEST} is needed. The copy that comes with the packages does not run on this machine, and ${process.execPath} is ${process.version}.`,
  )
}

const delimiter = process.platform === 'win32' ? ';' : ':'

/** The environment for a child that finds the given Node and the project's commands first. */
export function environmentWith(node, more = {}) {
  const path = [dirname(node), inRoot('node_modules', '.bin'), process.env.PATH].join(delimiter)
  return { ...process.env, ...more, PATH: path }
}

/** The environment for npm itself: it must not run on a Node inside the folder that it is about to replace. */
export function environmentOutside() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(inRoot('node_modules')))
  return { ...process.env, PATH: path.join(delimiter) }
}

// Writes the gate's service worker: app/check-in/gate-worker.js with the list of files that the page /gate needs, found by
// following the build's own references from its manifest. The version is a hash of that list and of the worker.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from './project.mjs'

const client = inRoot('build/client')
const PAGE = 'check-in/routes/gate-page'
const FIXED = ['/gate.webmanifest', '/favicon.svg']

function readManifest() {
  const file = readdirSync(join(client, 'assets')).find((name) => /^manifest-.*\.js$/.test(name))
  const text = readFileSync(join(client, 'assets', file), 'utf8')
  const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)
  return { path: `/assets/${file}`, ...JSON.parse(json) }
}

/** All files that these lead to: imports of scripts, dynamic ones too, and whatever else they name in /assets. */
function reachable(starts) {
  const found = new Set()
  const visit = (path) => {
    if (found.has(path) || !existsSync(join(client, path))) return
    found.add(path)
    if (!path.endsWith('.js')) return
    const text = readFileSync(join(client, path), 'utf8')
    for (const [, name] of text.matchAll(/["'`](?:\.\/|\/?assets\/)([\w.-]+\.(?:js|css|wasm))["'`]/g))
      visit(`/assets/${name}`)
  }
  for (const path of starts) visit(path)
  return [...found].sort()
}

const manifest = readManifest()
const parts = [manifest.entry, manifest.routes.root, manifest.routes[PAGE]]
const icons = readdirSync(client).filter((name) => /^gate-icon.*\.(svg|png)$/.test(name))
const starts = parts.flatMap(({ module, imports = [], css = [] }) => [module, ...imports, ...css])
const files = [manifest.path, ...FIXED, ...icons.map((name) => `/${name}`), ...reachable(starts)]
const paths = [...new Set(files)]

const worker = readFileSync(inRoot('app/check-in/gate-worker.js'), 'utf8')
const hash = createHash('sha256').update(worker)
for (const path of paths) hash.update(path).update(readFileSync(join(client, path)))
const version = hash.digest('hex').slice(0, 16)
const head = `const VERSION = '${version}'\nconst MANIFEST = '${manifest.path}'\nconst FILES = ${JSON.stringify(paths)}\n`
writeFileSync(join(client, 'gate-worker.js'), head + worker)
